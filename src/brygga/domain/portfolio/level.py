"""The level part of many loans at once: annuities by a fixed-point factor, and exactly where that leaves a doubt.

The trick: `loans.instalment.annuity` of 2^62 units, rounded down, is the factor of all loans of that rate and term. Two
multiplications by its halves give each annuity to 3 · 2^−31 of a unit, always from below, so it is known which way it
rounds unless the rest is that close to the next whole; those few (one in 500 million) are asked one by one, as are
principals too large for it. So each level part is the one that `loans.instalment` gives.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

import numpy as np

from brygga.domain.loans.instalment import annuity
from brygga.domain.money import ROUNDINGS
from brygga.domain.portfolio.fits import PERIODS_A_YEAR
from brygga.domain.portfolio.shapes import Group
from brygga.domain.portfolio.whole import SAFE, Ints, key_of, numbered, rounded

_BITS = 31
_LOW = (1 << _BITS) - 1
_DOUBT = 3
"""What is cut off below: less than 1 by the second shift, less than 2 by the factor's own end."""


def levels(group: Group) -> Ints:
    """What stays level from instalment to instalment, minor units, shape (n,); 0 for bullets."""
    left = group.term - group.grace_principal
    if group.shape.repayment == "straight":
        return rounded(group.principal, left, group.shape.even)
    if group.shape.repayment == "annuity":
        return _annuities(group, left)
    return np.zeros(len(left), np.int64)


def _annuities(group: Group, left: Ints) -> Ints:
    below = group.shape.rate_below * PERIODS_A_YEAR[group.shape.unit == "weeks"]
    distinct, which = numbered(key_of((group.rate, left, group.every, group.multiple), len(left)))
    sample = np.empty(len(distinct), np.int64)
    sample[which] = np.arange(len(left))
    factors = [
        _factor(rate * every, below, instalments, multiple)
        for rate, every, instalments, multiple in zip(
            *(column[sample].tolist() for column in (group.rate, group.every, left, group.multiple)), strict=True
        )
    ]
    high, low = np.array(factors, np.int64).T
    level, in_doubt = _by_factor(group.principal, high[which], low[which])
    level *= group.multiple
    rounding = ROUNDINGS["half_even" if group.shape.even else "half_up"]
    for row in in_doubt.tolist():
        period_rate = Fraction(int(group.rate[row]) * int(group.every[row]), below)
        owed, multiple = int(group.principal[row]), int(group.multiple[row])
        level[row] = annuity(owed, period_rate, int(left[row]), multiple, rounding)
    return level


@lru_cache(maxsize=65536)
def _factor(above: int, below: int, left: int, multiple: int) -> tuple[int, int]:
    """The annuity of one unit over `left` periods at above/below, in multiples, as two halves of 31 bits."""
    factor = annuity(1 << 2 * _BITS, Fraction(above, below), left, multiple, _down) // multiple
    return factor >> _BITS, factor & _LOW


def _down(above: int, below: int) -> int:
    return above // below


def _by_factor(principal: Ints, high: Ints, low: Ints) -> tuple[Ints, Ints]:
    """Principal × factor rounded to the nearest whole, and the rows where that is not certain."""
    fits = (principal <= _LOW) & (principal <= SAFE // np.maximum(high, 1))
    bounded = np.where(fits, principal, 0)
    scaled = bounded * high + ((bounded * low) >> _BITS) + (1 << (_BITS - 1))
    rest = scaled & _LOW
    return scaled >> _BITS, np.flatnonzero((rest == 0) | (rest > _LOW - _DOUBT) | ~fits)
