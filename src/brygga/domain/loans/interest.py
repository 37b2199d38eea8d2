"""Interest of stretches of days, exact until the one rounding that the terms name.

The trick: a stretch knows its period, so PERIOD (which counts no days) can share a period by actual days when a change
falls inside it, and every other day count is asked for the stretch alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import NamedTuple

from brygga.domain.dates import DAY_COUNTS, SERIALS
from brygga.domain.loans.grid import Every
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import ROUNDINGS

PERIOD = "PERIOD"
"""The day count that counts no days: a period is its share of the year."""


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


class Parts(NamedTuple):
    """Whole periods as parts of a year: days (None where none are counted) and above/below years, one a period."""

    days: list[int] | list[None]
    above: list[int]
    below: int


def year_parts(terms: LoanTerms, start: date, dues: list[date]) -> Parts:
    """All periods of a plan at once, the first from `start`; the same parts as the day count gives one by one."""
    return parts_between(terms.day_count, terms.every, [start, *dues])


def parts_between(day_count: str, every: Every, days: list[date]) -> Parts:
    """The periods between these days, each a whole one."""
    if day_count == PERIOD:
        a_year, places = every.a_year, len(days) - 1
        return Parts([None] * places, [a_year.denominator] * places, a_year.numerator)
    if day_count in SERIALS:
        serial, basis = SERIALS[day_count]
        since = [serial(day) for day in days]
        between = [later - earlier for earlier, later in pairwise(since)]
        return Parts(between, between, basis)
    count = DAY_COUNTS[day_count]
    counted = [count(first, last) for first, last in pairwise(days)]
    below = lcm(*(part[2] for part in counted))
    return Parts([part[0] for part in counted], [part[1] * (below // part[2]) for part in counted], below)


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
