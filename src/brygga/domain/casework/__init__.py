"""The pure rules of a case: who may do what, who decides, and does the plan hold together.

Idea: every rule is a table of stable codes with a small function that reads it; words for people stand in `texts`
and `labels`. A no is a value (`Refusal`) with its section and its way on, never an exception. Nothing here knows a
clock, a database or a country: day, rule set and statute come in as arguments.
Words: docs/glossary.md. Worked tables: docs/algorithms/decision-rules.md, segregation.md, financing-plan.md.
"""
