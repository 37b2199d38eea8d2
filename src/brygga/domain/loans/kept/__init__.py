"""A loan that keeps another lender's plan: its rows as that system would show them on a day.

`slots` says when instalments fall due, `cumulative` and `progressive` (with `chained` levels) walk them, `book` puts
money on them, `ageing` says how late they are. The conventions themselves are in loans.conventions.
"""
