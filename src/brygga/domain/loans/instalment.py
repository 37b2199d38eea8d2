"""The level part of an instalment: the annuity, or the straight principal, rounded once by the named rule.

The trick: with i = p/q the annuity P·i / (1 − (1+i)^−m) is P·p·(q+p)^m / (q·((q+p)^m − q^m)), all whole numbers, so
even an exact half is seen as one. Do not compute it in floats or with a rounded factor.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from brygga.domain.loans.draft import DraftTerms
from brygga.domain.money import ROUNDINGS, Rounding


def annuity(balance: int, period_rate: Fraction, left: int, multiple: int, rounding: Rounding) -> int:
    """The level instalment (minor units) that repays `balance` in `left` periods, rounded to the multiple."""
    above, below = _factor(period_rate.numerator, period_rate.denominator, left)
    return rounding(balance * above, below * multiple) * multiple


def annuity_exact(balance: int, period_rate: Fraction, left: int) -> Fraction:
    """The annuity before it is rounded."""
    above, below = _factor(period_rate.numerator, period_rate.denominator, left)
    return Fraction(balance * above, below)


@lru_cache(maxsize=4096)
def _factor(p: int, q: int, left: int) -> tuple[int, int]:
    if p == 0:
        return 1, left
    grown, still = (q + p) ** left, q**left
    return p * grown, q * (grown - still)


def level(terms: DraftTerms, balance: int, rate: Fraction, left: int) -> int:
    """What stays level from instalment to instalment: the annuity, the straight principal, or 0 where nothing does."""
    rounding = ROUNDINGS[terms.rounding]
    if terms.repayment == "annuity":
        return annuity(balance, rate / terms.every.a_year, left, terms.multiple, rounding)
    if terms.repayment == "straight":
        return rounding(balance, left)
    return 0
