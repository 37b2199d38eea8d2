"""Changed terms are new versions: the tables of docs/algorithms/loan-versions.md, and that history stays as it was."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.calc.run import run
from brygga.domain.loans import versions as versions_module
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import Payment
from brygga.domain.loans.versions import (
    Change,
    Owed,
    changed,
    first_version,
    holiday,
    in_force,
    owed_on,
    plan_of,
    state_of,
)
from brygga.domain.rates import Rate
from tests.domain.loans.strategies import declining_loans, sek
from tests.domain.loans.tables import Worked, cell, worked_cases
from tests.domain.loans.worlds import kr, loan, paid
from tests.domain.sentences import well_said

CASES = worked_cases("loan-versions")
APRIL = date(2026, 4, 20)


def differences(expected: list[dict[str, str]], answered: list[dict[str, Any]]) -> list[str]:
    pairs = zip(expected, answered, strict=True)
    return [f"{name}: {row[name]}" for row, got in pairs for name in row if cell(got[name]) != row[name]]


@pytest.mark.parametrize("worked", CASES, ids=lambda worked: worked.name)
def test_every_worked_table(worked: Worked) -> None:
    text, status = run("loan", json.dumps(worked.given))
    assert status == 0, text
    answer = json.loads(text)
    assert differences(worked.tables[0], answer["schedule"]) == []
    assert differences(worked.tables[1], [answer["state"]]) == []


def test_a_new_version_leaves_the_old_one_as_it_was() -> None:
    signed = first_version(loan())
    before = plan(signed.terms).rows
    new = changed(signed, [], Change(APRIL, {"rate": Rate.from_percent("1")}))
    rows = plan_of([signed, new]).rows
    assert rows[:3] == before[:3] and plan(signed.terms).rows == before
    assert rows[3].opening == before[0].opening
    assert (in_force([signed, new], date(2026, 4, 19)).nr, in_force([signed, new], APRIL).nr) == (1, 2)


def test_canary_a_history_that_is_redone_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    signed = first_version(loan())
    new = changed(signed, [], Change(APRIL, {"rate": Rate.from_percent("1")}))
    monkeypatch.setattr(versions_module, "plan", lambda terms: plan(new.terms))
    assert plan_of([signed, new]).rows[:3] != plan(signed.terms).rows[:3]


@given(
    declining_loans(),
    st.integers(1, 600),
    st.integers(0, 100),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 500), st.integers(1, 5_000_000)), max_size=3),
)
@settings(max_examples=80, deadline=None)
def test_nothing_owed_is_lost_or_made(
    terms: Any, days: int, percent: int, capitalise: bool, money: list[tuple[int, int]]
) -> None:
    """What was owed is forgiven, in the new principal, or waits as arrears."""
    on = date.fromordinal(terms.disbursed_on.toordinal() + days)
    payments = [Payment(date.fromordinal(terms.disbursed_on.toordinal() + day), sek(amount)) for day, amount in money]
    owed = owed_on(terms, payments, on)
    forgiven = Owed(owed.principal * percent // 101, owed.interest * percent // 100, owed.fee * percent // 100)
    first = first_version(terms)
    drawn_later = sum(draw.amount.minor for draw in terms.draws if draw.on > on)
    try:
        new = changed(
            first,
            payments,
            Change(
                on, {"rates": (), "first_due_on": on.replace(year=on.year + 1, day=1), "term": 3}, forgiven, capitalise
            ),
        )
    except TermsRefused:
        return
    left = new.terms.principal.minor - drawn_later + new.arrears.interest + new.arrears.running + new.arrears.fee
    assert left + forgiven.principal + forgiven.interest + forgiven.fee == owed.principal + owed.interest + owed.fee


def test_arrears_are_paid_before_the_new_plan() -> None:
    signed = first_version(loan(term=6))
    new = changed(signed, [], Change(date(2026, 3, 1), {"term": 12}))
    assert new.arrears == Owed(0, 6527, 0, 2673)
    stands = state_of([signed, new], [paid("2026-03-10", "65.27")], date(2026, 3, 10))
    assert (stands.overdue, stands.days_past_due) == (kr("0"), 0)
    late = state_of([signed, new], [], date(2026, 3, 10))
    assert (late.overdue, late.days_past_due) == (kr("65.27"), 9)


def test_a_holiday_lengthens_the_loan_by_its_instalments() -> None:
    signed = first_version(loan())
    money = [paid("2026-02-15", "1032.80"), paid("2026-03-15", "1032.80")]
    for interest, shown in (("paid", True), ("deferred", False), ("capitalised", False)):
        new = changed(signed, money, holiday(signed, date(2026, 4, 1), 2, interest=interest))
        rows = plan(new.terms).rows
        assert len(rows) == 12 and [row.principal for row in rows[:2]] == [0, 0]
        assert bool(rows[0].interest) is shown


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (Change(date(2026, 1, 15), {}), "on"),
        (Change(APRIL, {"principal": kr("1")}), "principal"),
        (Change(APRIL, {}, Owed(99_000_000, 0, 0)), "forgiven_principal"),
        (Change(APRIL, {}, Owed(0, 99_000_000, 0)), "forgiven_interest"),
        (Change(APRIL, {}, Owed(12_000_00, 0, 0)), "on"),
    ],
    ids=str,
)
def test_a_change_that_cannot_be_made_is_refused(change: Change, field: str) -> None:
    with pytest.raises(TermsRefused) as refused:
        changed(first_version(loan()), [], change)
    assert refused.value.field == field and well_said(refused.value)
