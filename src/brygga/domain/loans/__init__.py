"""Loans as pure values: terms, the plan they give, what payments do to it, and what the loan costs.

`terms` says what was agreed, `schedule.plan` what falls due, `state.state` where the loan stands on a day, `cost` what
it costs. `versions` keeps what was changed later, `losses` what a claim is worth; `conventions` and `kept` are for
loans taken over from another lender. Inside this package amounts are bare minor units of the terms' currency, because
a plan is thousands of them; what leaves it is Money or a Row of a Plan that knows its currency. The worked tables are
docs/algorithms/loan-*.md and taken-over-loans.md.
"""
