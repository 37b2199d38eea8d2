"""The days of a loan: when each instalment falls due and when it can be paid.

The trick: instalment n is stepped from the first due date, so a short month leaves no trace, and days beyond the term
exist for whoever pays late.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from brygga.domain.dates import BeyondCalendar, IsWorkingDay, add_months, add_weeks, next_working_day

DAYS_IN = {"weeks": 7, "days": 1}
PERIODS_A_YEAR = {"months": 12, "weeks": 52, "days": 365}


def add_days(seed: date, days: int) -> date:
    """The day `days` later. Raises BeyondCalendar."""
    try:
        return seed + timedelta(days=days)
    except OverflowError as wrong:
        raise BeyondCalendar(f"{seed} {days:+d} days") from wrong


STEPS: dict[str, Callable[[date, int], date]] = {"months": add_months, "weeks": add_weeks, "days": add_days}
"""Unit → how a number of them is stepped from a seed day."""


@dataclass(frozen=True, slots=True)
class Every:
    """How often instalments fall due: every `count` "months", "weeks" or "days"."""

    unit: str
    count: int

    @property
    def a_year(self) -> Fraction:
        """Periods a year: 12 for monthly, 52/2 for every second week, 365/15 for every fifteenth day."""
        return Fraction(PERIODS_A_YEAR[self.unit], self.count)


def due_day(first_due_on: date, every: Every, nr: int) -> date:
    """The nominal due date of instalment `nr` (1, 2, …; beyond the term too). Raises dates.BeyondCalendar."""
    return STEPS[every.unit](first_due_on, every.count * (nr - 1))


def due_days(first_due_on: date, every: Every, term: int) -> list[date]:
    """The nominal due dates of all instalments."""
    count = every.count
    if every.unit == "months" and first_due_on.day <= 28 and term:
        # No month cuts the 28th, so the days of a long plan need no stepping; the last proves that all exist.
        due_day(first_due_on, every, term)
        first, day = first_due_on.year * 12 + first_due_on.month - 1, first_due_on.day
        return [date(at // 12, at % 12 + 1, day) for at in range(first, first + count * term, count)]
    step = STEPS[every.unit]
    return [step(first_due_on, places) for places in range(0, count * term, count)]


def pay_days(dues: list[date], is_bank_day: IsWorkingDay | None) -> list[date]:
    """The days on which the instalments can be paid: the next bank day, or the nominal day without a calendar."""
    if is_bank_day is None:
        return dues
    return [next_working_day(due, is_bank_day) for due in dues]


def periods_since_first(first_due_on: date, every: Every, day: date) -> Fraction:
    """How many periods after the first due date a day lies, shared by actual days within its period; day ≥ first."""
    if every.unit != "months":
        return Fraction((day - first_due_on).days, DAYS_IN[every.unit] * every.count)
    whole = ((day.year - first_due_on.year) * 12 + day.month - first_due_on.month) // every.count
    if due_day(first_due_on, every, whole + 1) > day:
        whole -= 1
    start = due_day(first_due_on, every, whole + 1)
    return whole + Fraction((day - start).days, (due_day(first_due_on, every, whole + 2) - start).days)
