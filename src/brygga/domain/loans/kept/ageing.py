"""How late a taken-over loan is, by its first lender's count: days, the range they fall in, and what stands in each.

The trick: a range is data (name, first day, last day or None), so another lender's names are no code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from brygga.domain.loans.kept.lines import KeptRow

Range = tuple[str, int, int | None]
"""Name, first and last day of it; None where it has no end."""


@dataclass(frozen=True, slots=True)
class Late:
    """How late a loan is: days (0: it is not), since when it counts as late, and the name of the range (None: none)."""

    days: int
    since: date | None
    range: str | None


def days_late(
    due: date, as_of: date, *, grace: int = 0, first_day: int = 0, paused: Iterable[tuple[date, date]] = ()
) -> int:
    """Days from the due date on less the days of grace and those on which the count stood still; never below 0."""
    still = sum(max((min(end, as_of) - max(start, due)).days, 0) for start, end in paused)
    return max((as_of - due).days + first_day - grace - still, 0)


def range_of(days: int, ranges: Sequence[Range]) -> str | None:
    """The name of the range that the days fall in."""
    return next((name for name, first, last in ranges if first <= days and (last is None or days <= last)), None)


def unpaid_by_range(
    rows: Iterable[KeptRow], as_of: date, ranges: Sequence[Range], *, paused: Sequence[tuple[date, date]] = ()
) -> dict[str, int]:
    """What is unpaid of instalments past due (minor units), by the range of each instalment's own plain days."""
    found: dict[str, int] = {}
    for row in rows:
        name = range_of(days_late(row.due_on, as_of, paused=paused), ranges) if row.outstanding else None
        if name is not None:
            found[name] = found.get(name, 0) + row.outstanding
    return found


def loan_late(
    rows: Iterable[KeptRow],
    as_of: date,
    ranges: Sequence[Range],
    *,
    grace: int = 0,
    first_day: int = 0,
    paused: Iterable[tuple[date, date]] = (),
) -> Late:
    """The whole loan by its oldest unpaid instalment."""
    unpaid = [row.due_on for row in rows if row.outstanding and row.due_on <= as_of]
    if not unpaid:
        return Late(0, None, None)
    days = days_late(unpaid[0], as_of, grace=grace, first_day=first_day, paused=paused)
    since = unpaid[0] + timedelta(days=grace) if days else None
    return Late(days, since, range_of(days, ranges))
