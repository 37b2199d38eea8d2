"""A taken-over loan keeps its plan: the tables of docs/algorithms/taken-over-loans.md, and what is always true."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brygga.calc.run import run
from brygga.domain.loans.conventions import HOUSE, TAKEN_OVER
from brygga.domain.loans.conventions.kept import AHEAD, EARLY, RESTS, Extended, Kept
from brygga.domain.loans.grid import due_day
from brygga.domain.loans.kept.cumulative import Cumulative
from brygga.domain.loans.kept.happenings import Paid
from brygga.domain.loans.kept.lines import KeptPlan
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.kept.progressive import Progressive
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import next_due, remaining_plan, state
from brygga.domain.loans.terms import Every, LoanTerms, RateChange, Tranche
from brygga.domain.money import Money
from tests.domain.loans.strategies import RATES, sek
from tests.domain.loans.tables import Worked, cell, worked_cases
from tests.domain.loans.taken_over import kept_rows
from tests.domain.loans.worlds import loan, paid
from tests.domain.sentences import well_said

CASES = worked_cases("taken-over-loans")


def rows_of(worked: Worked) -> list[dict[str, Any]]:
    """The table's rows as computed: what was paid is in those that have the column."""
    if "paid" in worked.tables[0][0]:
        return kept_rows(worked.given)
    text, status = run("loan", json.dumps(worked.given))
    assert status == 0, text
    schedule: list[dict[str, Any]] = json.loads(text)["schedule"]
    return schedule


def differences(worked: Worked, rows: list[dict[str, Any]]) -> list[str]:
    table = worked.tables[0]
    if len(table) != len(rows):
        return [f"{len(table)} rows told, {len(rows)} computed"]
    return [
        f"row {row['nr']} {name}: {row[name]} told, {cell(got[name])} computed"
        for row, got in zip(table, rows, strict=True)
        for name in row
        if cell(got[name]) != row[name]
    ]


@pytest.mark.parametrize("worked", CASES, ids=lambda worked: worked.name)
def test_every_worked_table(worked: Worked) -> None:
    assert differences(worked, rows_of(worked)) == []


def test_every_convention_has_its_table() -> None:
    told = {worked.given["convention"] for worked in CASES}
    assert told | {"frappe_2023"} == set(TAKEN_OVER)


def test_canary_one_changed_figure_in_a_table_is_found() -> None:
    worked = CASES[0]
    rows = rows_of(worked)
    rows[1]["interest"] = "0.01"
    assert len(differences(worked, rows)) == 1


@st.composite
def taken_over_loans(draw: st.DrawFn) -> LoanTerms:
    """Loans of every convention, with tranches, rates and what a product may have chosen."""
    convention = TAKEN_OVER[draw(st.sampled_from(sorted(TAKEN_OVER)))]
    every = draw(st.sampled_from([Every("months", 1), Every("months", 3), Every("weeks", 2), Every("days", 15)]))
    term = draw(st.integers(1, 18))
    disbursed = draw(st.dates(date(2023, 1, 1), date(2028, 12, 31)))
    first = disbursed + timedelta(days=draw(st.integers(1, 60)))
    principal = draw(st.integers(100, 50_000_000))
    last = due_day(first, every, term)
    inside = st.integers(0, (last - disbursed).days - 1).map(lambda days: disbursed + timedelta(days=days))
    part = draw(st.integers(1, principal - 1))
    tranches = (Tranche(disbursed, sek(part)), Tranche(draw(inside), sek(principal - part)))
    progressive = convention.level_rate == "chained"
    grace = draw(st.integers(0, term - 1)) if draw(st.booleans()) else 0
    capitalised = grace > 0 and not progressive and draw(st.booleans())
    flat = not capitalised and not progressive and draw(st.booleans())
    many = draw(st.booleans())
    return LoanTerms(
        principal=sek(principal),
        disbursed_on=disbursed,
        first_due_on=first,
        rate=draw(RATES),
        term=term,
        every=every,
        repayment="annuity"
        if progressive
        else draw(st.sampled_from(["annuity", "straight", "bullet"][: 2 + (not flat)])),
        interest="flat" if flat else "declining",
        day_count=draw(st.sampled_from(convention.day_counts)),
        grace_principal=0 if flat else grace,
        grace_interest=draw(st.integers(0, grace)) if not flat else 0,
        grace_interest_as="capitalised" if capitalised else "deferred",
        instalment_multiple=sek(draw(st.sampled_from([1, 100, 5000]))) if draw(st.booleans()) else None,
        tranches=tranches if many else (),
        rates=(RateChange(draw(inside), draw(RATES)),) if draw(st.booleans()) and not flat else (),
        convention=convention.name,
        kept=Kept(
            rest=draw(st.sampled_from(RESTS)),
            early=draw(st.sampled_from(EARLY)),
            ahead=draw(st.sampled_from(AHEAD)),
            compounding=not progressive and draw(st.booleans()),
            extended=draw(
                st.sampled_from(
                    [(), (Extended(due_day(first, every, draw(st.integers(1, term))), draw(st.integers(1, 3))),)]
                )
            ),
            down_payment=draw(st.sampled_from([Fraction(0), Fraction(1, 4)])),
        ),
    )


def assert_sound(terms: LoanTerms, kept: KeptPlan) -> None:
    """All that was drawn by the day is repaid, each row adds up, nothing is negative, and no krona is lost."""
    drawn = sum(one.amount for one in kept.movements if one.kind == "disbursement")
    grown = sum(row.principal for row in kept.rows) - drawn
    assert grown == 0 or (grown > 0 and terms.grace_interest_as == "capitalised")
    assert kept.rows[-1].closing == 0
    came = sum(one.amount for one in kept.movements if one.kind in ("repayment", "down payment"))
    assert sum(row.paid for row in kept.rows) + kept.credit == came
    for row in kept.rows:
        assert row.total == row.principal + row.interest + row.fee
        assert row.outstanding == row.total - row.paid
        assert row.principal >= 0
        assert TAKEN_OVER[terms.convention].last_keeps_level or row.interest >= 0


@given(taken_over_loans())
@settings(max_examples=150, deadline=None)
def test_every_convention_repays_what_was_drawn(terms: LoanTerms) -> None:
    made = plan(terms)
    rows = made.rows
    assert sum(row.principal for row in rows) == terms.principal.minor + made.capitalised
    assert made.capitalised >= 0
    assert rows[-1].closing == 0
    assert min(row.principal for row in rows) >= 0


@given(taken_over_loans(), st.lists(st.tuples(st.integers(0, 500), st.integers(1, 20_000_000)), max_size=4))
@settings(max_examples=150, deadline=None)
def test_no_krona_is_lost_whatever_is_paid_when(terms: LoanTerms, payments: list[tuple[int, int]]) -> None:
    happened = [Paid(terms.disbursed_on + timedelta(days=days), amount) for days, amount in payments]
    as_of = max([terms.disbursed_on, *(one.on for one in happened)])
    assert_sound(terms, kept_plan(terms, happened, as_of))


def test_canary_a_lost_krona_is_found() -> None:
    terms = loan(convention="fineract_classic", day_count="ACT/365F", kept=Kept(rest="daily"))
    kept = kept_plan(terms, [Paid(date(2026, 2, 10), 300_000)], date(2026, 2, 10))
    assert_sound(terms, kept)
    spoiled = replace(kept, rows=(kept.rows[0]._replace(principal=kept.rows[0].principal - 1), *kept.rows[1:]))
    with pytest.raises(AssertionError):
        assert_sound(terms, spoiled)


def test_canary_a_walk_that_forgets_what_is_overdue_charges_less(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = loan(convention="fineract_classic", day_count="ACT/365F", kept=Kept(rest="daily"))
    late = kept_plan(terms, [], date(2026, 2, 25)).rows[1].interest
    monkeypatch.setattr(Cumulative, "_overdue", lambda self, nr, day: 0)
    assert kept_plan(terms, [], date(2026, 2, 25)).rows[1].interest < late


def test_canary_without_smoothing_the_last_instalment_is_further_off(monkeypatch: pytest.MonkeyPatch) -> None:
    terms = loan(
        convention="fineract_progressive",
        day_count="PERIOD",
        tranches=(Tranche(date(2026, 1, 15), sek(8_000_00)), Tranche(date(2026, 3, 1), sek(4_000_00))),
    )
    near = plan(terms).rows
    monkeypatch.setattr(Progressive, "_gap", lambda self, nr, level: 0)
    far = plan(terms).rows
    assert abs(near[-1].total - near[-2].total) < abs(far[-1].total - far[-2].total)


def test_what_has_been_looked_past_is_not_reckoned_again() -> None:
    terms = loan(convention="fineract_classic", day_count="ACT/365F", kept=Kept(rest="daily"))
    early = [Paid(date(2026, 2, 10), 50_000)]
    then = kept_plan(terms, early, date(2026, 2, 15)).rows[0]
    later = kept_plan(terms, [*early, Paid(date(2026, 5, 1), 10_000)], date(2026, 5, 1)).rows[0]
    assert (then.principal, then.interest) == (later.principal, later.interest)


def test_the_state_of_a_taken_over_loan_is_by_its_own_count() -> None:
    terms = loan(convention="frappe", day_count="ACT/365F", first_due_on=date(2026, 2, 15))
    stands = state(terms, [paid("2026-02-15", "500")], date(2026, 2, 15))
    assert stands.days_past_due == 1 and stands.bucket == "1-29"
    assert sum(part.amount.minor for part in stands.allocations) == 50_000
    coming = next_due(terms, [], date(2026, 1, 20))
    assert coming is not None and coming.amount == Money(plan(terms).rows[0].total, "SEK")
    assert remaining_plan(terms, [], date(2026, 2, 15)).rows == plan(terms).rows[1:]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"convention": "unknown"}, "convention"),
        ({"convention": "frappe", "day_count": "30E/360"}, "day_count"),
        ({"convention": "frappe", "day_count": "PERIOD", "kept": Kept(rest="yearly")}, "kept.rest"),
        ({"convention": "frappe", "day_count": "PERIOD", "kept": Kept(down_payment=Fraction(1))}, "kept.down_payment"),
        ({"convention": "frappe", "day_count": "PERIOD", "every": Every("years", 1)}, "every"),
        ({"convention": "frappe", "day_count": "PERIOD", "prepayment": "smaller"}, "prepayment"),
        ({"convention": "frappe", "day_count": "PERIOD", "months_off": (7,)}, "months_off"),
        ({"convention": "frappe", "day_count": "PERIOD", "repayment": "revenue"}, "repayment"),
        ({"convention": HOUSE, "kept": Kept(rest="daily")}, "kept"),
    ],
    ids=str,
)
def test_what_a_convention_does_not_know_is_refused(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(TermsRefused) as refused:
        loan(**changes)
    assert refused.value.field == field
    assert well_said(refused.value)
