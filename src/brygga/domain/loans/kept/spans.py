"""Spans of accrual that count both their ends, as some lenders keep them: their interest, breaks and overlaps.

The trick: a span is closed, so the next one starts the day after, and two spans that share a day clash. The house's own
periods are half-open; do not mix them. Interest stays exact, so any way of cutting the days gives the same sum.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from brygga.domain.loans.conventions import Convention

_DAY = timedelta(days=1)
SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both counted."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Days counted."""
        return (self.last - self.first).days + 1

    def overlaps(self, other: Span) -> bool:
        """Whether they share a day."""
        return self.first <= other.last and other.first <= self.last


def accrued_to(convention: Convention, first: date, day: date) -> Span:
    """The span of an accrual on a day: the day itself counts where the lender counts both ends."""
    return Span(first, day if convention.both_ends else day - _DAY)


def span_interest(balance: int, rate: Fraction, span: Span, basis: int = 365) -> Fraction:
    """Simple interest in minor units, exact."""
    return balance * rate * Fraction(span.days, basis)


def breaks(span: Span, frequency: str, due_days: Collection[date]) -> list[date]:
    """The last days of the parts that a span is accrued in: every day, Sunday or month's end, and before a due date."""
    days = [span.first + _DAY * nr for nr in range(span.days)]
    return [day for day in days if _breaks(day, frequency) or day + _DAY in due_days]


def _breaks(day: date, frequency: str) -> bool:
    if frequency == "daily":
        return True
    if frequency == "weekly":
        return day.weekday() == SUNDAY
    return day.day == monthrange(day.year, day.month)[1]


def cut(span: Span, last_days: Iterable[date]) -> list[Span]:
    """The span cut after each of the days, the last part ending where it does."""
    parts, first = [], span.first
    for last in sorted({*(day for day in last_days if span.first <= day < span.last), span.last}):
        parts.append(Span(first, last))
        first = last + _DAY
    return parts


def penalty(overdue: int, rate: Fraction, due: date, paid: date, grace: int) -> Fraction:
    """Simple penalty on what is overdue for the days beyond the days of grace, over 365; minor units, exact."""
    return overdue * rate * Fraction(max((paid - due).days - grace, 0), 365)
