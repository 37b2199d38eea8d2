"""Terms that are changed where the worked tables do not stand: a taken-over loan, tranches and fees to come, the day of
a change that is a due date. Each is one that a fault on purpose (`make mutate`) passed through.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import next_due, remaining_plan
from brygga.domain.loans.terms import Fee, LoanTerms
from brygga.domain.loans.versions import Change, Owed, Version, changed, first_version, owed_on, plan_of, state_of
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import drawn, kr, loan, paid, rate_from
from tests.domain.sentences import well_said

ON = date(2026, 3, 25)
FEES = (Fee("notice", kr("10"), "instalment"), Fee("start", kr("50"), "disbursement"))


def taken_over(**changes: Any) -> LoanTerms:
    """4,000 kr at 12 % in four instalments, by another lender's count: 40.00 of interest due first, then 30.15."""
    return loan(**{"convention": "fineract_progressive", "day_count": "PERIOD", "rate": Rate.from_percent("12"),
                   "principal": kr("4000"), "term": 4, "fees": FEES, **changes})  # fmt: skip


def test_what_is_owed_of_a_taken_over_loan_is_by_its_own_count() -> None:
    # 10 of the 31 days to the third due date have gone: 20.20 × 10/31 = 6.52.
    assert owed_on(taken_over(), [], ON) == Owed(4000_00, 70_15 + 6_52, 20_00, 6_52)
    assert owed_on(taken_over(), [paid("2026-02-15", "100")], ON) == Owed(3950_00, 30_15 + 6_52, 10_00, 6_52)


def test_a_taken_over_loan_goes_on_with_what_is_left_and_its_arrears_beside() -> None:
    new = changed(first_version(taken_over()), [paid("2026-02-15", "100")], Change(ON, {}))
    assert (new.nr, new.from_on, new.arrears) == (2, ON, Owed(0, 30_15, 10_00, 6_52))
    terms = new.terms
    assert (terms.principal, terms.disbursed_on, terms.first_due_on, terms.term) == (
        kr("3950"), ON, date(2026, 4, 15), 2)
    assert terms.fees == FEES[:1], "what was charged at the disbursement is not charged again"


def test_interest_that_became_principal_is_owed_as_principal() -> None:
    grown = {"grace_principal": 2, "grace_interest": 2, "grace_interest_as": "capitalised"}
    assert owed_on(loan(**grown), [], date(2026, 3, 15)).principal == 12_000_00 + 60_00 + 60_30


def test_tranches_rates_and_fees_to_come_go_along() -> None:
    tranches = (drawn("2026-01-15", "6000"), drawn("2026-03-25", "1000"), drawn("2026-05-01", "5000"))
    rates = (rate_from("2026-02-01", "5"), rate_from("2026-03-25", "4"), rate_from("2026-06-01", "3"))
    signed = first_version(loan(tranches=tranches, rates=rates, fees=FEES))
    terms = changed(signed, [], Change(ON, {})).terms
    assert terms.principal == kr("12000")
    assert terms.tranches == (drawn("2026-03-25", "7000"), tranches[2])
    assert (terms.rate, terms.rates) == (Rate.from_percent("4"), rates[2:])


def test_the_row_of_the_day_of_a_change_belongs_to_the_version_before() -> None:
    signed = first_version(loan(fees=FEES))
    new = changed(signed, [paid("2026-02-15", "1042.80")], Change(date(2026, 3, 15), {"rate": Rate.from_percent("1")}))
    whole = plan_of([signed, new])
    assert [row.due_on.month for row in whole.rows] == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1]
    assert whole.rows[1] == plan(signed.terms).rows[1]
    assert whole.upfront_fees == kr("50") and whole.rows[2].nr == 3


def test_arrears_of_fees_are_owed_until_they_are_paid_through_several_changes() -> None:
    signed = first_version(loan(fees=FEES))
    second = changed(signed, [], Change(date(2026, 3, 1), {"term": 12}))
    assert second.arrears.fee == 10_00
    third = changed(second, [], Change(date(2026, 3, 10), {"term": 12}))
    assert third.arrears.fee == 10_00
    part = changed(second, [paid("2026-03-05", "4")], Change(date(2026, 3, 10), {"term": 12}))
    assert part.arrears.fee == 6_00


def test_a_change_on_the_day_the_terms_began_is_too_early_and_says_so_with_its_code() -> None:
    signed = first_version(loan())
    for on, code in ((date(2026, 1, 15), "inconsistent"), (date(2026, 1, 14), "inconsistent")):
        with pytest.raises(TermsRefused) as refused:
            changed(signed, [], Change(on, {}))
        assert (refused.value.code, refused.value.field) == (code, "on") and well_said(refused.value)
    assert changed(signed, [], Change(date(2026, 1, 16), {})).from_on == date(2026, 1, 16)


@pytest.mark.parametrize(("change", "code", "field"), [
    (Change(ON, {"currency": "EUR", "principal": kr("1")}), "unknown_field", "currency"),
    (Change(ON, {}, Owed(-1, 0, 0)), "out_of_range", "forgiven_principal"),
    (Change(ON, {}, Owed(0, 0, 20_01)), "out_of_range", "forgiven_fee"),
    (Change(ON, {}, Owed(4000_00, 0, 0)), "inconsistent", "on"),
])  # fmt: skip
def test_what_cannot_be_changed_or_forgiven_has_its_code(change: Change, code: str, field: str) -> None:
    with pytest.raises(TermsRefused) as refused:
        changed(first_version(taken_over()), [], change)
    assert (refused.value.code, refused.value.field) == (code, field) and well_said(refused.value)


def test_all_that_is_owed_but_the_principal_may_be_forgiven() -> None:
    owed = owed_on(taken_over(), [], ON)
    forgiven = Owed(0, owed.interest, owed.fee)
    new = changed(first_version(taken_over()), [], Change(ON, {}, forgiven))
    assert (new.forgiven, new.arrears, new.terms.principal) == (forgiven, Owed(0, 0, 0), kr("4000"))


def test_the_state_of_arrears_counts_from_the_change_and_the_larger_of_the_days() -> None:
    version = Version(2, date(2026, 3, 1), loan(disbursed_on=date(2026, 3, 1), first_due_on=date(2026, 4, 1)),
                      arrears=Owed(0, 50_00, 10_00, 20_00))  # fmt: skip
    stands = state_of([first_version(loan()), version], [], date(2026, 3, 31))
    assert (stands.overdue, stands.days_past_due, stands.bucket) == (kr("60"), 30, "30-59")
    rest = state_of([first_version(loan()), version], [paid("2026-03-31", "60")], date(2026, 4, 1))
    assert (rest.overdue, rest.days_past_due) == (kr("0"), 0)
    due = plan(version.terms).rows[0].total
    late = state_of([first_version(loan()), version], [paid("2026-03-31", "60")], date(2026, 4, 2))
    assert (late.overdue, late.days_past_due) == (Money(due + 20_00, "SEK"), 1)


@pytest.mark.parametrize("terms", [loan(), taken_over()], ids=["ours", "taken over"])
def test_the_plan_that_remains_is_money_of_the_loan_without_what_was_charged_at_first(terms: LoanTerms) -> None:
    left = remaining_plan(terms, [], date(2026, 3, 15))
    assert (left.currency, left.upfront_fees) == ("SEK", kr("0"))
    assert left.rows == tuple(plan(terms).rows)[2:]


def test_the_next_instalment_of_a_taken_over_loan_is_the_first_unpaid_that_is_not_late() -> None:
    terms = taken_over(fees=())
    first, second = plan(terms).rows[:2]
    coming = next_due(terms, [], date(2026, 2, 15))
    assert coming is not None
    assert (coming.nr, coming.due_on, coming.pay_on, coming.amount.minor) == (
        1, date(2026, 2, 15), date(2026, 2, 15), first.total)
    later = next_due(terms, [], date(2026, 2, 16))
    assert later is not None and (later.nr, later.amount.minor) == (2, second.total)
    all_but_one_ore = [paid("2026-02-10", f"{(first.total - 1) / 100:.2f}")]
    rest = next_due(terms, all_but_one_ore, date(2026, 2, 10))
    assert rest is not None and (rest.nr, rest.amount.minor) == (1, 1)
    paid_up = next_due(terms, [paid("2026-02-10", f"{first.total / 100:.2f}")], date(2026, 2, 10))
    assert paid_up is not None and paid_up.nr == 2
