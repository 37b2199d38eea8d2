"""Bulk gives the rows that one by one gives, on every row; what is planted to differ is found."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from brygga.domain.dates import is_weekday
from brygga.domain.loans.terms import Every, LoanTerms, TermsRefused
from brygga.domain.portfolio import calendar, columns, declining, level, periods, schedules, whole
from brygga.domain.portfolio.blocks import NAMES
from brygga.domain.portfolio.columns import Loans, loans_of, terms_at
from brygga.domain.portfolio.fits import fit
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import kr, loan
from tests.domain.portfolio.equal import all_int64, counted_in_batches, differing
from tests.domain.portfolio.random_loans import random_loans
from tests.domain.portfolio.strategies import portfolios

SEED, BATCH = 20261128, 5_000
LONG = bool(os.environ.get("BRYGGA_LONG"))
MASS = 1_000_000 if LONG else 20_000


@given(portfolios)
@settings(max_examples=150, deadline=None)
def test_any_few_loans_have_the_rows_that_they_have_alone(loans: list[LoanTerms]) -> None:
    assert differing(loans, None)[1] == []


def test_loans_by_the_thousand_have_the_rows_that_they_have_alone(capsys: pytest.CaptureFixture[str]) -> None:
    """20,000 loans in this process; in the long run a million, on all cores."""
    processes = (os.cpu_count() or 1) if LONG else 1
    rows, different = counted_in_batches(range(SEED, SEED + MASS // BATCH), BATCH, processes)
    with capsys.disabled():
        sys.stdout.write(f"bulk: {MASS} loans, {rows} rows, {different} different\n")
    assert different == 0


percent = Rate.from_percent


def few() -> list[LoanTerms]:
    return random_loans(SEED, 1_000)


def halves_go_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Off by one in twice the amount: an exact half is rounded down."""
    right = declining.Halving.into

    def wrong(self: declining.Halving, doubled: np.ndarray, out: np.ndarray) -> None:
        right(self, doubled - np.uint64(1), out)

    monkeypatch.setattr(declining.Halving, "into", wrong)


def short_months(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last day of a month is the one before it."""
    monkeypatch.setattr(periods, "_NEVER_CUT", 31)


def no_last_instalment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last instalment is as level as the others."""
    right = declining.running
    monkeypatch.setattr(declining, "running", lambda group: [*right(group)[:-1], right(group)[-2]])


def doubtful_annuities(monkeypatch: pytest.MonkeyPatch) -> None:
    """An annuity that is known to a thousandth only, and believed."""
    monkeypatch.setattr(level, "_DOUBT", 0)
    right = level._factor.__wrapped__
    monkeypatch.setattr(level, "_factor", lambda *loan: (right(*loan)[0], 0))


def no_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is too large for 64 bits."""
    def all_of_them(loans: Loans) -> object:
        found = fit(loans)
        rows = np.ones(len(loans), np.bool_)
        rows[list(loans.others)] = False
        return replace(found, rows=rows)

    monkeypatch.setattr(schedules, "fit", all_of_them)


def no_leap_years(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every day counts as one of 365."""
    def always(self: calendar.Calendar) -> whole.Ints:
        return 366 * np.arange(len(self.months))

    monkeypatch.setattr(calendar.Calendar, "leap_weighted", property(always))


@pytest.mark.parametrize(
    "plant", [halves_go_down, short_months, no_last_instalment, doubtful_annuities, no_bound, no_leap_years]
)
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_canary_a_planted_fault_is_found(
    plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    loans = few()
    assert differing(loans)[1] == []
    plant(monkeypatch)
    assert differing(loans)[1] != []


def test_blocks_of_any_size_give_the_same_rows() -> None:
    loans = loans_of(few(), is_weekday)
    whole_at_once, small = schedules.columns(loans), schedules.columns_of(list(schedules.schedules(loans, 7)))
    assert all((getattr(whole_at_once, name) == getattr(small, name)).all() for name in NAMES)


def test_an_ordinary_loan_never_goes_alone() -> None:
    """500 million kronor at 25 % by the widest day count, and the strangest tenth of a percent."""
    for day_count in columns.DAY_COUNTS:
        loans = loans_of([
            loan(principal=kr("500000000"), day_count=day_count, rate=percent("25.00")),
            loan(principal=kr("10000000"), day_count=day_count, rate=percent("7.1234")),
        ])  # fmt: skip
        assert fit(loans).rows.all()
        assert all_int64(schedules.columns(loans))


def test_what_no_column_holds_goes_alone_and_comes_out_the_same() -> None:
    loans = [
        loan(),
        loan(repayment="custom", principals=tuple(kr("12000").split([1] * 12))),
        loan(rate=percent("6.12345")),
        loan(is_bank_day=is_weekday),
    ]
    there = loans_of(loans)
    assert sorted(there.others) == [1, 2, 3]
    assert schedules.alone(fit(there)).tolist() == [1, 2, 3]
    assert differing(loans, None)[1] == []


def test_numbers_beyond_64_bits_stay_whole() -> None:
    """Ten years' interest at 1,000 % on the largest amount there is."""
    huge = loan(principal=kr("9999999999999999.99"), rate=percent("1000"), term=2, every=Every("months", 120),
                repayment="bullet")
    assert differing([huge], None)[1] == []
    assert schedules.columns(loans_of([huge])).interest.dtype == object


def test_terms_come_back_from_the_columns() -> None:
    terms = loan(grace_principal=2, instalment_multiple=kr("10"))
    again = terms_at(loans_of([terms]), 0)
    assert loans_of([again]).principal.tolist() == [terms.principal.minor]
    assert (again.rate, again.every, again.grace_principal, again.multiple) == (terms.rate, terms.every, 2, 1000)


@pytest.mark.parametrize(
    ("column", "number", "field"),
    [("principal", 0, "principal"), ("term", 0, "term"), ("rate_ppm", -1, "rate"), ("every", 0, "every.months"),
     ("first_due", date(2020, 1, 1).toordinal(), "first_due_on"), ("day_count", 6, "day_count"),
     ("grace_principal", 12, "grace_principal"), ("multiple", 0, "instalment_multiple")],
)  # fmt: skip
def test_columns_that_no_loan_could_have_are_refused_as_the_loan_would_be(
    column: str, number: int, field: str
) -> None:
    there = loans_of([loan(), loan()])
    changed = getattr(there, column).copy()
    changed[1] = number
    with pytest.raises(TermsRefused) as refused:
        replace(there, **{column: changed})
    assert refused.value.field == field


def test_a_portfolio_of_nothing_has_no_rows() -> None:
    assert len(schedules.columns(loans_of([]))) == 0
