"""When the first instalment falls due, by the rules that lenders name for it."""

from __future__ import annotations

from datetime import date

from brygga.domain.dates import add_months, month_end

RULES = ("start_date", "next_month", "month_end", "cycle_day")


def first_due(rule: str, start: date, cycle_day: int = 1) -> date:
    """The start itself, the first of the next month, the last of this one, or the next day of that number.

    A month that has no day of that number has it on its last day.
    """
    if rule == "start_date":
        return start
    if rule == "next_month":
        return add_months(start.replace(day=1), 1)
    if rule == "month_end":
        return _of_month(start, 31)
    this = _of_month(start, cycle_day)
    return this if this > start else _of_month(add_months(start, 1), cycle_day)


def _of_month(day: date, number: int) -> date:
    return day.replace(day=min(number, month_end(day.year, day.month)))
