"""A rate that follows a reference: what it is from each day on which it is set anew.

The trick: the reference is turned into dated rate changes once, and they are stored with the terms; a plan made last
year is never reckoned again with the reference that is known today.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from brygga.domain.dates import add_months
from brygga.domain.loans.draft import RateChange
from brygga.domain.rates import Rate


@dataclass(frozen=True, slots=True)
class Reference:
    """Known values of a reference rate by the day from which each holds, the margin on it, and the floor of the sum."""

    known: tuple[RateChange, ...]
    margin: Rate
    floor: Rate | None = None

    def rate_on(self, day: date) -> Rate | None:
        """The reference in force on the day with the margin, not below the floor; None before the first value."""
        found = [change for change in self.known if change.from_on <= day]
        if not found:
            return None
        rate = max(found, key=lambda change: change.from_on).rate + self.margin
        return rate if self.floor is None else max(rate, self.floor)


def reset_days(first: date, months: int, until: date) -> list[date]:
    """Every so many months from the first reset up to, not including, a day."""
    days, nr = [], 0
    while (day := add_months(first, months * nr)) < until:
        days.append(day)
        nr += 1
    return days


def rates_at(reference: Reference, resets: Iterable[date]) -> tuple[RateChange, ...]:
    """The rate changes that the resets make; a reset at which nothing changed makes none."""
    changes: list[RateChange] = []
    for day in sorted(resets):
        rate = reference.rate_on(day)
        if rate is not None and (not changes or changes[-1].rate != rate):
            changes.append(RateChange(day, rate))
    return tuple(changes)


def next_reset(resets: Sequence[date], after: date) -> date | None:
    """The first reset after a day: when the borrower is told a new rate."""
    return next((day for day in sorted(resets) if day > after), None)
