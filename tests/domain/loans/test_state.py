"""Where a loan stands: days, amounts and what is expected, in the words of somebody who follows up loans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.domain.loans.schedule import changed_plan, plan
from brygga.domain.loans.state import Payment, State, bucket_of, next_due, remaining_plan, state
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money, parse_amount
from tests.domain.loans.strategies import declining_loans, flat_loans, payments_on
from tests.domain.loans.worlds import drawn, kr, loan, notice_fee, paid, rate_from

IN_FULL = "1032.80"


def on(day: str) -> date:
    return date.fromisoformat(day)


def all_paid(terms: LoanTerms) -> list[Payment]:
    return [Payment(row.pay_on, Money(row.total, terms.currency)) for row in plan(terms).rows if row.total]


def assert_money_is_kept(terms: LoanTerms, payments: Sequence[Payment], stands: State) -> None:
    """Every krona paid is placed once, nothing is placed twice, and what is out is what was drawn less what came."""
    counted = sum(payment.amount.minor for payment in payments if payment.on <= stands.as_of)
    assert sum(part.amount.minor for part in stands.allocations) == counted
    principal = sum(part.amount.minor for part in stands.allocations if part.to == "principal")
    assert stands.outstanding_principal.minor == terms.drawn_by(stands.as_of) - principal >= 0
    assert stands.accrued_interest.minor >= 0 and stands.overdue.minor >= 0
    assert (stands.days_past_due > 0) == (stands.overdue.minor > 0)
    rows = {row.nr: row for row in changed_plan(terms, stands.prepayments).rows}
    for nr, row in rows.items():
        for part in ("fee", "interest", "principal"):
            placed = sum(a.amount.minor for a in stands.allocations if a.instalment == nr and a.to == part)
            assert placed <= getattr(row, part)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_every_krona_is_placed_once(data: st.DataObject) -> None:
    terms = data.draw(st.one_of(declining_loans(), flat_loans()))
    payments = data.draw(payments_on(terms))
    as_of = terms.disbursed_on + timedelta(days=data.draw(st.integers(-10, 1500)))
    assert_money_is_kept(terms, payments, state(terms, payments, as_of))


def test_canary_a_krona_placed_twice_is_found() -> None:
    terms, payments = loan(), [paid("2026-02-15", "5000")]
    stands = state(terms, payments, on("2026-02-20"))
    twice = stands.allocations + stands.allocations[-1:]
    with pytest.raises(AssertionError):
        assert_money_is_kept(terms, payments, State(**{**fields_of(stands), "allocations": twice}))


def fields_of(stands: State) -> dict[str, object]:
    return {name: getattr(stands, name) for name in State.__dataclass_fields__}


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_after_prepayments_the_plan_still_repays_what_was_drawn(data: st.DataObject) -> None:
    terms = data.draw(st.one_of(declining_loans(), flat_loans()))
    payments = data.draw(payments_on(terms))
    prepaid = state(terms, payments, date(2060, 1, 1)).prepayments
    rows = changed_plan(terms, prepaid).rows
    assert sum(row.principal for row in rows) + sum(part.amount for part in prepaid) == terms.principal.minor
    assert all(row.principal >= 0 and row.interest >= 0 for row in rows)


@given(declining_loans())
@settings(max_examples=100, deadline=None)
def test_paid_on_its_days_nothing_is_late_and_nothing_is_left(terms: LoanTerms) -> None:
    rows = plan(terms).rows
    stands = state(terms, all_paid(terms), rows[-1].pay_on)
    assert (stands.outstanding_principal.minor, stands.overdue.minor, stands.days_past_due) == (0, 0, 0)
    assert stands.accrued_interest.minor == 0


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(0, "0"), (1, "1-29"), (29, "1-29"), (30, "30-59"), (59, "30-59"), (60, "60-89"), (89, "60-89"), (90, "90+")],
)
def test_buckets(days: int, bucket: str) -> None:
    assert bucket_of(days) == bucket


@pytest.mark.parametrize(
    ("as_of", "overdue", "days"),
    [
        ("2026-02-15", "0", 0),
        ("2026-02-16", "0", 0),
        ("2026-02-17", IN_FULL, 1),
        ("2026-03-15", IN_FULL, 27),
        ("2026-03-17", "2065.60", 29),
        ("2026-03-18", "2065.60", 30),
    ],
)
def test_days_past_due_run_from_the_bank_day(as_of: str, overdue: str, days: int) -> None:
    terms = loan(is_bank_day=lambda day: day.weekday() < 5)
    stands = state(terms, [], on(as_of))
    assert (stands.overdue, stands.days_past_due) == (kr(overdue), days)


@pytest.mark.parametrize(
    ("as_of", "accrued"),
    [
        ("2026-01-15", "0"),
        ("2026-02-14", "58.00"),
        ("2026-02-15", "0"),
        ("2026-02-16", "1.84"),
        ("2026-02-17", "4.00"),
    ],
)
def test_a_late_instalment_bears_from_its_nominal_day_once_it_is_late(as_of: str, accrued: str) -> None:
    """12 000 × 6 % / 360 = 2.00 a day; on 16 February, a Monday after a due Sunday, the 972.80 may still come."""
    terms = loan(is_bank_day=lambda day: day.weekday() < 5)
    assert state(terms, [], on(as_of)).accrued_interest == kr(accrued)


def test_principal_paid_by_the_bank_day_bears_nothing_after_the_nominal_day() -> None:
    terms = loan(is_bank_day=lambda day: day.weekday() < 5)
    in_time = state(terms, [paid("2026-02-16", IN_FULL)], on("2026-02-25"))
    half = state(terms, [paid("2026-02-16", "546.40")], on("2026-02-25"))
    assert in_time.accrued_interest == kr("18.38")
    assert half.accrued_interest == kr("19.19")


def test_late_payment_leaves_the_plan_as_it_was() -> None:
    terms = loan()
    late = [paid("2026-04-10", "1000"), paid("2026-05-10", "1000")]
    assert remaining_plan(terms, late, on("2026-05-20")).rows == plan(terms).rows[4:]


def test_fewer_keeps_the_instalment_and_ends_earlier() -> None:
    terms = loan(fees=(notice_fee("20"),))
    rows = remaining_plan(terms, [paid("2026-02-15", "7052.80")], on("2026-02-15")).rows
    assert {row.total for row in rows[:-1]} == {kr("1052.80").minor}
    assert [row.nr for row in rows] == [2, 3, 4, 5, 6]


def test_smaller_keeps_the_end_and_lowers_the_instalment() -> None:
    terms = loan(prepayment="smaller")
    rows = remaining_plan(terms, [paid("2026-02-15", "7032.80")], on("2026-02-15")).rows
    assert [row.nr for row in rows] == list(range(2, 13))
    again = plan(loan(principal=kr("5027.20"), term=11, disbursed_on=on("2026-02-15"), first_due_on=on("2026-03-15")))
    assert [row.total for row in rows] == [row.total for row in again.rows]


def test_smaller_inside_a_period_applies_from_the_next_instalment() -> None:
    terms = loan(prepayment="smaller")
    rows = remaining_plan(terms, [paid("2026-02-15", IN_FULL), paid("2026-02-25", "6000")], on("2026-02-25")).rows
    assert (rows[0].nr, rows[0].total) == (2, kr(IN_FULL).minor)
    assert rows[0].interest == kr("35.14").minor, "11 027.20 for 10 days and 5 027.20 for 20"
    assert rows[1].total < kr("500").minor
    assert {row.total for row in rows[1:-1]} == {rows[1].total}


def test_a_rate_change_after_fewer_keeps_the_new_end() -> None:
    early = [paid("2026-02-15", "7032.80")]
    plain = remaining_plan(loan(), early, on("2026-02-15")).rows
    dearer = remaining_plan(loan(rates=(rate_from("2026-04-15", "12"),)), early, on("2026-02-15")).rows
    assert dearer[-1].nr == plain[-1].nr == 6
    assert dearer[0] == plain[0] and dearer[-1].interest > plain[-1].interest


def test_while_a_tranche_is_to_come_nothing_is_shortened() -> None:
    terms = loan(tranches=(drawn("2026-01-15", "6000"), drawn("2026-06-20", "6000")))
    rows = remaining_plan(terms, [paid("2026-02-01", "6000")], on("2026-02-01")).rows
    assert [row.nr for row in rows] == list(range(1, 13))
    assert sum(row.principal for row in rows) == kr("6000").minor


def test_all_repaid_inside_a_period_leaves_that_periods_interest_to_pay() -> None:
    terms, early = loan(), [paid("2026-01-25", "12000")]
    (row,) = remaining_plan(terms, early, on("2026-01-25")).rows
    assert (row.interest, row.principal) == (kr("20").minor, 0)
    asked = next_due(terms, early, on("2026-01-25"))
    assert asked is not None and asked.amount == kr("20.00")


def test_all_repaid_on_a_due_date_leaves_nothing() -> None:
    early = [paid("2026-02-15", "12060")]
    assert remaining_plan(loan(), early, on("2026-02-15")).rows == ()
    assert next_due(loan(), early, on("2026-02-15")) is None


def test_more_than_there_is_waits_as_credit_and_pays_what_falls_due() -> None:
    terms = loan(tranches=(drawn("2026-01-15", "2000"), drawn("2026-03-15", "10000")))
    stands = state(terms, [paid("2026-02-15", "5000")], on("2026-04-15"))
    assert [(part.instalment, part.to) for part in stands.allocations[-2:]] == [(3, "principal"), (None, "credit")]
    assert stands.overdue == kr("0")


def test_payments_are_taken_by_their_day_and_later_ones_do_not_count() -> None:
    terms = loan()
    payments = [paid("2026-03-15", "500"), paid("2026-02-15", "100"), paid("2026-05-01", "9000")]
    stands = state(terms, payments, on("2026-03-15"))
    assert [part.payment for part in stands.allocations] == [1, 1, 0]
    assert stands == state(terms, payments[:2], on("2026-03-15"))


def test_what_is_asked_next_is_the_oldest_instalment_that_is_not_late() -> None:
    terms = loan()
    asked = next_due(terms, [paid("2026-02-15", "1000")], on("2026-02-15"))
    assert asked is not None and (asked.nr, asked.amount) == (1, kr("32.80"))
    late = next_due(terms, [], on("2026-02-16"))
    assert late is not None and (late.nr, late.amount) == (2, parse_amount(IN_FULL, "SEK"))
