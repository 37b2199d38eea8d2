"""What is true of every plan, whatever the terms; each truth has a canary that breaks a plan and is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from brygga.domain.loans import declining
from brygga.domain.loans.rows import Row
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import LoanTerms
from tests.domain.loans.strategies import declining_loans, flat_loans
from tests.domain.loans.worlds import drawn, kr, loan, notice_fee, rate_from


def assert_sound(terms: LoanTerms, rows: Sequence[Row]) -> None:
    """All that was drawn is repaid, each row adds up and hangs on the one before, days only go forward."""
    assert sum(row.principal for row in rows) == terms.principal.minor
    assert rows[-1].closing == 0
    assert [row.nr for row in rows] == list(range(1, terms.term + 1))
    start, closing = terms.disbursed_on, 0
    for row in rows:
        on_the_day = sum(draw.amount.minor for draw in terms.draws if draw.on == start)
        inside = sum(draw.amount.minor for draw in terms.draws if start < draw.on < row.due_on)
        assert row.opening == closing + on_the_day
        assert row.closing == row.opening + inside - row.principal
        assert row.total == row.interest + row.principal + row.fee
        assert min(row.interest, row.principal, row.fee, row.closing) >= 0
        assert start < row.due_on <= row.pay_on
        start, closing = row.due_on, row.closing


@given(declining_loans())
def test_every_declining_plan_is_sound(terms: LoanTerms) -> None:
    assert_sound(terms, plan(terms).rows)


@given(flat_loans())
def test_every_flat_plan_is_sound(terms: LoanTerms) -> None:
    assert_sound(terms, plan(terms).rows)


@pytest.mark.parametrize(
    "spoil",
    [
        {"principal": 1},
        {"closing": 1},
        {"interest": -1, "total": 0},
        {"due_on": date(2026, 1, 1)},
        {"opening": 5},
    ],
    ids=str,
)
def test_canary_a_spoiled_last_row_is_found(spoil: dict[str, object]) -> None:
    terms = loan()
    rows = list(plan(terms).rows)
    assert_sound(terms, rows)
    rows[-1] = rows[-1]._replace(**spoil)
    with pytest.raises(AssertionError):
        assert_sound(terms, rows)


@given(declining_loans())
@settings(max_examples=200)
def test_the_long_tail_gives_the_rows_that_the_walk_gives_one_by_one(terms: LoanTerms) -> None:
    short = plan(terms).rows
    assert walked_one_by_one(terms) == short


def walked_one_by_one(terms: LoanTerms) -> tuple[Row, ...]:
    walk = declining._Walk(terms, ())
    walk._plain_from = lambda nr: False  # type: ignore[method-assign]
    return tuple(walk.rows())


def test_canary_a_tail_that_rounds_otherwise_is_found() -> None:
    terms = loan(rate=rate_from("2026-01-01", "7.77").rate)
    walk = declining._Walk(terms, ())
    walk.round = lambda above, below: above // below
    assert tuple(walk.rows()) != walked_one_by_one(terms)


@given(declining_loans(changes=False))
def test_an_annuity_stays_level_until_the_last(terms: LoanTerms) -> None:
    terms = replace(terms, repayment="annuity", grace_principal=0, grace_interest=0, interest_free=0)
    rows = plan(terms).rows
    kept = [row.total - row.fee for row in rows[:-1] if 0 < row.principal < row.opening]
    assert len(set(kept)) <= 1
    assert all(amount % terms.multiple == 0 for amount in kept)


def test_interest_free_instalments_are_all_principal() -> None:
    rows = plan(loan(interest_free=3)).rows
    level = plan(loan()).rows[0].total
    assert [row.interest for row in rows[:3]] == [0, 0, 0]
    assert [row.principal for row in rows[:3]] == [level] * 3
    assert rows[3].interest == round(rows[3].opening * 0.005)


def test_deferred_interest_comes_once_and_bears_nothing() -> None:
    deferred, plain = plan(loan(grace_interest=4)).rows, plan(loan()).rows
    assert [row.principal for row in deferred] == [row.principal for row in plain]
    assert sum(row.interest for row in deferred) == sum(row.interest for row in plain)
    assert [row.interest for row in deferred[:4]] == [0] * 4


def test_grace_on_principal_repays_over_the_instalments_left() -> None:
    rows = plan(loan(grace_principal=3)).rows
    assert [row.principal for row in rows[:3]] == [0, 0, 0]
    assert rows[3].total == plan(loan(term=9)).rows[0].total


def test_a_rate_inside_a_period_leaves_that_instalment_and_changes_the_next() -> None:
    rows = plan(loan(rates=(rate_from("2026-03-01", "12"),))).rows
    plain = plan(loan()).rows
    assert rows[0] == plain[0]
    assert rows[1].total == plain[1].total and rows[1].interest > plain[1].interest
    assert rows[2].total > plain[2].total


def test_a_rate_on_a_due_date_belongs_to_the_period_that_opens() -> None:
    rows = plan(loan(rates=(rate_from("2026-03-15", "12"),))).rows
    plain = plan(loan()).rows
    assert rows[:2] == plain[:2]
    assert rows[2].interest == round(rows[2].opening * 0.01)


def test_a_tranche_larger_than_the_annuity_can_bear_leaves_principal_at_nothing() -> None:
    terms = loan(
        tranches=(drawn("2026-01-15", "10"), drawn("2026-02-16", "11990")), rate=rate_from("2026-01-01", "40").rate
    )
    row = plan(terms).rows[1]
    assert row.principal == 0 and row.interest > 0


def test_bank_days_move_the_payment_and_nothing_else() -> None:
    def never_on_a_fifteenth(day: date) -> bool:
        return day.day != 15

    moved = plan(loan(is_bank_day=never_on_a_fifteenth)).rows
    plain = plan(loan()).rows
    assert [row.pay_on.day for row in moved] == [16] * 12
    assert [row._replace(pay_on=row.due_on) for row in moved] == list(plain)


def test_fees_at_the_start_and_with_instalments_are_all_in_the_totals() -> None:
    terms = loan(fees=(notice_fee("20"), notice_fee("5")))
    assert plan(terms).totals.fees == kr("300")
