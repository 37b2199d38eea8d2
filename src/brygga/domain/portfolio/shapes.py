"""Loans of one shape, in blocks that fit the processor's cache.

The trick: whatever would be a question in the inner loop (repayment, day count, rounding) is the same for all rows of a
group, and within it the loans stand by falling term, so those that still run are always the first ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from brygga.domain.portfolio.columns import DAY_COUNTS, INTERESTS, REPAYMENTS, ROUNDINGS, UNITS, Loans
from brygga.domain.portfolio.fits import Fit
from brygga.domain.portfolio.whole import Ints, key_of

BLOCK = 2048
"""Loans a block: an annuity's columns of 60 months are a megabyte each."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What all loans of a group share; `even` is the rounding half_even, `rate_below` what rates are parts of."""

    repayment: str
    interest: str
    day_count: str
    unit: str
    even: bool
    rate_below: int


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Columns of loans of one shape, int64, shape (n,), by falling term. `place`: their places in the portfolio."""

    shape: Shape
    place: Ints
    principal: Ints
    disbursed: Ints
    first_due: Ints
    rate: Ints
    term: Ints
    every: Ints
    grace_principal: Ints
    grace_interest: Ints
    interest_free: Ints
    multiple: Ints
    fee: Ints

    def part(self, start: int, end: int) -> Group:
        """Some of the loans; the columns are views."""
        return Group(self.shape, *(getattr(self, name)[start:end] for name in _COLUMNS))


_COLUMNS = tuple(field.name for field in fields(Group) if field.name != "shape")


def groups(loans: Loans, fit: Fit) -> Iterator[Group]:
    """The loans that fit, a group a shape."""
    place = np.flatnonzero(fit.rows)
    if not len(place):
        return
    chosen = slice(None) if len(place) == len(loans) else place
    codes = [
        column[chosen]
        for column in (
            loans.interest, loans.repayment, loans.day_count, loans.unit, loans.rounding, fit.rate_below, loans.term,
        )
    ]  # fmt: skip
    key, term = key_of(codes[:-1], len(place)), codes[-1]
    order = np.argsort(key_of((key, -term), len(place)), kind="stable") if np.ptp(key) or np.ptp(term) else None
    if order is not None:
        key, place = key[order], place[order]
        chosen = place
    cuts = np.flatnonzero(np.diff(key)) + 1
    columns = [place, *(_column(loans, fit, name)[chosen] for name in _COLUMNS[1:])]
    for start, end in zip([0, *cuts], [*cuts, len(place)], strict=True):
        yield Group(_shape_at(loans, fit, int(place[start])), *(column[start:end] for column in columns))


def _column(loans: Loans, fit: Fit, name: str) -> Ints:
    column: Ints = fit.rate if name == "rate" else getattr(loans, name)
    return column


def _shape_at(loans: Loans, fit: Fit, place: int) -> Shape:
    return Shape(
        REPAYMENTS[loans.repayment[place]],
        INTERESTS[loans.interest[place]],
        DAY_COUNTS[loans.day_count[place]],
        UNITS[loans.unit[place]],
        ROUNDINGS[loans.rounding[place]] == "half_even",
        int(fit.rate_below[place]),
    )
