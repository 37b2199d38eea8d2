"""The forms of repayment, the changed instalments and the tranches of a taken-over loan, by hand.

4,000 kr in four instalments by the count of `fineract_classic`, without interest unless a row says 12 %, which is 1 % a
month with PERIOD.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Extended, Fixed, Graced, Kept, Moved
from brygga.domain.loans.grid import Every
from brygga.domain.loans.kept.happenings import Paid
from brygga.domain.loans.kept.parts import months_between, part_of_year
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import state
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import drawn, kr, loan, rate_from

BY_PERIOD: dict[str, Any] = {"convention": "fineract_classic", "day_count": "PERIOD"}
TWELVE = Rate.from_percent("12")


def four(**changes: Any) -> LoanTerms:
    return loan(**{**BY_PERIOD, "principal": kr("4000"), "rate": Rate.from_percent("0"), "term": 4, **changes})


def kronor(terms: LoanTerms) -> list[float]:
    """The principal of each row."""
    return [row.principal / 100 for row in plan(terms).rows]


FORMS: list[tuple[dict[str, Any], list[float]]] = [
    ({"repayment": "straight"}, [1000, 1000, 1000, 1000]),
    ({"repayment": "bullet"}, [0, 0, 0, 4000]),
    ({"repayment": "custom", "principals": (kr("0"), kr("500"), kr("1500"), kr("2000"))}, [0, 500, 1500, 2000]),
    ({"grace_principal": 2}, [0, 0, 2000, 2000]),
    ({"kept": Kept(principal_share=Fraction(3, 10))}, [1200, 1200, 1200, 400]),
    ({"kept": Kept(principal_share=Fraction(3, 5))}, [2400, 1600, 0, 0]),
    ({"kept": Kept(instalment=1500_00)}, [1500, 1500, 1000]),
    ({"kept": Kept(fixed=(Fixed("total", date(2026, 3, 15), 300_00),))}, [1000, 300, 1350, 1350]),
    ({"kept": Kept(fixed=(Fixed("principal", date(2026, 3, 15), 300_00),))}, [1000, 300, 1350, 1350]),
    ({"kept": Kept(fixed=(Fixed("principal", date(2026, 3, 15), 9000_00),))}, [1000, 3000, 0, 0]),
    ({"kept": Kept(fixed=(Fixed("total", date(2026, 3, 15), 0),))}, [1000, 0, 1500, 1500]),
    ({"kept": Kept(fixed=(Fixed("drop", date(2026, 3, 15)),))}, [1333.33, 1333.33, 1333.34]),
    ({"kept": Kept(fixed=(Fixed("add", date(2026, 3, 1), 300_00),))}, [800, 300, 966.67, 966.67, 966.66]),
    ({"kept": Kept(extended=(Extended(date(2026, 4, 15), 2),))}, [1000, 1000, 500, 500, 500, 500]),
    ({"kept": Kept(graced=(Graced(date(2026, 3, 15), principal=1),))}, [1000, 0, 1000, 1000, 1000]),
    ({"kept": Kept(graced=(Graced(date(2026, 3, 15), principal=2),))}, [1000, 0, 0, 1000, 1000, 1000]),
    ({"kept": Kept(graced=(Graced(date(2026, 3, 15), interest=2),))}, [1000, 1000, 1000, 1000]),
]


@pytest.mark.parametrize(("changes", "expected"), FORMS, ids=str)
def test_each_form_repays_what_was_agreed(changes: dict[str, Any], expected: list[float]) -> None:
    assert kronor(four(**changes)) == expected


def test_a_fixed_total_pays_interest_first() -> None:
    fixed = Kept(fixed=(Fixed("total", date(2026, 2, 15), 100_00), Fixed("total", date(2026, 3, 15), 10_00)))
    rows = plan(four(rate=TWELVE, kept=fixed)).rows
    assert [(row.interest, row.principal) for row in rows[:2]] == [(40_00, 60_00), (39_40, 0)]


def test_an_instalment_that_is_moved_takes_those_after_it_along() -> None:
    rows = plan(four(kept=Kept(moved=(Moved(date(2026, 3, 15), date(2026, 4, 1)),)))).rows
    assert [row.due_on.isoformat()[5:] for row in rows] == ["02-15", "04-01", "05-01", "06-01"]


def test_deferred_interest_comes_with_the_first_instalment_after_the_grace() -> None:
    rows = plan(four(rate=TWELVE, repayment="straight", grace_interest=1)).rows
    assert [row.interest for row in rows] == [0, 70_00, 20_00, 10_00]
    rows = plan(four(rate=TWELVE, repayment="straight", grace_interest=2)).rows
    assert [row.interest for row in rows] == [0, 0, 90_00, 10_00]


@pytest.mark.parametrize(("broken", "interest"), [
    ("inside", [60_00, 30_00, 20_00, 10_00]), ("spread", [45_48, 35_48, 25_48, 15_48]),
    ("upfront", [21_94, 40_00, 30_00, 20_00, 10_00]), ("first", [61_94, 30_00, 20_00, 10_00]),
])  # fmt: skip
def test_interest_of_a_first_period_that_is_half_a_month_too_long(broken: str, interest: list[int]) -> None:
    """From 15 January to 1 March: 17 of 31 days and a month; 40.00 × 17/31 = 21.94, or half a month inside."""
    terms = four(rate=TWELVE, repayment="straight", first_due_on=date(2026, 3, 1), kept=Kept(broken=broken))
    rows = plan(terms).rows
    assert [row.interest for row in rows] == interest
    assert (rows[0].due_on, rows[0].principal) == ((date(2026, 2, 1), 0) if broken == "upfront" else
                                                   (date(2026, 3, 1), 1000_00))  # fmt: skip


TWO = {"tranches": (drawn("2026-01-15", "1000"), drawn("2026-03-20", "3000"))}


@pytest.mark.parametrize("convention", ["fineract_classic", "fineract_progressive"])
def test_money_beyond_the_first_tranche_waits_for_the_second(convention: str) -> None:
    terms, money = four(convention=convention, **TWO), [Paid(date(2026, 2, 1), 1500_00)]
    before = kept_plan(terms, money, date(2026, 3, 19))
    assert (before.credit, [row.paid for row in before.rows]) == (500_00, [250_00] * 4)
    after = kept_plan(terms, money, date(2026, 3, 20))
    whole = convention == "fineract_classic"
    parts = [1000_00, 0, 1000_00, 2000_00] if whole else [250_00, 250_00, 1750_00, 1750_00]
    assert [row.principal for row in after.rows] == parts
    assert (after.credit, [row.paid for row in after.rows]) == (
        0, [1000_00, 0, 500_00, 0] if whole else [250_00, 250_00, 750_00, 250_00])  # fmt: skip
    assert [move.balance for move in after.movements] == [1000_00, 0, 3000_00]


@pytest.mark.parametrize("at_once", [False, True])
def test_a_down_payment_may_be_held_back_when_the_money_is_paid_out(at_once: bool) -> None:
    kept = Kept(down_payment=Fraction(1, 4), down_payment_at_once=at_once)
    shown = kept_plan(four(kept=kept), [], date(2026, 1, 20))
    assert [row.paid for row in shown.rows] == [1000_00 if at_once else 0, 0, 0, 0, 0]
    assert [row.principal for row in shown.rows] == [1000_00, 750_00, 750_00, 750_00, 750_00]
    assert [move.kind for move in shown.movements] == ["disbursement", "down payment"][: 1 + at_once]
    nothing = kept_plan(four(kept=Kept(down_payment_at_once=True)), [], date(2026, 1, 20))
    assert (len(nothing.rows), len(nothing.movements)) == (4, 1)


def test_a_plan_says_by_how_many_changes_it_is_reckoned() -> None:
    fixed, moved = Fixed("total", date(2026, 3, 15), 300_00), Moved(date(2026, 4, 15), date(2026, 4, 20))
    kept = Kept(fixed=(fixed,), moved=(moved,), extended=(Extended(date(2026, 4, 20), 2),))
    assert kept_plan(four(kept=kept, rates=(rate_from("2026-03-01", "5"),)), [], date(2026, 1, 15)).version == 4
    assert kept_plan(four(), [], date(2026, 1, 15)).version == 0


@pytest.mark.parametrize(("start", "end", "months"), [
    (date(2025, 11, 15), date(2026, 2, 15), Fraction(3)), (date(2025, 11, 20), date(2026, 2, 15), 2 + Fraction(26, 31)),
    (date(2026, 1, 31), date(2026, 2, 28), Fraction(1)), (date(2026, 1, 15), date(2026, 1, 15), Fraction(0)),
])  # fmt: skip
def test_months_and_the_days_left_over(start: date, end: date, months: Fraction) -> None:
    assert months_between(start, end) == months


@pytest.mark.parametrize(("day_count", "every", "part"), [
    ("ACT/364", Every("months", 1), Fraction(10, 364)), ("ACT/365F", Every("months", 1), Fraction(10, 365)),
    ("PERIOD", Every("months", 1), Fraction(10, 12 * 31)), ("30/365", Every("months", 1), Fraction(30 * 10, 365 * 31)),
])  # fmt: skip
def test_ten_days_of_a_month_as_a_part_of_the_year(day_count: str, every: Every, part: Fraction) -> None:
    period = date(2026, 1, 15), date(2026, 2, 15)
    assert part_of_year(day_count, every, period, (date(2026, 1, 20), date(2026, 1, 30))) == part


def test_our_own_flat_and_interest_free_loans_accrue_as_they_are_agreed() -> None:
    flat, free = loan(interest="flat"), loan(interest_free=1)
    assert state(flat, [], date(2026, 1, 25)).accrued_interest == kr("19.35"), "60 kr × 10/31"
    assert state(free, [], date(2026, 2, 14)).accrued_interest == kr("0")
    assert state(free, [], date(2026, 2, 25)).accrued_interest > kr("0")
