"""Money that comes early or late where it counts for interest: `rest` by the day or by the period, by a plain model.

Each period is cut where money, a rate or the day looked at falls in it; every stretch is rounded half-even, then added.
What is overdue bears interest in the period that holds the day looked at, and in no other.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.kept.happenings import Paid
from brygga.domain.loans.kept.lines import KeptPlan
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.payments import Allocation, Payment
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import state
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import drawn, kr, loan, paid

DAILY, PERIOD = Kept(rest="daily"), Kept(rest="period")
FIRST, SECOND, THIRD = date(2026, 2, 15), date(2026, 3, 15), date(2026, 4, 15)


def four(percent: str = "0", kept: Kept = DAILY, **changes: Any) -> LoanTerms:
    """4,000 kr in four equal parts of principal, interest by days over 365."""
    return loan(**{"convention": "fineract_classic", "day_count": "ACT/365F", "repayment": "straight", "term": 4,
                   "principal": kr("4000"), "rate": Rate.from_percent(percent), "kept": kept, **changes})  # fmt: skip


def bears(percent: int, *stretches: tuple[int, int]) -> int:
    """Minor units on (kronor, days), each stretch rounded half-even."""
    return sum(round(Fraction(100 * kronor * percent * days, 36500)) for kronor, days in stretches)


def interests(shown: KeptPlan) -> list[int]:
    return [row.interest for row in shown.rows]


def principals(shown: KeptPlan) -> list[int]:
    return [row.principal // 100 for row in shown.rows]


# Early.


def test_early_money_lowers_the_balance_from_its_day_or_from_the_due_date() -> None:
    money = [Paid(date(2026, 1, 25), 2000_00)]
    daily = kept_plan(four("36"), money, date(2026, 1, 25))
    assert daily.rows[0].interest == bears(36, (4000, 10), (2000, 21))
    period = kept_plan(four("36", PERIOD), money, date(2026, 1, 25))
    assert period.rows[0].interest == bears(36, (4000, 31))
    for shown in (daily, period):
        assert [row.principal for row in shown.rows] == [2000_00, 666_67, 666_67, 666_66]
        assert shown.rows[1].interest == bears(36, (2000, 28))


def test_money_beyond_the_instalment_twice_on_one_day_is_all_principal() -> None:
    shown = kept_plan(four(), [Paid(FIRST, 1300_00), Paid(FIRST, 900_00)], FIRST)
    assert principals(shown) == [2200, 600, 600, 600]
    assert [move.balance for move in shown.movements] == [4000_00, 2700_00, 1800_00]


def test_what_stands_in_for_later_instalments_adds_up() -> None:
    later = four(kept=Kept(rest="daily", early="later"))
    shown = kept_plan(later, [Paid(FIRST, 2500_00)], FIRST)
    assert principals(shown) == [2500, 0, 500, 1000]
    shown = kept_plan(later, [Paid(FIRST, 2500_00), Paid(SECOND, 300_00)], SECOND)
    assert principals(shown) == [2500, 300, 200, 1000]


def test_one_ore_beyond_the_instalment_shares_the_rest_anew() -> None:
    """4,000.03 kr: a quarter is 1,000.01, a third of the 3,000.01 that are left after 1,000.02 is 1,000.00."""
    terms = four(principal=kr("4000.03"))
    assert [row.principal for row in kept_plan(terms, [], FIRST).rows] == [1000_01, 1000_01, 1000_01, 1000_00]
    shown = kept_plan(terms, [Paid(FIRST, 1000_02)], FIRST)
    assert [row.principal for row in shown.rows] == [1000_02, 1000_00, 1000_00, 1000_01]


@pytest.mark.parametrize("on", [date(2026, 1, 25), FIRST])
def test_rows_that_an_early_end_has_emptied_are_not_shown(on: date) -> None:
    shown = kept_plan(four(), [Paid(on, 4000_00)], on)
    assert (principals(shown), shown.rows[0].paid_on, shown.rows[0].outstanding) == ([4000], on, 0)


def test_early_principal_is_told_of_its_own_payment() -> None:
    money = [paid("2026-01-20", "100"), paid("2026-01-25", "200"), paid("2026-02-15", "5000")]
    stands = state(four(), money, FIRST)
    # 300 kr came early of the first 1,000; the rest is due and then all that is out; 1,300 is too much.
    assert [(one.payment, one.instalment, one.to, one.amount) for one in stands.allocations] == [
        (0, 1, "principal", kr("100")), (1, 1, "principal", kr("200")), (2, 1, "principal", kr("700")),
        (2, 1, "principal", kr("3000")), (2, None, "credit", kr("1300"))]  # fmt: skip
    assert stands.allocations[-1] == Allocation(2, None, "credit", Money(1300_00, "SEK"))


def test_money_taken_back_counts_until_that_day_only() -> None:
    back = Payment(date(2026, 2, 10), kr("1000"), reversed_on=date(2026, 2, 20))
    assert state(four(), [back], date(2026, 2, 19)).outstanding_principal == kr("3000")
    assert state(four(), [back], date(2026, 2, 20)).outstanding_principal == kr("4000")


# The plan that stands.


def test_a_flat_loan_stands_whatever_its_rest() -> None:
    """1 % of 4,000 kr a month; 1,500 kr early are an instalment of 1,040 and 460 of the next."""
    terms = four("12", interest="flat", day_count="PERIOD")
    shown = kept_plan(terms, [Paid(date(2026, 1, 25), 1500_00)], date(2026, 1, 25))
    assert [(row.interest, row.principal, row.paid) for row in shown.rows] == [
        (40_00, 1000_00, 1040_00), (40_00, 1000_00, 460_00), (40_00, 1000_00, 0), (40_00, 1000_00, 0)]
    assert [(row.principal_left, row.interest_left) for row in shown.rows[:2]] == [(0, 0), (580_00, 0)]


@pytest.mark.parametrize("kept", [Kept(), DAILY, PERIOD], ids=["none", "daily", "period"])
def test_a_tranche_inside_a_period_bears_interest_from_its_day(kept: Kept) -> None:
    terms = four("36", kept, tranches=(drawn("2026-01-15", "2000"), drawn("2026-02-25", "2000")))
    rows = plan(terms).rows
    assert [row.principal for row in rows] == [1000_00] * 4
    assert [row.interest for row in rows[:2]] == [bears(36, (2000, 31)), bears(36, (1000, 10), (3000, 18))]


def test_where_the_plan_stands_a_tranche_does_not_make_what_is_overdue_bear() -> None:
    terms = four("36", Kept(), tranches=(drawn("2026-01-15", "2000"), drawn("2026-02-25", "2000")))
    assert kept_plan(terms, [], date(2026, 3, 1)).rows[1].interest == bears(36, (1000, 10), (3000, 18))
    paid_one = kept_plan(terms, [Paid(date(2026, 2, 20), 1_00)], date(2026, 3, 1))
    assert sum(interests(paid_one)[1:2]) == bears(36, (1000, 5), (1000, 5), (3000, 18))


# Late.

LATE: list[tuple[str, date, list[tuple[int, int]], list[tuple[int, int]]]] = [
    # On the first due date nothing is overdue yet.
    ("daily", FIRST, [(3000, 28)], [(2000, 31)]), ("period", FIRST, [(3000, 28)], [(2000, 31)]),
    # Inside the second: 1,000 kr more to the day looked at, or all the period.
    ("daily", date(2026, 2, 25), [(4000, 10), (3000, 18)], [(2000, 31)]),
    ("period", date(2026, 2, 25), [(4000, 28)], [(2000, 31)]),
    # On the second due date: all of that period, and nothing in the third yet.
    ("daily", SECOND, [(4000, 28)], [(2000, 31)]), ("period", SECOND, [(4000, 28)], [(2000, 31)]),
]  # fmt: skip


@pytest.mark.parametrize(("rest", "on", "second", "third"), LATE)
def test_what_is_overdue_bears_interest_in_the_period_looked_at(
    rest: str, on: date, second: list[tuple[int, int]], third: list[tuple[int, int]]
) -> None:
    rows = kept_plan(four("36", Kept(rest=rest)), [], on).rows
    assert [row.interest for row in rows[:3]] == [bears(36, (4000, 31)), bears(36, *second), bears(36, *third)]


@pytest.mark.parametrize(("rest", "stretches"), [
    ("daily", [(4000, 5), (3000, 9), (3000, 14)]), ("period", [(4000, 28)])])
def test_late_money_stops_the_interest_on_its_day_or_at_the_end_of_the_period(
    rest: str, stretches: list[tuple[int, int]]
) -> None:
    """What was due in February, 1,000 kr and its interest, comes five days late; looked at on 1 March."""
    due = 1000_00 + bears(36, (4000, 31))
    shown = kept_plan(four("36", Kept(rest=rest)), [Paid(date(2026, 2, 20), due)], date(2026, 3, 1))
    assert (shown.rows[0].outstanding, shown.rows[0].paid_on, shown.rows[0].late) == (0, date(2026, 2, 20), due)
    assert shown.rows[1].interest == bears(36, *stretches)


@pytest.mark.parametrize(("rest", "days"), [("daily", 10), ("period", 28)])
def test_money_that_came_early_pays_the_interest_of_its_instalment_before_the_principal(rest: str, days: int) -> None:
    """1,000 kr early on 14 February: that day's interest is of 3,000 kr. Overdue then is as much principal."""
    shown = kept_plan(four("36", Kept(rest=rest)), [Paid(date(2026, 2, 14), 1000_00)], date(2026, 2, 25))
    first = bears(36, (4000, 30), (3000, 1)) if rest == "daily" else bears(36, (4000, 31))
    assert (shown.rows[0].interest, shown.rows[0].outstanding) == (first, first)
    late = round(Fraction((3000_00 + first) * 36 * days, 36500))
    assert shown.rows[1].interest == late + bears(36, (3000, 28 - days))


@pytest.mark.parametrize("rest", ["daily", "period"])
def test_to_the_ore_at_a_hundred_percent_a_period(rest: str) -> None:
    """Each period 100 % of what is out: a single öre too much in the balance would be an öre of interest."""
    kept = Kept(rest=rest, rate_is="period")
    terms = loan(convention="fineract_classic", day_count="PERIOD", repayment="straight", term=4, kept=kept,
                 principal=kr("4000"), rate=Rate.from_percent("100"))  # fmt: skip
    assert interests(kept_plan(terms, [], date(2026, 1, 15))) == [4000_00, 3000_00, 2000_00, 1000_00]
    on = FIRST + timedelta(days=7)
    second = 3250_00 if rest == "daily" else 4000_00
    assert interests(kept_plan(terms, [], on)) == [4000_00, second, 2000_00, 1000_00], "a quarter of it, or the period"


def test_unpaid_interest_bears_too_where_it_compounds() -> None:
    due = bears(36, (4000, 31))
    kept = Kept(rest="daily", compounding=True)
    rows = kept_plan(four("36", kept), [], SECOND).rows
    assert rows[1].interest == round(Fraction((4000_00 + due) * 36 * 28, 36500))
    # All that was due comes after five days: they alone bear interest on interest.
    rows = kept_plan(four("36", kept), [Paid(date(2026, 2, 20), 1000_00 + due)], date(2026, 3, 1)).rows
    first = round(Fraction((4000_00 + due) * 36 * 5, 36500))
    assert rows[1].interest == first + bears(36, (3000, 9), (3000, 14))
