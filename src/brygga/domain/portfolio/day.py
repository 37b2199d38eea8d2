"""One day of a portfolio: what has accrued, what is late and for how long, for all loans at once.

The trick: a loan is a straight line until its next event, so a day is one multiplication and one division a loan; those
whose event has come are asked one by one, which on an ordinary day is one loan in thirty. Nothing is kept from
yesterday: any day that the lines reach can be asked for, and asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np

from brygga.domain.loans.state import BUCKETS, State
from brygga.domain.portfolio.positions import NUMBERINGS, Positions, day_number
from brygga.domain.portfolio.whole import Ints, Numbers

BUCKET_NAMES = tuple(name for _, name in reversed(BUCKETS))
"""From nothing late to ninety days and more."""
_BUCKET_STARTS = tuple(least for least, _ in reversed(BUCKETS))[1:]

AskOne = Callable[[int], State]
"""A loan's place → its state on the day, by `domain.loans`."""


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """n loans on `as_of`. Columns of shape (n,): minor units, days, and the place in BUCKET_NAMES. `asked`: the places
    that went one by one. Amounts are int64, dtype object where one does not fit."""

    as_of: date
    outstanding: Numbers
    accrued: Numbers
    overdue: Numbers
    days_past_due: Ints
    bucket: Ints
    asked: Ints


def day(positions: Positions, as_of: date, ask_one: AskOne) -> Day:
    """All loans on a day; those that their lines do not reach by `ask_one`."""
    ordinal = as_of.toordinal()
    is_late = positions.late_since > 0
    days_past_due = np.where(is_late, ordinal - positions.late_since, 0)
    if ordinal < positions.read_on:
        asked = np.arange(len(positions))
    else:
        asked = np.flatnonzero(positions.until <= ordinal)
    columns: tuple[Numbers, ...] = (
        positions.outstanding, _accrued(positions, as_of), positions.overdue, days_past_due,
    )  # fmt: skip
    if len(asked):
        columns = _with_asked(columns, asked, ask_one)
    outstanding, accrued, overdue, days_past_due = columns
    return Day(as_of, outstanding, accrued, overdue, days_past_due, buckets_of(days_past_due), asked)


def buckets_of(days_past_due: Ints) -> Ints:
    """The places in BUCKET_NAMES of numbers of days; beyond the last start all days are alike."""
    place = np.searchsorted(_BUCKET_STARTS, np.arange(_BUCKET_STARTS[-1] + 1), side="right")
    return place.take(days_past_due, mode="clip")


def _accrued(positions: Positions, as_of: date) -> Ints:
    """Accrued interest by the lines; beyond their ends the numbers mean nothing, and may have gone round."""
    read_on = date.fromordinal(positions.read_on)
    steps = np.array([day_number(n, as_of) - day_number(n, read_on) for n in range(len(NUMBERINGS))])
    doubled: Ints = steps.take(positions.numbering)
    doubled *= positions.twice_slope
    doubled += positions.doubled
    if not positions.even.any():
        return np.floor_divide(doubled, positions.twice_below, out=doubled)
    whole: Ints = doubled // positions.twice_below
    whole -= (whole * positions.twice_below == doubled) & whole & positions.even
    return whole


def _with_asked(columns: tuple[Numbers, ...], asked: Ints, ask_one: AskOne) -> tuple[Numbers, ...]:
    """The columns with the asked rows in their places; the second and the last are today's own, the others copied."""
    rows = []
    for place in asked.tolist():
        at = ask_one(place)
        rows.append((at.outstanding_principal.minor, at.accrued_interest.minor, at.overdue.minor, at.days_past_due))
    fits = all(abs(number) < 2**63 for row in rows for number in row[:3])
    found = []
    for nr, (column, numbers) in enumerate(zip(columns, zip(*rows, strict=True), strict=True)):
        filled = column.astype(np.int64 if fits or nr == 3 else object, copy=nr in (0, 2))
        filled[asked] = numbers
        found.append(filled)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Ratios:
    """A portfolio's quality on a day; amounts in minor units, one a bucket in the order of BUCKET_NAMES."""

    loans: tuple[int, ...]
    outstanding: tuple[int, ...]
    overdue: tuple[int, ...]

    def at_risk(self, days: int) -> Fraction | None:
        """Portfolio at risk: outstanding principal of loans at least 30 or 90 days late over all of it (PAR30, PAR90;
        CGAP, "Measuring results of microfinance institutions", 2009); None when nothing is outstanding."""
        whole = sum(self.outstanding)
        late = sum(self.outstanding[_BUCKET_STARTS.index(days) + 1 :])
        return Fraction(late, whole) if whole else None


def ratios(on: Day) -> Ratios:
    """Sums by bucket, exact whatever their size."""
    within = [on.bucket == place for place in range(len(BUCKET_NAMES))]
    return Ratios(
        loans=tuple(int(np.count_nonzero(rows)) for rows in within),
        outstanding=tuple(_sum(on.outstanding[rows]) for rows in within),
        overdue=tuple(_sum(on.overdue[rows]) for rows in within),
    )


def _sum(amounts: Numbers) -> int:
    """The halves of 32 bits are summed apart: two milliard rows would be needed to overflow."""
    if amounts.dtype == object:
        return int(sum(amounts.tolist()))
    return (int((amounts >> 32).sum()) << 32) + int((amounts & 0xFFFFFFFF).sum())
