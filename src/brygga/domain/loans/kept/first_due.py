"""When the first instalment falls due, by the rules that lenders name for it."""

from __future__ import annotations

from datetime import date

from brygga.domain.dates import add_months, month_end

RULES = ("start_date", "next_month", "month_end", "cycle_day")


def first_due(rule: str, start: date, cycle_day: int = 1) -> date:
    """The start itself, the first of the next month, the last of this one, or the next day of that number."""
    if rule == "start_date":
        return start
    if rule == "next_month":
        return add_months(start.replace(day=1), 1)
    if rule == "month_end":
        return start.replace(day=month_end(start.year, start.month))
    this = start.replace(day=min(cycle_day, month_end(start.year, start.month)))
    return this if this > start else add_months(start.replace(day=1), 1).replace(day=cycle_day)
