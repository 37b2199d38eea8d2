"""Interest of stretches of days, exact until the one rounding that the terms name.

The trick: a stretch knows its period, so PERIOD (which counts no days) can share a period by actual days when a change
falls inside it, and every other day count is asked for the stretch alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from brygga.domain.dates import DAY_COUNTS
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import ROUNDINGS


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` up to `end` on which balance (minor units) and yearly rate stand still, inside one period."""

    start: date
    end: date
    balance: int
    rate: Fraction
    period_start: date
    period_end: date


def year_part(terms: LoanTerms, stretch: Stretch) -> Fraction:
    """The stretch as a part of a year by the terms' day count."""
    count = DAY_COUNTS.get(terms.day_count)
    if count is not None:
        _, above, below = count(stretch.start, stretch.end)
        return Fraction(above, below)
    days = (stretch.end - stretch.start).days
    period = (stretch.period_end - stretch.period_start).days
    return Fraction(days, period) / terms.every.a_year


def exact_interest(terms: LoanTerms, stretches: Iterable[Stretch]) -> Fraction:
    """Interest of the stretches in minor units, not rounded."""
    return sum((stretch.balance * stretch.rate * year_part(terms, stretch) for stretch in stretches), Fraction(0))


def rounded_interest(terms: LoanTerms, stretches: Iterable[Stretch]) -> int:
    """Interest of one period: rounded once, or stretch by stretch where the terms say so."""
    rounding = ROUNDINGS[terms.rounding]
    if terms.stretch_rounding == "stretch":
        parts = [exact_interest(terms, [stretch]) for stretch in stretches]
    else:
        parts = [exact_interest(terms, stretches)]
    return sum(rounding(part.numerator, part.denominator) for part in parts)
