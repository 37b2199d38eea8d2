"""The reference rate of late interest: one a calendar half-year, set by a central bank and never carried forward.

Idea: the rate that holds is looked up by the half-year's first day; a half-year that is not in the table is an error,
since last half-year's rate is a guess that looks like a fact. Trick: it is rounded to the nearest *higher* step, so a
rate that stands on a step stays, also below zero. Source: räntelagen (1975:635) 9 §; directive 2011/7/EU art. 2(7).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from brygga.domain.rates import Rate

RateOn = Callable[[date], Rate]
"""The yearly rate that holds on a day."""


class ReferenceRateMissing(LookupError):
    """The table has no rate for the half-year that begins on `half_year`."""

    def __init__(self, begins: date) -> None:
        super().__init__(f"no reference rate for the half-year from {begins}")
        self.half_year = begins


@dataclass(frozen=True, slots=True)
class ReferenceRate:
    """One half-year's rate and where it is published; `sure` is False until somebody has read it there. A corrected
    decision takes the row's place: it holds from the half-year's first day, not from the day of the correction."""

    from_on: date
    rate: Rate
    source: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class LateTerms:
    """A country's late interest: points above the reference rate when a debt is late and when money goes back, days
    from a demand until interest runs, the step of the reference rate, the day count, and the table of rates."""

    late_margin: Rate
    restitution_margin: Rate
    demand_days: int
    step: Rate
    day_count: str
    rates: tuple[ReferenceRate, ...]

    def table(self) -> dict[date, Rate]:
        """Return the rates by the half-year's first day."""
        return {row.from_on: row.rate for row in self.rates}


def half_year(on: date) -> date:
    """Return the first day of the calendar half-year that holds a day."""
    return date(on.year, 1 if on.month <= 6 else 7, 1)


def next_half_year(on: date) -> date:
    """Return the first day of the half-year after the one that holds a day; date.max when the calendar ends."""
    if on.month <= 6:
        return date(on.year, 7, 1)
    return date(on.year + 1, 1, 1) if on.year < date.max.year else date.max


def rounded_up(rate: Rate, step: Rate) -> Rate:
    """Return the nearest multiple of `step` that is not below the rate: 2.75 by halves is 3.00, 1.50 stays."""
    steps = rate.fraction / step.fraction
    return Rate(Fraction(-(-steps.numerator // steps.denominator)) * step.fraction)


def reference_on(table: Mapping[date, Rate], on: date) -> Rate:
    """Return the reference rate on a day. Raises ReferenceRateMissing."""
    begins = half_year(on)
    if begins not in table:
        raise ReferenceRateMissing(begins)
    return table[begins]


def statutory(table: Mapping[date, Rate], margin: Rate, least: Rate | None = None) -> RateOn:
    """Return the rate by law for any day: reference + margin, or `least` (the contract's rate) where that is higher."""

    def on(day: date) -> Rate:
        by_law = reference_on(table, day) + margin
        return by_law if least is None else max(by_law, least)

    return on
