"""Early money on instalments as they stand on its day, and interest that is rounded once a period.

3,000 kr at 1 % a month in three, from 15 March 2026: 30.00 kr a month on all, and the second period has 30 days.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.kept.happenings import Paid, PaidOff
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import kr, loan

START, FIRST, HALF, SECOND = date(2026, 3, 15), date(2026, 4, 15), date(2026, 4, 30), date(2026, 5, 15)
LEVEL = 102_007
"""3,000 · 1 % / (1 − 1.01⁻³) = 1,020.07 kr."""


def three(kept: Kept, **more: Any) -> LoanTerms:
    base = {"convention": "fineract_progressive_once", "day_count": "PERIOD", "principal": kr("3000"), "term": 3}
    dated = {"disbursed_on": START, "first_due_on": FIRST, "rate": Rate.from_percent("12")}
    return loan(**{**base, **dated, "kept": kept, **more})


def test_an_instalment_paid_early_shows_the_interest_of_its_days_and_the_next_bears_the_rest() -> None:
    """1,020.07 kr on the fifteenth of 30 days: 10.05 kr of half a month's interest, the rest principal."""
    shown = kept_plan(three(Kept(rest="daily")), [Paid(FIRST, LEVEL), Paid(HALF, LEVEL)], HALF)
    out = 300_000 - (LEVEL - 3000)
    half = round(out / 200)
    rows = shown.rows
    assert (rows[1].interest, rows[1].principal, rows[1].outstanding) == (half, LEVEL - half, 0)
    left = out - rows[1].principal
    assert rows[2].interest == round(left / 200) + round(left / 100)
    assert rows[2].principal == left


@pytest.mark.parametrize(("convention", "interest"), [("fineract_progressive", 0), ("fineract_progressive_once", 1)])
def test_a_period_that_a_look_cuts_is_rounded_once(convention: str, interest: int) -> None:
    """One krona at 1 %: two halves of half an öre."""
    terms = three(Kept(rest="daily"), principal=kr("1"), term=1, convention=convention,
                  disbursed_on=FIRST, first_due_on=SECOND)  # fmt: skip
    assert kept_plan(terms, [], HALF).rows[0].interest == interest


@pytest.mark.parametrize(("payoff", "second", "paid"), [("day", 1500, 304_500), ("period_end", 3000, 306_000)])
def test_a_pay_off_of_an_overdue_loan_runs_to_its_day_or_to_the_periods_end(
    payoff: str, second: int, paid: int
) -> None:
    shown = kept_plan(three(Kept(rest="daily", payoff=payoff)), [PaidOff(HALF)], HALF)
    assert [row.interest for row in shown.rows] == [3000, second, 0]
    assert (shown.movements[-1].amount, shown.credit, shown.rows[-1].outstanding) == (paid, 0, 0)


def test_early_money_that_pays_nothing_off_counts_from_its_day_whatever_a_pay_off_does() -> None:
    terms = three(Kept(rest="daily", payoff="period_end"))
    shown = kept_plan(terms, [Paid(FIRST, LEVEL), Paid(HALF, 50_000)], HALF)
    out = 300_000 - (LEVEL - 3000)
    assert shown.rows[1].interest == round(out / 200 + (out - 50_000) / 200)


@pytest.mark.parametrize("rest", ["daily", "period"])
def test_what_is_overdue_bears_to_the_day_or_to_the_end_of_its_period(rest: str) -> None:
    """Nothing is paid: half a month on all and half on what should be out, or the whole month on all."""
    shown = kept_plan(three(Kept(rest=rest)), [], HALF)
    as_agreed = 300_000 - (LEVEL - 3000)
    assert shown.rows[1].interest == (3000 if rest == "period" else round(1500 + as_agreed / 200))


def test_last_takes_what_the_last_row_shows_unless_all_is_paid() -> None:
    """500 kr are on the last row; with all paid, the last holds what the level leaves: none of it bears on."""
    terms = three(Kept(rest="daily", ahead="last"))
    some = kept_plan(terms, [Paid(FIRST, LEVEL), Paid(HALF, 50_000)], HALF).rows
    assert [row.paid for row in some] == [LEVEL, 0, 50_000]
    whole = kept_plan(terms, [Paid(FIRST, LEVEL), PaidOff(HALF)], HALF).rows
    assert (whole[1].total, whole[2].interest, whole[2].outstanding) == (LEVEL, 0, 0)


def test_interest_first_of_early_money_where_the_product_says_so() -> None:
    """16.00 kr on the sixteenth of 31 days: 15.48 kr of interest, the rest principal."""
    terms = three(Kept(rest="daily", order_ahead=("fee", "interest", "principal")))
    shown = kept_plan(terms, [Paid(date(2026, 3, 31), 1600)], date(2026, 3, 31))
    moved = shown.movements[-1]
    assert (moved.interest, moved.principal) == (1548, 52)
