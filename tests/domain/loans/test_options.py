"""What is true of agreed forms of repayment and rate: steps, revenue, months off, capitalised interest, a reference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.calc.run import run
from brygga.domain.loans import agreed
from brygga.domain.loans.reference import Reference, next_reset, rates_at, reset_days
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.rows import Plan
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import Payment, state
from brygga.domain.loans.terms import LoanTerms, Revenue, Step
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.loans.strategies import declining_loans, sek
from tests.domain.loans.worlds import kr, loan, paid, rate_from
from tests.domain.sentences import well_said


@st.composite
def agreed_loans(draw: st.DrawFn) -> LoanTerms:
    """Declining loans with one of the agreed forms."""
    terms = draw(declining_loans())
    amounts = st.integers(0, 5_000_000).map(sek)
    form = draw(st.sampled_from(["step", "revenue", "months_off", "capitalised"]))
    if form == "step":
        later = draw(st.lists(st.integers(2, max(terms.term, 2)), unique=True, max_size=3))
        numbers = sorted({1, *(nr for nr in later if nr <= terms.term)})
        return replace(terms, repayment="step", steps=tuple(Step(nr, draw(amounts)) for nr in numbers))
    if form == "revenue":
        revenues = tuple(draw(amounts) for _ in range(terms.term))
        revenue = Revenue(
            Fraction(draw(st.integers(1, 100)), 100), revenues, sek(100), draw(st.sampled_from([None, sek(900_000)]))
        )
        return replace(terms, repayment="revenue", revenue=revenue)
    if form == "months_off":
        months = draw(st.lists(st.integers(1, 12), unique=True, min_size=1, max_size=11))
        return replace(terms, repayment=draw(st.sampled_from(["annuity", "straight"])), months_off=tuple(months))
    grace = draw(st.integers(0, terms.term - 1))
    principal_grace = draw(st.integers(grace, terms.term - 1))
    return replace(terms, grace_interest=grace, grace_principal=principal_grace, grace_interest_as="capitalised")


def assert_sound(terms: LoanTerms, made: Plan) -> None:
    """What was paid out and what was capitalised is repaid, nothing is negative, and the totals say it."""
    rows = made.rows
    assert sum(row.principal for row in rows) == terms.principal.minor + made.capitalised
    assert made.totals.principal == terms.principal
    assert rows[-1].closing == 0
    assert made.capitalised >= 0
    for row in rows:
        assert row.total == row.interest + row.principal + row.fee
        assert min(row.interest, row.principal, row.closing) >= 0


@given(agreed_loans())
@settings(max_examples=200, deadline=None)
def test_every_agreed_plan_is_sound(terms: LoanTerms) -> None:
    assert_sound(terms, plan(terms))


@given(agreed_loans())
@settings(max_examples=60, deadline=None)
def test_whoever_pays_by_the_plan_owes_nothing_in_the_end(terms: LoanTerms) -> None:
    rows = plan(terms).rows
    payments = [Payment(row.due_on, sek(row.total)) for row in rows if row.total]
    stands = state(terms, payments, rows[-1].due_on + timedelta(days=400))
    assert (stands.outstanding_principal.minor, stands.overdue.minor, stands.credit.minor) == (0, 0, 0)


def test_canary_capitalised_interest_that_is_forgotten_is_found() -> None:
    terms = loan(grace_principal=2, grace_interest=2, grace_interest_as="capitalised")
    made = plan(terms)
    assert_sound(terms, made)
    with pytest.raises(AssertionError):
        assert_sound(terms, replace(made, capitalised=0))


def test_months_off_pay_interest_alone_and_the_others_are_level() -> None:
    rows = plan(loan(months_off=(7, 8))).rows
    off = [row for row in rows if row.due_on.month in (7, 8)]
    assert [row.principal for row in off] == [0, 0] and all(row.interest for row in off)
    assert len({row.total for row in rows if row not in off and row is not rows[-1]}) == 1


def test_canary_a_level_over_all_instalments_leaves_the_last_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    right = plan(loan(months_off=(7, 8))).rows[-1].total
    monkeypatch.setattr("brygga.domain.loans.declining.paying_left", lambda terms, dues, nr, end: end - nr + 1)
    assert plan(loan(months_off=(7, 8))).rows[-1].total > right + 1_000_00
    assert agreed.paying_left(loan(months_off=(7, 8)), [], 1, 0) == 0


def test_a_reference_is_turned_into_changes_once() -> None:
    known = (rate_from("2026-01-01", "2.50"), rate_from("2026-05-20", "3.00"))
    reference = Reference(known, Rate.from_percent("2"), Rate.from_percent("4.75"))
    resets = reset_days(date(2026, 3, 1), 3, date(2027, 1, 1))
    assert resets == [date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1), date(2026, 12, 1)]
    changes = rates_at(reference, resets)
    assert [(one.from_on, str(one.rate)) for one in changes] == [
        (date(2026, 3, 1), "4.75 %"),
        (date(2026, 6, 1), "5.00 %"),
    ]
    assert next_reset(resets, date(2026, 6, 1)) == date(2026, 9, 1)
    assert reference.rate_on(date(2025, 12, 31)) is None


def test_settlement_is_data() -> None:
    terms = loan(settlement=("principal", "interest", "fee"))
    parts = state(terms, [paid("2026-02-15", "100")], date(2026, 2, 16)).allocations
    assert [part.to for part in parts] == ["principal"]


def test_a_reversed_payment_was_there_until_it_was_taken_back() -> None:
    back = Payment(date(2026, 2, 15), kr("2000"), date(2026, 3, 1))
    before, after = (state(loan(), [back], on) for on in (date(2026, 2, 28), date(2026, 3, 1)))
    assert before.outstanding_principal < after.outstanding_principal == Money(12_000_00, "SEK")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"repayment": "step"}, "steps"),
        ({"repayment": "step", "steps": (Step(2, kr("1")),)}, "steps"),
        ({"steps": (Step(1, kr("1")),)}, "steps"),
        ({"repayment": "revenue"}, "revenue"),
        ({"repayment": "revenue", "revenue": Revenue(Fraction(1, 10), (kr("1"),))}, "revenue.revenues"),
        ({"repayment": "revenue", "revenue": Revenue(Fraction(2), (kr("1"),) * 12)}, "revenue.share"),
        ({"revenue": Revenue(Fraction(1, 10), (kr("1"),) * 12)}, "revenue"),
        ({"months_off": (13,)}, "months_off"),
        ({"months_off": tuple(range(1, 13))}, "months_off"),
        ({"repayment": "bullet", "months_off": (7,)}, "months_off"),
        ({"grace_interest": 2, "grace_interest_as": "capitalised"}, "grace_interest_as"),
        ({"settlement": ("fee", "fee", "principal")}, "settlement"),
        ({"interest": "flat", "months_off": (7,)}, "months_off"),
    ],
    ids=str,
)
def test_an_agreed_form_that_cannot_be_computed_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(TermsRefused) as refused:
        loan(**changes)
    assert refused.value.field == field and well_said(refused.value)


def test_the_calculator_names_the_field_that_is_wrong() -> None:
    text, status = run("loan", '{"principal":"1","currency":"SEK","reference":{"rates":[]}}')
    assert status == 2 and '"field"' in text


def test_a_reference_holds_from_its_day_and_resets_end_before_the_end() -> None:
    day = date(2026, 4, 1)
    reference = Reference((rate_from("2026-04-01", "2"),), Rate.from_percent("1"))
    assert reference.rate_on(day) == Rate.from_percent("3") and reference.rate_on(day - timedelta(days=1)) is None
    assert reset_days(day, 3, date(2026, 10, 1)) == [day, date(2026, 7, 1)]
    assert reset_days(day, 3, date(2026, 10, 2)) == [day, date(2026, 7, 1), date(2026, 10, 1)]
    assert next_reset([date(2026, 7, 1), day], day) == date(2026, 7, 1) and next_reset([day], day) is None
