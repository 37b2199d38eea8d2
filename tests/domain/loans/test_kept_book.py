"""The book: in which order tranches and money come, what a pay-off takes, what decisions leave, what rows are shown.

4,000 kr in four instalments; every figure can be worked in the head. The cases of other lenders that hold the same
lines are not in the repository.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Fixed, Kept
from brygga.domain.loans.grid import Every
from brygga.domain.loans.kept.happenings import Paid, PaidOff, Reaged, Reamortised
from brygga.domain.loans.kept.lines import Movement
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.state import state
from brygga.domain.loans.terms import Fee, LoanTerms
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import drawn, kr, loan, paid

CLASSIC: dict[str, Any] = {"convention": "fineract_classic", "day_count": "PERIOD"}
PROGRESSIVE: dict[str, Any] = {"convention": "fineract_progressive", "day_count": "PERIOD"}
BOTH = pytest.mark.parametrize("lender", [CLASSIC, PROGRESSIVE], ids=["classic", "progressive"])
FIRST, SECOND = date(2026, 2, 15), date(2026, 3, 15)
FEE = (Fee("notice", kr("10"), "instalment"),)


def four(lender: dict[str, Any] = CLASSIC, percent: str = "0", **changes: Any) -> LoanTerms:
    return loan(**{**lender, "principal": kr("4000"), "rate": Rate.from_percent(percent), "term": 4, **changes})


def two(first: str, second: str, on: str) -> dict[str, Any]:
    return {"tranches": (drawn("2026-01-15", first), drawn(on, second))}


# Order.


@BOTH
def test_before_it_is_paid_out_a_loan_is_its_first_tranche(lender: dict[str, Any]) -> None:
    for parts, principal in ((two("1000", "3000", "2026-03-20"), 250_00), ({}, 1000_00)):
        shown = kept_plan(four(lender, **parts), [], date(2026, 1, 1))
        assert [row.principal for row in shown.rows] == [principal] * 4
        assert [(move.on, move.kind) for move in shown.movements] == [(date(2026, 1, 15), "disbursement")]
        assert (shown.as_of, shown.currency, shown.credit) == (date(2026, 1, 1), "SEK", 0)


@BOTH
def test_a_tranche_comes_before_the_money_of_its_day(lender: dict[str, Any]) -> None:
    on = date(2026, 3, 20)
    shown = kept_plan(four(lender, **two("1000", "3000", "2026-03-20")), [Paid(on, 2000_00)], on)
    assert shown.movements == (
        Movement(date(2026, 1, 15), "disbursement", 1000_00, 0, 0, 0, 1000_00),
        Movement(on, "disbursement", 3000_00, 0, 0, 0, 4000_00),
        Movement(on, "repayment", 2000_00, 2000_00, 0, 0, 2000_00),
    )


@BOTH
@pytest.mark.parametrize("rest", ["none", "daily", "period"])
def test_a_tranche_on_a_due_date_raises_what_comes_whoever_looks_that_day(lender: dict[str, Any], rest: str) -> None:
    """Row by row 1,000 kr in each of the four, as far as there is money out."""
    whole = lender is CLASSIC
    parts = [1000_00, 0, 1000_00, 2000_00] if whole else [250_00, 250_00, 1750_00, 1750_00]
    terms = four(lender, kept=Kept(rest=rest), **two("1000", "3000", "2026-03-15"))
    for came in ([], [Paid(FIRST, 250_00), Paid(SECOND, 250_00)]):
        for on in (SECOND, date(2026, 3, 16), date(2026, 4, 15)):
            assert [row.principal for row in kept_plan(terms, came, on).rows] == parts


@BOTH
def test_a_quarter_of_a_tranche_on_a_due_date_is_due_beside_the_instalment(lender: dict[str, Any]) -> None:
    """2,000 kr twice: 500 of each back at once, the rest of the first in four parts, of the second in two.

    Row by row all is in four, and the tranche comes before the instalment of its day.
    """
    kept = Kept(down_payment=Fraction(1, 4))
    rows = kept_plan(four(lender, kept=kept, **two("2000", "2000", "2026-03-15")), [], SECOND).rows
    coming = [
        ("02-15", False, 375_00, 31, 1125_00), ("03-15", False, 375_00, 28, 750_00),
        ("03-15", True, 500_00, 0, 2250_00),
        ("04-15", False, 1125_00, 31, 1125_00), ("05-15", False, 1125_00, 30, 0)]  # fmt: skip
    if lender is CLASSIC:
        coming = [
            ("02-15", False, 750_00, 31, 750_00), ("03-15", True, 500_00, 0, 2250_00),
            ("03-15", False, 750_00, 28, 1500_00),
            ("04-15", False, 750_00, 31, 750_00), ("05-15", False, 750_00, 30, 0)]  # fmt: skip
    assert [(row.due_on.isoformat()[5:], row.down, row.principal, row.days, row.closing) for row in rows] == [
        ("01-15", True, 500_00, 0, 1500_00), *coming]


@BOTH
def test_a_quarter_of_a_tranche_inside_a_period_leaves_its_days_alone(lender: dict[str, Any]) -> None:
    kept = Kept(down_payment=Fraction(1, 4))
    for on in ("2026-02-16", "2026-02-25", "2026-03-14"):
        rows = kept_plan(four(lender, kept=kept, **two("2000", "2000", on)), [], date(2026, 3, 20)).rows
        first, rest = (750_00, 750_00) if lender is CLASSIC else (375_00, 875_00)
        assert [(row.down, row.principal, row.days) for row in rows] == [
            (True, 500_00, 0), (False, first, 31), (True, 500_00, 0),
            (False, rest, 28), (False, rest, 31), (False, rest, 30)]  # fmt: skip
        assert [row.closing for row in rows[1:4]] == [3 * rest - 1500_00, 3 * rest, 2 * rest]


# A pay-off.


OFF = PaidOff(date(2026, 2, 20))


@BOTH
def test_a_pay_off_of_a_plan_that_stands_takes_all_that_is_in_it(lender: dict[str, Any]) -> None:
    """Its interest is owed however early the money comes, as that lender's question of a pay-off answers."""
    terms = four(lender, "12", fees=FEE, grace_principal=1)
    whole = sum(row.total for row in kept_plan(terms, [], OFF.on).rows)
    shown = kept_plan(terms, [OFF], OFF.on)
    assert shown.movements[-1].amount == whole > 4000_00 + 4 * 10_00 + 100_00
    assert shown.movements[-1].kind == "repayment"
    part = kept_plan(terms, [Paid(FIRST, 30_00), OFF], OFF.on)
    assert part.movements[-1].amount == whole - 30_00
    assert [row.outstanding for row in shown.rows + part.rows] == [0] * 8 and not shown.credit + part.credit


@BOTH
@pytest.mark.parametrize("fees", [(), FEE])
def test_a_pay_off_where_money_counts_by_day_takes_what_has_run_and_no_fee_to_come(
    lender: dict[str, Any], fees: tuple[Fee, ...]
) -> None:
    """On 20 February 40 kr of interest are due, the fee with them, and five days of 28 have run."""
    terms = four(lender, "12", fees=fees, grace_principal=1, kept=Kept(rest="daily"))
    interest, fee = 40_00 + round(Fraction(40_00 * 5, 28)), 10_00 if fees else 0
    shown = kept_plan(terms, [OFF], OFF.on)
    assert shown.movements[-1] == Movement(
        OFF.on, "repayment", 4000_00 + interest + fee, 4000_00, interest, fee, 0)
    assert not any(row.outstanding for row in shown.rows) and not shown.credit


def test_money_is_in_advance_before_its_day_late_after_it_and_neither_on_it() -> None:
    came = [Paid(date(2026, 2, 14), 300_00), Paid(FIRST, 200_00), Paid(date(2026, 2, 16), 400_00)]
    row = kept_plan(four(), came, date(2026, 2, 20)).rows[0]
    assert (row.paid, row.in_advance, row.late, row.outstanding) == (900_00, 300_00, 400_00, 100_00)


# Equal parts ahead.


def equally(terms: LoanTerms, *amounts: int) -> list[int]:
    shown = kept_plan(terms, [Paid(date(2026, 2, 1), amount) for amount in amounts], date(2026, 2, 1))
    return [row.paid for row in shown.rows] + [shown.credit]


def test_nothing_is_left_to_share_when_the_last_instalment_is_paid_in_part() -> None:
    last = date(2026, 5, 15)
    terms = four(PROGRESSIVE, kept=Kept(rest="daily", ahead="equal"))
    assert [row.paid for row in kept_plan(terms, [Paid(last, 3400_00)], last).rows] == [1000_00] * 3 + [400_00]


def test_an_instalment_that_is_full_takes_no_share() -> None:
    """The second is 300 kr: it is full after the first 1,600, so the next 400 are shared by three."""
    kept = Kept(ahead="equal", fixed=(Fixed("total", SECOND, 300_00),))
    assert equally(four(kept=kept), 1600_00) == [400_00, 300_00, 400_00, 500_00, 0]
    assert equally(four(kept=kept), 1600_00, 400_00) == [533_33, 300_00, 533_33, 633_34, 0]


@pytest.mark.parametrize(("amounts", "on_each"), [
    ((10_01,), [2_50, 2_50, 2_50, 2_51, 0]), ((4,), [1, 1, 1, 1, 0]), ((1,), [1, 0, 0, 0, 0]), ((3,), [1, 1, 1, 0, 0]),
    ((3999_99,), [1000_00, 1000_00, 1000_00, 999_99, 0]), ((3999_99, 1), [1000_00] * 4 + [0]),
    ((3999_99, 3), [1000_00] * 4 + [2]), ((4000_00, 5), [1000_00] * 4 + [5]),
])  # fmt: skip
def test_equal_parts_to_the_ore_the_last_taking_the_rest(amounts: tuple[int, ...], on_each: list[int]) -> None:
    assert equally(four(kept=Kept(ahead="equal")), *amounts) == on_each


# Decisions.


@BOTH
def test_on_its_due_date_an_instalment_is_overdue_for_whoever_shares_anew(lender: dict[str, Any]) -> None:
    shown = kept_plan(four(lender, instalment_multiple=kr("1")), [Reamortised(FIRST)], FIRST)
    assert [row.principal for row in shown.rows] == [0, 1333_00, 1333_00, 1334_00]
    assert [type(row.principal) for row in shown.rows] == [int] * 4


def test_where_nothing_fell_due_nothing_is_closed_when_a_loan_is_aged_anew() -> None:
    on = date(2026, 3, 20)
    terms = four(grace_principal=1)
    how = Reaged(on, date(2026, 4, 1), Every("months", 1), 2)
    rows = kept_plan(terms, [Paid(SECOND, 400_00), how], on).rows
    assert [(row.principal, row.paid_on) for row in rows] == [
        (0, None), (400_00, SECOND), (1800_00, None), (1800_00, None)], "one was nothing, one is cut to what came"


@pytest.mark.parametrize(("on", "before"), [
    (date(2026, 4, 20), date(2026, 4, 15)), (date(2026, 2, 20), FIRST), (date(2026, 2, 1), date(2026, 1, 15))])
@BOTH
def test_the_first_new_instalment_counts_its_days_from_the_last_old_one(
    lender: dict[str, Any], on: date, before: date
) -> None:
    how = Reaged(on, date(2026, 6, 1), Every("months", 1), 2)
    rows = kept_plan(four(lender), [how], on).rows
    assert [row.days for row in rows[-2:]] == [(date(2026, 6, 1) - before).days, 30]


def test_interest_moved_from_closed_instalments_leaves_the_empty_end_out() -> None:
    """1,500 kr agreed, interest only for two months: both overdue, closed, their 80 kr due with the third."""
    terms = four(CLASSIC, "12", term=7, grace_principal=2, kept=Kept(instalment=1500_00))
    on = date(2026, 3, 20)
    rows = kept_plan(terms, [Reamortised(on)], on).rows
    assert [(row.total, row.paid_on) for row in rows[:2]] == [(0, on), (0, on)]
    assert [row.total for row in rows[2:4]] == [1580_00, 1500_00]
    assert (len(rows), rows[-1].closing) == (5, 0)


def test_a_row_with_principal_is_shown_though_its_total_is_nothing() -> None:
    """One krona and a multiple of fifty: the level is 0, so the last interest is what takes the principal away."""
    terms = four(principal=kr("1"), convention="oca_end", term=2, grace_principal=1, instalment_multiple=kr("50"),
                 kept=Kept(rest="daily"))  # fmt: skip
    rows = kept_plan(terms, [Paid(date(2026, 1, 15), 1)], date(2026, 1, 15)).rows
    assert [(row.principal, row.interest, row.closing) for row in rows] == [(1, 0, 99), (99, -99, 0)]


# Where money went.


def test_every_part_of_a_payment_is_told_in_the_loans_currency() -> None:
    stands = state(four(CLASSIC, "12", fees=FEE), [paid("2026-02-15", "100"), paid("2026-02-16", "6000")], FIRST)
    assert [(one.payment, one.instalment, one.to, one.amount) for one in stands.allocations] == [
        (0, 1, "fee", kr("10")), (0, 1, "interest", kr("40")), (0, 1, "principal", kr("50"))]
    stands = state(four(), [paid("2026-02-15", "4100")], FIRST)
    assert (stands.credit, stands.allocations[-1].amount) == (kr("100"), kr("100"))
