"""Where loans stand that few tables speak of: taken over, paid beyond the debt, with a down payment; flat, paid early.

Each figure can be worked in the head; each is one that a fault on purpose (`make mutate`) passed through.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.events import Prepayment
from brygga.domain.loans.grid import Every
from brygga.domain.loans.kept.ageing import Late, loan_late
from brygga.domain.loans.kept.happenings import Paid, Reaged
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.schedule import changed_plan, plan
from brygga.domain.loans.state import State, state
from brygga.domain.loans.terms import Fee, LoanTerms
from brygga.domain.loans.versions import owed_on
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import kr, loan, paid, rate_from

FREE = Rate.from_percent("0")
CLASSIC: dict[str, Any] = {"convention": "fineract_classic", "day_count": "ACT/365F"}
PROGRESSIVE: dict[str, Any] = {"convention": "fineract_progressive", "day_count": "PERIOD"}
FEE = (Fee("notice", kr("10"), "instalment"),)


def four(**changes: Any) -> LoanTerms:
    """4,000 kr without interest in four instalments of 1,010 kr, by another lender's count."""
    return loan(**{**CLASSIC, "principal": kr("4000"), "rate": FREE, "term": 4, "fees": FEE, **changes})


def told(stands: State) -> list[tuple[int, int | None, str, int]]:
    return [(one.payment, one.instalment, one.to, one.amount.minor // 100) for one in stands.allocations]


def test_a_taken_over_loan_late_and_on_its_due_date() -> None:
    stands = state(four(), [paid("2026-02-15", "500")], date(2026, 3, 15))
    # 28 days since the first due date, less this lender's three days of grace; what is due today is not late.
    assert stands == State(
        date(2026, 3, 15), kr("3510"), kr("0"), kr("510"), 25, "1-29", stands.allocations, kr("0"), ()
    )
    assert told(stands) == [(0, 1, "fee", 10), (0, 1, "principal", 490)]


def test_money_that_comes_later_or_is_nothing_does_not_count() -> None:
    money = [paid("2026-02-15", "0"), paid("2026-02-15", "1010"), paid("2026-03-02", "99")]
    stands = state(four(), money, date(2026, 3, 1))
    assert (stands.outstanding_principal, told(stands)) == (kr("3000"), [(1, 1, "fee", 10), (1, 1, "principal", 1000)])


def test_money_beyond_the_whole_debt_waits_and_is_told_last() -> None:
    stands = state(four(), [paid("2026-02-15", "1010"), paid("2026-02-20", "3530")], date(2026, 2, 20))
    assert (stands.outstanding_principal, stands.credit, stands.overdue) == (kr("0"), kr("500"), kr("0"))
    assert told(stands) == [(0, 1, "fee", 10), (0, 1, "principal", 1000), *(
        (1, nr, to, amount) for nr in (2, 3, 4) for to, amount in (("fee", 10), ("principal", 1000))),
        (1, None, "credit", 500)]


def test_on_a_due_date_nothing_is_running() -> None:
    twelve = four(**PROGRESSIVE, rate=Rate.from_percent("12"))
    assert owed_on(twelve, [], date(2026, 3, 15)).running == 0
    assert owed_on(twelve, [], date(2026, 1, 15)).running == 0


def test_flat_interest_runs_by_the_days_of_its_period() -> None:
    flat = loan(**CLASSIC, interest="flat", rate=Rate.from_percent("12"))
    whole = plan(flat).rows[0].interest
    assert owed_on(flat, [], date(2026, 1, 25)).running == round(Fraction(whole * 10, 31))


@pytest.mark.parametrize("terms", [four(**CLASSIC), four(**PROGRESSIVE)], ids=["classic", "progressive"])
def test_a_loan_aged_anew_closes_what_it_replaces_and_starts_from_the_last_due_date(terms: LoanTerms) -> None:
    for on, closed in ((date(2026, 4, 20), 3), (date(2026, 4, 15), 3), (date(2026, 2, 1), 0)):
        rows = kept_plan(terms, [Reaged(on, date(2026, 6, 1), Every("months", 1), 2)], on).rows
        assert [row.principal for row in rows] == [0] * closed + [2000_00, 2000_00]
        assert [row.paid_on for row in rows] == [on] * closed + [None, None]


def test_new_instalments_are_rounded_as_the_loans_own() -> None:
    terms = four(instalment_multiple=kr("1"), fees=())
    rows = kept_plan(terms, [Reaged(date(2026, 2, 1), date(2026, 6, 1), Every("months", 1), 7)], date(2026, 2, 1)).rows
    assert [row.principal for row in rows] == [571_00] * 6 + [574_00]


def test_a_down_payment_is_a_row_of_its_own_and_the_next_opens_with_what_is_left() -> None:
    rows = plan(four(**PROGRESSIVE, term=3, fees=(), kept=Kept(down_payment=Fraction(1, 4)))).rows
    assert [(row.due_on.isoformat(), row.opening, row.principal, row.closing) for row in rows] == [
        ("2026-01-15", 4000_00, 1000_00, 3000_00), ("2026-02-15", 3000_00, 1000_00, 2000_00),
        ("2026-03-15", 2000_00, 1000_00, 1000_00), ("2026-04-15", 1000_00, 1000_00, 0)]


def test_days_on_which_the_count_stood_still_are_not_days_late() -> None:
    rows = kept_plan(four(), [], date(2026, 3, 1)).rows
    ranges = (("late", 1, None),)
    paused = [(date(2026, 2, 20), date(2026, 2, 24)), (date(2026, 2, 27), date(2026, 4, 1))]
    assert loan_late(rows, date(2026, 3, 1), ranges, paused=paused) == Late(8, date(2026, 2, 15), "late")
    assert kept_plan(four(), [Paid(date(2026, 2, 15), 1010_00)], date(2026, 3, 1)).rows[0].outstanding == 0


def test_a_flat_loan_that_is_paid_inside_a_period_bears_its_days_of_it() -> None:
    # 6 % of 12,000 kr a year is 60 kr a month; 15 of the 31 days have gone.
    rows = changed_plan(loan(interest="flat", fees=FEE), [Prepayment(date(2026, 1, 30), 12_000_00)]).rows
    assert [(row.interest, row.principal, row.total, row.closing) for row in rows] == [(29_03, 0, 39_03, 0)]


def test_a_flat_loan_half_paid_early_is_shorter_or_half_as_large() -> None:
    half = [Prepayment(date(2026, 2, 14), 6_000_00)]
    shorter = changed_plan(loan(interest="flat", fees=FEE), half).rows
    assert [(row.interest, row.principal, row.total) for row in shorter] == [(60_00, 1000_00, 1070_00)] * 6
    smaller = changed_plan(loan(interest="flat", fees=FEE, prepayment="smaller"), half).rows
    assert [(row.interest, row.principal, row.total) for row in smaller] == [(30_00, 500_00, 540_00)] * 12
    later = changed_plan(loan(interest="flat", prepayment="smaller"), [Prepayment(date(2026, 4, 20), 4_500_00)]).rows
    assert [(row.interest, row.principal) for row in later[2:5]] == [(60_00, 1000_00), (30_00, 500_00), (30_00, 500_00)]


def test_a_flat_loan_paid_wholly_before_it_began_has_no_rows_and_without_payments_all_of_them() -> None:
    assert changed_plan(loan(interest="flat"), [Prepayment(date(2026, 1, 15), 12_000_00)]).rows == ()
    assert len(changed_plan(loan(interest="flat"), []).rows) == 12


def test_a_straight_loan_half_paid_early_may_have_smaller_instalments_too() -> None:
    half = [Prepayment(date(2026, 2, 14), 6_000_00)]
    rows = changed_plan(loan(repayment="straight", prepayment="smaller"), half).rows
    assert [row.principal for row in rows] == [1000_00] + [454_55] * 10 + [454_50]
    assert [row.principal for row in changed_plan(loan(repayment="straight"), half).rows] == [1000_00] * 6


def test_what_runs_by_periods_is_shared_by_days_where_the_rate_changes() -> None:
    terms = loan(day_count="PERIOD", rates=(rate_from("2026-01-25", "12"),))
    # 10 days at 6 % and 10 at 12 %, of the 31 of a period that is a twelfth of a year: 60 × 10/31 + 120 × 10/31.
    assert state(terms, [], date(2026, 2, 4)).accrued_interest == kr("58.06")
    assert state(terms, [], date(2026, 1, 25)).accrued_interest == kr("19.35")
