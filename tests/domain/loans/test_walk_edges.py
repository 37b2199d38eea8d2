"""Plans where two things meet: a tranche and early money on one day, an instalment too small for its interest, the end.

Each is one that a fault on purpose (`make mutate`) passed through.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from brygga.domain.loans.payments import by_part
from brygga.domain.loans.schedule import Prepayment, changed_plan, plan
from brygga.domain.loans.state import next_due, state
from brygga.domain.loans.terms import Every, Revenue, Step
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import drawn, kr, loan, notice_fee, paid, rate_from

QUARTERLY = {"every": Every("months", 3), "first_due_on": date(2026, 4, 15), "day_count": "ACT/365F"}


def test_early_money_meets_the_loan_as_the_contract_has_it_that_day() -> None:
    """The second half is drawn and 5,000 comes back on one day: the level is that of all that was drawn, and stays."""
    terms = loan(tranches=(drawn("2026-01-15", "6000"), drawn("2026-02-15", "6000")))
    first, second = plan(terms).rows[:2]
    rows = changed_plan(terms, [Prepayment(date(2026, 2, 15), 5_000_00)]).rows
    assert first.total != second.total and len(rows) < 12
    assert {row.total for row in rows[1:-1]} == {second.total}
    assert 0 < rows[-1].total <= second.total


@pytest.mark.parametrize("minor", range(500_00, 10_000_00, 475_00))
def test_fewer_instalments_are_the_old_level_to_the_last(minor: int) -> None:
    """Paid early inside a period or on its first day, all instalments are as they were and the last is no larger."""
    for day in (date(2026, 2, 20), date(2026, 4, 15), date(2026, 5, 20)):
        terms = loan(**QUARTERLY, rate=Rate.from_percent("30"))
        level = plan(terms).rows[0].total
        rows = changed_plan(terms, [Prepayment(day, minor)]).rows
        assert {row.total for row in rows[:-1]} <= {level}
        assert 0 < rows[-1].total <= level and rows[-1].closing == 0
        assert len(rows) == 12 or rows[-1].opening + rows[-1].interest <= level


@pytest.mark.parametrize(("day", "last"), [("2026-03-01", 2), ("2026-02-15", 1)])
def test_a_loan_that_is_paid_off_early_ends_with_the_last_interest_it_owes(day: str, last: int) -> None:
    """Inside a period there is interest to its day; on a due day there is none, and no fee for an empty instalment."""
    on = date.fromisoformat(day)
    terms = loan(fees=(notice_fee("25"),))
    rest = plan(terms).rows[0].closing
    rows = changed_plan(terms, [Prepayment(on, rest)]).rows
    assert [row.nr for row in rows] == list(range(1, last + 1))
    assert all(row.total > row.fee for row in rows)


def test_interest_that_waited_falls_due_though_all_principal_is_back() -> None:
    """Two free instalments, 60.00 waits from the first; paid off on its due day it is charged with the next."""
    terms = loan(grace_principal=2, grace_interest=2)
    rows = changed_plan(terms, [Prepayment(date(2026, 2, 15), 12_000_00)]).rows
    assert [(row.nr, row.interest, row.principal) for row in rows] == [(1, 0, 0), (2, 60_00, 0)]


def test_an_instalment_less_than_its_interest_repays_nothing() -> None:
    """Steps of 10 kr under 60.00 of interest; and a sum so small that its level is nothing at all."""
    stepped = plan(loan(repayment="step", term=3, steps=(Step(1, kr("10")),))).rows
    assert [row.principal for row in stepped] == [0, 0, 12_000_00]
    small = plan(loan(principal=kr("1"), instalment_multiple=kr("50"), rate=Rate.from_percent("120"), term=3,
                      rates=(rate_from("2026-02-15", "240"),))).rows  # fmt: skip
    assert [row.principal for row in small] == [0, 0, 1_00]


def test_revenue_of_nothing_asks_for_nothing_where_no_least_was_agreed() -> None:
    none = Revenue(Fraction(1, 10), (kr("0"), kr("5000"), kr("0")))
    rows = plan(loan(repayment="revenue", revenue=none, term=3, rate=Rate.from_percent("0"))).rows
    assert [row.principal for row in rows] == [0, 500_00, 11_500_00]


def test_a_rate_that_changes_in_a_free_period_charges_nothing_for_it() -> None:
    rows = plan(loan(interest_free=2, rates=(rate_from("2026-03-01", "9"),))).rows
    assert [row.interest > 0 for row in rows[:3]] == [False, False, True]


@pytest.mark.parametrize("repayment", ["bullet", "straight"])
def test_what_repays_without_a_level_is_the_same_with_a_rate_of_the_same_height(repayment: str) -> None:
    """A change of nothing takes the long way, step by step, to the same rows."""
    same = (rate_from("2026-04-15", "6"),)
    assert list(plan(loan(repayment=repayment, rates=same)).rows) == list(plan(loan(repayment=repayment)).rows)


def test_early_money_on_a_flat_loan_counts_before_its_due_day_and_not_on_it() -> None:
    """On the due day of the first it comes after the first: the second is empty of it, the first is whole."""
    terms = loan(interest="flat", repayment="straight", day_count="ACT/ACT", term=3)
    whole = plan(terms).rows
    on_it = changed_plan(terms, [Prepayment(whole[0].due_on, whole[0].closing)]).rows
    assert list(on_it) == list(whole[:1])
    after = changed_plan(terms, [Prepayment(whole[0].due_on + timedelta(days=1), whole[0].closing)]).rows
    assert len(after) == 2 and 0 < after[1].interest < whole[1].interest
    assert [row.days for row in whole] == [31, 28, 31]


def test_plain_rows_are_other_rows_when_one_of_them_differs() -> None:
    ours, theirs = plan(loan()).rows, plan(loan(rate=Rate.from_percent("7"))).rows
    assert ours == plan(loan()).rows and len(ours) == len(theirs)
    assert ours != theirs and ours != tuple(ours)[:-1]


def test_interest_that_became_principal_is_told_when_some_is_paid_early() -> None:
    """60.00 and 60.30 grew on; 2,000 paid early in the third period changes nothing of that."""
    grown = loan(grace_principal=2, grace_interest=2, grace_interest_as="capitalised")
    paid_early = changed_plan(grown, [Prepayment(date(2026, 3, 20), 2_000_00)])
    assert (plan(grown).capitalised, paid_early.capitalised) == (120_30, 120_30)


def test_what_is_next_is_dated_and_less_what_waits() -> None:
    """Paid to the end and 40.00 beyond, under a notice fee that is still to come: the credit pays of the next."""
    terms = loan(fees=(notice_fee("25"),))
    first, second = plan(terms).rows[:2]
    coming = next_due(terms, [], date(2026, 1, 20))
    assert coming is not None
    assert (coming.nr, coming.due_on, coming.pay_on) == (1, first.due_on, first.pay_on)
    assert coming.amount.minor == first.total
    due = next_due(terms, [], first.due_on)
    assert due is not None and (due.nr, due.due_on, due.pay_on) == (1, first.due_on, first.pay_on)
    later = next_due(terms, [], first.due_on + timedelta(days=1))
    assert later is not None and (later.nr, later.due_on, later.amount.minor) == (2, second.due_on, second.total)


def test_what_waits_as_credit_is_money_of_the_loan_and_pays_of_what_comes() -> None:
    """12,010 on the fifth day: all principal is back, 10.00 waits for the fee and the interest of the due day."""
    terms = loan(fees=(notice_fee("25"),))
    payments, on = [paid("2026-01-20", "12010")], date(2026, 1, 25)
    stands = state(terms, payments, on)
    assert stands.credit == kr("10") and {part.amount.currency for part in stands.allocations} == {"SEK"}
    assert by_part(stands.allocations) == {"fee": 0, "interest": 0, "principal": 12_000_00, "credit": 10_00}
    owed = changed_plan(terms, stands.prepayments).rows[0].total
    coming = next_due(terms, payments, on)
    assert coming is not None and coming.amount == Money(owed - 10_00, "SEK")
    covered = next_due(terms, [paid("2026-01-20", "12100")], on)
    assert covered is not None and covered.amount == kr("0")
