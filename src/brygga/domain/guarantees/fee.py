"""The fee of a guarantee: per cent a year on what is guaranteed, day by day.

Idea: each stretch of days costs its guaranteed amount × rate × part of the year; what a counter-guarantee carries is
discounted, so that the borrower sees what the backing gives. Trick: stretches are exact fractions and rounded once for
the period, before the discount and the discount each, so the bill's two lines sum. The same function gives the fee in
advance (on the plan's balances) and what was earned (on those that came). Do not round each day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from brygga.domain.dates import DayCount, Period
from brygga.domain.guarantees.exposure import Step
from brygga.domain.money import Money, Rounding
from brygga.domain.rates import Rate


@dataclass(frozen=True, slots=True)
class FeeTerms:
    """Rate on the gross exposure, discount on the part that counter-guarantees carry, and how days are counted."""

    rate: Rate
    discount: Rate
    day_count: DayCount


@dataclass(frozen=True, slots=True)
class Fee:
    """A period's fee: before discount, the discount, and what is due."""

    before_discount: Money
    discount: Money

    @property
    def due(self) -> Money:
        """Return what the borrower pays."""
        return self.before_discount - self.discount


def fee_of(period: Period, steps: Sequence[Step], terms: FeeTerms, currency: str, rounding: Rounding) -> Fee:
    """Return the fee for the days of a period. ValueError when the discount is above the rate."""
    if terms.discount > terms.rate:
        raise ValueError("the discount is above the rate")
    whole = covered = Fraction(0)
    for step in steps:
        start, end = max(step.period.start, period.start), min(step.period.end, period.end)
        if start < end:
            _, numerator, denominator = terms.day_count(start, end)
            part = Fraction(numerator, denominator)
            whole += step.exposure.gross.minor * part
            covered += (step.exposure.gross - step.exposure.net).minor * part
    return Fee(_rounded(whole * terms.rate.fraction, currency, rounding),
               _rounded(covered * terms.discount.fraction, currency, rounding))


def _rounded(exact: Fraction, currency: str, rounding: Rounding) -> Money:
    return Money(rounding(exact.numerator, exact.denominator), currency)
