"""A portfolio's terms as columns, and the way from checked LoanTerms to columns and back.

The trick: a loan whose terms no column holds (`ALONE`, a rate finer than parts per million, other bank days) keeps its
LoanTerms under its place, and its row in the columns is nobody's. Whatever stands in the columns can be said as
LoanTerms again, so the rules that refuse are `loans.checks` and no copy of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from types import MappingProxyType

import numpy as np

from brygga.domain.dates import IsWorkingDay
from brygga.domain.loans.terms import Every, Fee, LoanTerms
from brygga.domain.money import LARGEST_MINOR, Money, OtherCurrency
from brygga.domain.portfolio.whole import Flags, Ints
from brygga.domain.rates import Rate

PPM = 1_000_000
REPAYMENTS = ("annuity", "straight", "bullet")
INTERESTS = ("declining", "flat")
DAY_COUNTS = ("30E/360", "30/360US", "ACT/360", "ACT/365F", "ACT/ACT", "PERIOD")
UNITS = ("months", "weeks")
ROUNDINGS = ("half_up", "half_even")
_RATE_MAX_PPM = 10 * PPM
_CODES = {
    "repayment": REPAYMENTS, "interest": INTERESTS, "day_count": DAY_COUNTS, "rounding": ROUNDINGS,
}  # fmt: skip
SAID = frozenset({
    "principal", "disbursed_on", "first_due_on", "rate", "term", "every", "fees", "grace_principal", "grace_interest",
    "interest_free", "instalment_multiple", "is_bank_day", *_CODES,
})  # fmt: skip
WITHOUT_EFFECT = frozenset({"stretch_rounding", "prepayment", "settlement"})
"""They decide nothing in a plan where nothing changes."""
ALONE = frozenset({
    "principals", "steps", "revenue", "months_off", "grace_interest_as", "tranches", "rates", "convention", "kept",
})  # fmt: skip
"""What no column holds; a test asks that every term stands in one of these three."""
_AT_REST = {one.name: one.default for one in fields(LoanTerms) if one.name not in SAID | WITHOUT_EFFECT}
"""What is alone, and the terms of tomorrow too, with the value that says nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Loans:
    """Terms of n loans of one currency. Every column: int64, shape (n,). Raises TermsRefused for the first that cannot
    be computed.

    `principal`, `multiple` and `fee` (charged with each instalment): minor units. `disbursed`, `first_due`: days as
    `date.toordinal()`. `rate_ppm`: parts per million a year. `term`: instalments, grace included. `every`: months or
    weeks between them. `unit`, `repayment`, `interest`, `day_count`, `rounding`: places in UNITS, REPAYMENTS, … .
    `others`: place → terms of the loans that the columns do not hold.
    """

    currency: str
    principal: Ints
    disbursed: Ints
    first_due: Ints
    rate_ppm: Ints
    term: Ints
    every: Ints
    unit: Ints
    repayment: Ints
    interest: Ints
    day_count: Ints
    rounding: Ints
    grace_principal: Ints
    grace_interest: Ints
    interest_free: Ints
    multiple: Ints
    fee: Ints
    is_bank_day: IsWorkingDay | None = None
    others: Mapping[int, LoanTerms] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        rows = len(self.principal)
        for name in COLUMNS:
            column = getattr(self, name)
            if column.dtype != np.int64 or column.shape != (rows,):
                raise TypeError(f"{name} must be int64 of shape ({rows},), not {column.dtype} {column.shape}")
        doubtful = _doubtful(self)
        doubtful[list(self.others)] = False
        for place in np.flatnonzero(doubtful):
            terms_at(self, int(place))

    def __len__(self) -> int:
        return len(self.principal)


COLUMNS = tuple(one.name for one in fields(Loans) if one.name not in ("currency", "is_bank_day", "others"))


def loans_of(terms: Sequence[LoanTerms], is_bank_day: IsWorkingDay | None = None) -> Loans:
    """Terms one by one as columns. `is_bank_day` is the calendar that the portfolio's loans share."""
    currency = terms[0].currency if terms else ""
    others: dict[int, LoanTerms] = {}
    rows = np.zeros((len(terms), len(COLUMNS)), np.int64)
    for place, one in enumerate(terms):
        if one.currency != currency:
            raise OtherCurrency(f"{currency} and {one.currency}")
        if _fits_columns(one, is_bank_day):
            rows[place] = _row(one)
        else:
            others[place] = one
    columns = dict(zip(COLUMNS, np.ascontiguousarray(rows.T), strict=True))
    return Loans(currency, **columns, is_bank_day=is_bank_day, others=MappingProxyType(others))


def terms_at(loans: Loans, place: int) -> LoanTerms:
    """One loan's terms as `domain.loans` has them. Raises TermsRefused."""
    if place in loans.others:
        return loans.others[place]
    row = {name: int(getattr(loans, name)[place]) for name in COLUMNS}
    currency = loans.currency
    return LoanTerms(
        principal=Money(row["principal"], currency),
        disbursed_on=date.fromordinal(row["disbursed"]),
        first_due_on=date.fromordinal(row["first_due"]),
        rate=Rate.from_ppm(row["rate_ppm"]),
        term=row["term"],
        every=Every(_said(UNITS, row["unit"]), row["every"]),
        repayment=_said(REPAYMENTS, row["repayment"]),
        interest=_said(INTERESTS, row["interest"]),
        day_count=_said(DAY_COUNTS, row["day_count"]),
        fees=(Fee("instalment", Money(row["fee"], currency), "instalment"),),
        grace_principal=row["grace_principal"],
        grace_interest=row["grace_interest"],
        interest_free=row["interest_free"],
        instalment_multiple=Money(row["multiple"], currency),
        rounding=_said(ROUNDINGS, row["rounding"]),
        is_bank_day=loans.is_bank_day,
    )


def _said(names: tuple[str, ...], code: int) -> str:
    """The name behind a code; an unknown one is nobody's name, and the terms are refused with it."""
    return names[code] if 0 <= code < len(names) else f"code {code}"


def _fits_columns(terms: LoanTerms, is_bank_day: IsWorkingDay | None) -> bool:
    """Whether the columns say all that the loan's plan depends on; a term that they do not know must be at rest."""
    by_name = all(getattr(terms, field) in names for field, names in _CODES.items()) and terms.every.unit in UNITS
    exact_rate = (terms.rate.fraction * PPM).denominator == 1
    small = max(terms.multiple, terms.fee_minor("instalment")) <= LARGEST_MINOR
    at_rest = all(getattr(terms, name) == usual for name, usual in _AT_REST.items())
    return by_name and exact_rate and small and at_rest and terms.is_bank_day is is_bank_day


def _row(terms: LoanTerms) -> tuple[int, ...]:
    """A loan in the order of COLUMNS."""
    return (
        terms.principal.minor,
        terms.disbursed_on.toordinal(),
        terms.first_due_on.toordinal(),
        terms.rate.ppm,
        terms.term,
        terms.every.count,
        UNITS.index(terms.every.unit),
        REPAYMENTS.index(terms.repayment),
        INTERESTS.index(terms.interest),
        DAY_COUNTS.index(terms.day_count),
        ROUNDINGS.index(terms.rounding),
        terms.grace_principal,
        terms.grace_interest,
        terms.interest_free,
        terms.multiple,
        terms.fee_minor("instalment"),
    )


def _doubtful(loans: Loans) -> Flags:
    """Rows that might be refused: every row that `loans.checks` refuses is among them, and few that it does not."""
    odd = (loans.principal <= 0) | (loans.principal > LARGEST_MINOR)
    odd |= (loans.rate_ppm < 0) | (loans.rate_ppm > _RATE_MAX_PPM)
    odd |= (loans.term < 1) | (loans.term > 1200) | (loans.every < 1) | (loans.every > 520)
    odd |= (loans.multiple < 1) | (loans.multiple > LARGEST_MINOR) | (loans.fee < 0) | (loans.fee > LARGEST_MINOR)
    odd |= (loans.disbursed < 1) | (loans.first_due <= loans.disbursed)
    for column, names in (
        (loans.unit, UNITS), (loans.repayment, REPAYMENTS), (loans.interest, INTERESTS),
        (loans.day_count, DAY_COUNTS), (loans.rounding, ROUNDINGS),
    ):  # fmt: skip
        odd |= (column < 0) | (column >= len(names))
    odd |= (loans.unit == 0) & (loans.every > 120)
    grace = loans.grace_principal | loans.grace_interest | loans.interest_free
    odd |= (grace < 0) | ((grace > 0) & (loans.interest == 1)) | ((loans.interest == 1) & (loans.repayment == 2))
    odd |= (loans.grace_principal >= loans.term) | (loans.grace_interest >= loans.term)
    odd |= loans.interest_free > loans.term
    # Thirty-one days a month and twelve instalments more: a plan that ends before this ends before the calendar.
    step = np.where(loans.unit == 0, 31, 7) * np.clip(loans.every, 1, 520)
    last = loans.first_due + step * (np.clip(loans.term, 1, 1200) + 12)
    return odd | (last > date.max.toordinal())
