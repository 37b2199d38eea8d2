"""Which loans can be worked in 64 bits, found out before anything is multiplied.

The trick: a plan's largest number is twice the principal times the rate times the longest period, plus the divisor; a
bound of each is known from the terms, and dividing the limit by one of them cannot overflow. A rate of whole
hundredths of a percent is counted in them, which gives it a hundred times the room. The bounds are generous: a loan
that is sent to the one-by-one function in vain costs time, never a wrong öre.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from brygga.domain.portfolio.calendar import BASIS
from brygga.domain.portfolio.columns import DAY_COUNTS, PPM, Loans
from brygga.domain.portfolio.whole import SAFE, Flags, Ints

PERIODS_A_YEAR = (12, 52)
"""By place in columns.UNITS."""


_TWO_DECIMALS = 100
"""Parts per million in a hundredth of a percent: rates as people write them."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """`rows`: the loans that fit. `rate`: rates a year in parts of `rate_below`. Shape of all three: (n,)."""

    rows: Flags
    rate: Ints
    rate_below: Ints


def fit(loans: Loans) -> Fit:
    """What can be worked in 64 bits, and the rates as the arrays will multiply them."""
    known = np.ones(len(loans), np.bool_)
    known[list(loans.others)] = False
    shared = np.where(loans.rate_ppm % _TWO_DECIMALS, 1, _TWO_DECIMALS)
    rate, rate_below = loans.rate_ppm // shared, PPM // shared
    basis, weight = year_of(loans)
    step = np.where(loans.unit == 0, 31, 8) * loans.every
    ahead = loans.first_due - loans.disbursed
    is_flat = loans.interest == 1
    longest = np.where(is_flat, ahead + step * loans.term, np.maximum(ahead, step)) + 2
    below = basis * rate_below
    # One more than the rate, so that a rate of 0 divides too.
    product = 2 * (rate + 1) * longest * weight
    known &= loans.principal <= (SAFE - below) // np.maximum(product, 1)
    known &= loans.multiple <= SAFE // (2 * np.maximum(loans.term, 1))
    if loans.grace_interest.any():
        charged = np.where(known, loans.principal, 0) * product // (2 * np.maximum(below, 1))
        known &= charged <= SAFE // np.maximum(loans.term, 1)
    return Fit(known, rate, rate_below)


def year_of(loans: Loans) -> tuple[Ints, Ints]:
    """A year in the numbers of each loan's day count, and the most that one calendar day is in them."""
    basis = np.array([BASIS.get(name, 0) for name in DAY_COUNTS])[loans.day_count]
    period = basis == 0
    weight = np.where(basis == BASIS["ACT/ACT"], 366, 1)
    return np.where(period, np.array(PERIODS_A_YEAR)[loans.unit], basis), weight
