"""Early and late money where the level comes from chained factors and money counts from its day.

6,000 kr at 1 % a month in five, from 15 January 2026; 720 % a year (60 % a month) where each öre must show. Rows to
come bear interest on their own principal less what was put on it: that is what is out. Rows behind are told stretch
by stretch. The periods have 31, 28, 31, 30 and 31 days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.grid import Every
from brygga.domain.loans.kept.happenings import Happening, Paid, PaidOff, Reaged, Reamortised, WrittenOff
from brygga.domain.loans.kept.lines import KeptPlan
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.kept.stand import allocations, read
from brygga.domain.loans.payments import Payment
from brygga.domain.loans.state import state
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.loans.chained import Chained, whole
from tests.domain.loans.worlds import drawn, kr, loan

OUT = 600_000
EARLY, FIRST, SECOND = date(2026, 1, 31), date(2026, 2, 15), date(2026, 3, 15)


def five(percent: str = "12", kept: Kept | None = None, **more: Any) -> LoanTerms:
    base = {"convention": "fineract_progressive", "day_count": "PERIOD", "principal": kr("6000"), "term": 5}
    return loan(**{**base, "rate": Rate.from_percent(percent), "kept": kept or Kept(rest="daily"), **more})


def level(percent: str = "12") -> int:
    return Chained(OUT, whole(5, Fraction(percent) / 1200)).level()


def assert_to_come(terms: LoanTerms, shown: KeptPlan, first: int) -> None:
    """Rows from place `first` on: interest on what is out, principal what the level leaves or was already paid."""
    agreed, rate = level(str(100 * terms.rate.fraction)), terms.rate.fraction / 12
    for nr, row in enumerate(shown.rows[first:], start=first):
        out = sum(other.principal_left for other in shown.rows[nr:])
        assert row.interest == round(out * rate), f"row {nr + 1}"
        if nr < len(shown.rows) - 1:
            left = OUT - sum(other.principal for other in shown.rows[:nr])
            left -= sum(other.principal - other.principal_left for other in shown.rows[nr + 1 :])
            assert row.principal == min(max(agreed - row.interest, 0), left), f"row {nr + 1}"
    assert sum(row.principal for row in shown.rows) == OUT


def assert_placed(shown: KeptPlan, ahead: str, amount: int) -> None:
    """All of it is on principal: from the front, from the back, or a fifth on each that can hold it."""
    rows = shown.rows
    on_each = [row.principal - row.principal_left for row in rows]
    assert sum(on_each) == amount
    if ahead == "equal":
        fifth = round(Fraction(amount, 5))
        assert all(on >= min(fifth, row.principal) for on, row in zip(on_each[:-1], rows[:-1], strict=True))
        assert min(row.principal for row in rows) < fifth or on_each == [*[fifth] * 4, amount - 4 * fifth]
        return
    room, expected = amount, []
    for row in rows if ahead == "next" else rows[::-1]:
        expected.append(min(room, row.principal))
        room -= expected[-1]
    assert on_each == (expected if ahead == "next" else expected[::-1])


@pytest.mark.parametrize("percent", ["12", "720"])
@pytest.mark.parametrize("ahead", ["next", "last", "equal"])
@pytest.mark.parametrize("amount", [701, 50_001])
@pytest.mark.parametrize("payoff", ["day", "period_end"])
def test_early_money_is_principal_and_bears_no_interest_from_its_day(
    percent: str, ahead: str, amount: int, payoff: str
) -> None:
    """Sixteen of 31 days on all, then fifteen on what is left: it pays nothing off, so it never counts to the end."""
    terms = five(percent, Kept(rest="daily", ahead=ahead, payoff=payoff))
    shown = kept_plan(terms, [Paid(EARLY, amount)], EARLY)
    month = terms.rate.fraction / 12
    assert shown.rows[0].interest == round(month * OUT * 16 / 31) + round(month * (OUT - amount) * 15 / 31)
    assert_placed(shown, ahead, amount)
    assert shown.rows[0].principal == min(max(level(percent) - shown.rows[0].interest, 0), OUT)
    assert_to_come(terms, shown, 1)


@pytest.mark.parametrize("ahead", ["next", "last", "equal"])
@pytest.mark.parametrize("amount", [701, 50_001])
@pytest.mark.parametrize("days", [5, 26, 27])
def test_money_on_the_due_date_ends_what_was_ahead_no_more_than_it_held(ahead: str, amount: int, days: int) -> None:
    """The rest of row 1 comes on its day; from there only what was put on rows to come is still ahead.

    The look so many days after cuts row 2 in two.
    """
    terms = five("720", Kept(rest="daily", ahead=ahead))
    due = kept_plan(terms, [Paid(EARLY, amount)], FIRST).rows[0].outstanding
    shown = kept_plan(terms, [Paid(EARLY, amount), Paid(FIRST, due)], FIRST + timedelta(days=days))
    assert shown.rows[0].outstanding == 0
    month, out = Fraction(60, 100), sum(row.principal_left for row in shown.rows)
    assert shown.rows[1].interest == round(month * out * days / 28) + round(month * out * (28 - days) / 28)
    assert_to_come(terms, shown, 2)


def test_early_money_fills_the_next_as_they_stand_and_their_interest_runs_on_in_the_one_after() -> None:
    """Row 1 takes its level with the sixteen days' interest that have run, row 2 its level in principal alone.

    What runs of both after the day, on all that is left, is borne by row 3.
    """
    shown = kept_plan(five(), [Paid(EARLY, 300_000)], EARLY)
    run = round(Fraction(6000 * 16, 31))
    assert [(row.principal, row.interest, row.paid) for row in shown.rows[:2]] == [
        (level() - run, run, level()), (level(), 0, level())]
    out = OUT - (300_000 - run)
    assert shown.rows[2].interest == round(Fraction(out, 100) * Fraction(15, 31)) + 2 * round(Fraction(out, 100))
    assert shown.rows[2].paid == 300_000 - 2 * level()


def test_equal_parts_of_what_comes_on_a_due_date_are_on_those_after_it() -> None:
    shown = kept_plan(five("0", Kept(rest="daily", ahead="equal")), [Paid(FIRST, 120_000 + 40_001)], FIRST)
    assert [row.paid for row in shown.rows] == [120_000, 10_000, 10_000, 10_000, 10_001]


@pytest.mark.parametrize("ahead", ["next", "last", "equal"])
def test_a_settlement_is_one_receipt_a_row_and_knows_its_payment(ahead: str) -> None:
    terms, money = five("12", Kept(rest="daily", ahead=ahead)), [Payment(EARLY, kr(one)) for one in ("100", "9000")]
    book, shown = read(terms, money, EARLY)
    told = [(one.payment, one.instalment, one.to) for one in allocations(book) if one.payment == 1]
    principals = [nr for _, nr, part in told if part == "principal"]
    assert sorted(nr for nr in principals if nr is not None) == [1, 2, 3, 4, 5]
    assert (1, 1, "interest") in told and (1, None, "credit") in told
    assert sum(one.amount.minor for one in allocations(book)) == 910_000
    assert [row.interest for row in shown.rows[1:]] == [0] * 4


def test_what_has_been_settled_bears_nothing() -> None:
    """At 60 % a month one öre too many would bear one."""
    shown = kept_plan(five("720"), [PaidOff(EARLY)], EARLY)
    assert [(row.interest, row.outstanding) for row in shown.rows[1:]] == [(0, 0)] * 4


@pytest.mark.parametrize(("percent", "waits"), [("12", 0), ("720", 0), ("12", 1)])
def test_late_money_bears_interest_to_its_day_and_then_as_if_paid(percent: str, waits: int) -> None:
    """Nothing comes until 20 March: row 2 bears on all, row 3 for five days, then on what is left to 5 April."""
    terms, paid_on, looked = five(percent), date(2026, 3, 20), date(2026, 4, 5)
    month, agreed = terms.rate.fraction / 12, level(percent)
    full = round(month * OUT)
    first = max(agreed - full, 0)
    amount = full + first - waits
    shown = kept_plan(terms, [Paid(paid_on, amount)], looked)
    out = OUT - (amount - full)
    stretches = [(5, OUT), (16, out), (10, OUT - 2 * first)]
    third = sum(round(month * balance * days / 31) for days, balance in stretches)
    assert [row.interest for row in shown.rows[:3]] == [full, full, third]
    assert [row.principal for row in shown.rows[:3]] == [first, first, max(agreed - third, 0)]
    after = round(month * (OUT - sum(row.principal for row in shown.rows[:3])))
    assert shown.rows[3].interest == after, "what is overdue counts as paid after the day looked at"


def test_a_row_that_was_paid_ahead_keeps_its_principal_when_others_are_late() -> None:
    """3,500 kr are on rows 5, 4 and part of 3. Rows 1 to 3 stay unpaid: row 3 bears more, and keeps what is on it."""
    terms = five("12", Kept(rest="daily", ahead="last"))
    early = kept_plan(terms, [Paid(EARLY, 350_000)], EARLY).rows
    late = kept_plan(terms, [Paid(EARLY, 350_000)], date(2026, 5, 10)).rows
    assert (late[2].interest, early[2].interest) == (round(Fraction(OUT - 350_000, 100)), 84)
    for rows in (early, late):
        assert [(row.principal, row.interest, row.principal_left) for row in rows[3:4]] == [(level(), 0, 0)]
        assert sum(row.principal for row in rows) == OUT and rows[4].principal_left == 0
    assert late[4].interest > early[4].interest == 0, "what runs beside a filled row is borne by the last"


def test_the_plan_stands_where_money_does_not_count() -> None:
    """Neither a payment nor a look inside a period cuts its interest into stretches; nor does a tranche, before it."""
    terms = five("7.1233", Kept(), tranches=(drawn("2026-01-15", "5000"), drawn("2026-05-31", "1000")))
    alone = kept_plan(terms, [], date(2026, 6, 15)).rows
    for day in range(16, 31):
        money = [Paid(date(2026, month, day), 1_003) for month in (1, 3, 4, 5)]
        rows = kept_plan(terms, money, date(2026, 6, 15)).rows
        assert [(row.interest, row.principal) for row in rows] == [(row.interest, row.principal) for row in alone]


@pytest.mark.parametrize("day", range(16, 31))
def test_a_look_inside_a_period_cuts_its_interest_where_money_counts(day: int) -> None:
    """Each stretch is rounded: 35.6165 kr a month, up to the day and from it, make 35.61 to 35.63. Row 1 too."""
    shown = kept_plan(five("7.1233"), [], date(2026, 1, day))
    month = Fraction(71_233, 12_000_000) * OUT
    assert shown.rows[0].interest == round(month * (day - 15) / 31) + round(month * (46 - day) / 31)


def test_a_loan_that_is_settled_repays_no_tranche_that_is_still_to_come() -> None:
    """Half of it is out and is settled: the first four rows hold that half, though their level would hold more."""
    terms = five("720", tranches=(drawn("2026-01-15", "3000"), drawn("2026-05-20", "3000")))
    rows = kept_plan(terms, [PaidOff(EARLY)], date(2026, 5, 20)).rows
    assert sum(row.principal for row in rows[:4]) == 3000_00
    assert (rows[4].principal, rows[4].principal_left) == (3000_00, 3000_00)


def test_rows_before_a_tranche_are_not_reckoned_again() -> None:
    """1,000 kr of row 1 are shared over four rows in February; a tranche in row 3 leaves row 2 its 250."""
    terms = five("0", Kept(), tranches=(drawn("2026-01-15", "5000"), drawn("2026-04-01", "1000")))
    shown = kept_plan(terms, [Reamortised(date(2026, 2, 20))], date(2026, 4, 1))
    assert [row.principal for row in shown.rows] == [0, 1250_00, 1583_33, 1583_33, 1583_34]


@pytest.mark.parametrize(("first", "second"), [(200_000, 300_000), (350_000, 200_000), (320_000, 150_000)])
@pytest.mark.parametrize("percent", ["12", "720"])
def test_what_is_on_the_last_rows_stays_there_when_the_first_repay_more(first: int, second: int, percent: str) -> None:
    """The second payment lowers the interest, so the first rows repay more; never what the last have already."""
    terms, later = five(percent, Kept(rest="daily", ahead="last")), date(2026, 2, 5)
    shown = kept_plan(terms, [Paid(EARLY, first), Paid(later, second)], later)
    assert min(row.principal_left for row in shown.rows) == 0
    assert_placed(shown, "last", first + second)


def test_an_interest_free_time_accrues_nothing_and_costs_nothing_to_end() -> None:
    terms = five(interest_free=2)
    assert state(terms, [], date(2026, 3, 1)).accrued_interest == Money(0, "SEK")
    assert kept_plan(terms, [PaidOff(EARLY)], EARLY).movements[-1].amount == OUT


def test_money_after_a_new_plan_was_made_pays_that_plan() -> None:
    """6,000 kr in two new instalments; 100 kr early are on the first of them, whatever early money does before."""
    how = Reaged(date(2026, 1, 20), date(2026, 3, 1), Every("months", 1), 12)
    events: Sequence[Happening] = [how, Paid(EARLY, 60_000), WrittenOff(date(2026, 2, 2))]
    shown = kept_plan(five("0"), events[:2], EARLY)
    assert [row.paid for row in shown.rows] == [50_000, 10_000, *[0] * 10]
    assert kept_plan(five("0"), events, date(2026, 2, 2)).movements[-1].amount == OUT - 60_000


def test_what_was_moved_elsewhere_is_passed_over_when_rows_are_reckoned() -> None:
    """Row 1 is closed on 20 February with nothing on it: the other four, at 1 % of what is out, hold it all."""
    shown = kept_plan(five(), [Reamortised(date(2026, 2, 20))], date(2026, 2, 20)).rows
    assert (shown[0].total, shown[0].outstanding) == (0, 0)
    assert sum(row.principal for row in shown[1:]) == OUT
    opened = [row.closing + row.principal for row in shown[2:]]
    assert [row.interest for row in shown[2:]] == [round(Fraction(out, 100)) for out in opened]
