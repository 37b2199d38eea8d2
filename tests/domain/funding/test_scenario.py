"""A thought fund: no krona is made or lost, and a small one can be followed by hand.

Canary: lend before the quarter's instalments have come back, and the table below fails.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.dates import add_months
from brygga.domain.funding.scenario import ScenarioRefused, Thought, revolve
from tests.domain.sentences import well_said

START = date(2026, 1, 1)
PLAIN: dict[str, Any] = {"paid_in_minor": 300, "loan_minor": 200, "months": 6, "lost": Fraction(0), "start": START,
                         "until": add_months(START, 9)}


def test_a_small_one_by_hand() -> None:
    told = [(one.on.month, one.kind, one.loan, one.minor) for one in revolve(Thought(**PLAIN))]
    assert told == [(1, "pay_in", "", 300), (1, "lend", "1", 200), (4, "repay", "1", 100), (4, "lend", "2", 200),
                    (7, "repay", "1", 100), (7, "repay", "2", 100), (7, "lend", "3", 200), (10, "repay", "2", 100),
                    (10, "repay", "3", 100)]


def test_a_loan_that_loses_a_part_by_hand() -> None:
    """Of 101 a tenth is lost, rounded down: 10. The 91 come back as 31, 30, 30, and what is lost goes with the last."""
    thought = Thought(**PLAIN | {"paid_in_minor": 101, "loan_minor": 101, "months": 9, "lost": Fraction(1, 10),
                                 "until": add_months(START, 12)})
    assert [(one.on.month, one.kind, one.loan, one.minor) for one in revolve(thought)] == [
        (1, "pay_in", "", 101), (1, "lend", "1", 101), (4, "repay", "1", 31), (7, "repay", "1", 30),
        (10, "repay", "1", 30), (10, "write_off", "1", 10)]


def test_instalments_of_whole_kronor_by_hand() -> None:
    """1,000 kronor and 50 öre in three: 334, 333, and 333 with the öre."""
    thought = Thought(**PLAIN | {"paid_in_minor": 100_050, "loan_minor": 100_050, "months": 9, "unit_minor": 100,
                                 "until": add_months(START, 9)})
    assert [one.minor for one in revolve(thought) if one.kind == "repay"] == [33_400, 33_300, 33_350]


def test_a_loan_of_fewer_kronor_than_quarters_is_back_before_its_last() -> None:
    """2 kronor in three quarters: one, one, no repayment of 0 in the third; what is back is lent again in July."""
    thought = Thought(**PLAIN | {"paid_in_minor": 200, "loan_minor": 200, "months": 9, "unit_minor": 100,
                                 "until": add_months(START, 9)})
    repaid = [(one.on.month, one.loan, one.minor) for one in revolve(thought) if one.kind == "repay"]
    assert repaid == [(4, "1", 100), (7, "1", 100), (10, "2", 100)]


def test_the_larger_part_comes_back_first_and_is_lent_at_once() -> None:
    """100 in three parts is 34, 33, 33: with the 66 that lay idle the first of them makes a new loan."""
    events = revolve(Thought(**PLAIN | {"paid_in_minor": 166, "loan_minor": 100, "months": 9}))
    assert [one.on.month for one in events if one.kind == "lend"] == [1, 4]


@pytest.mark.parametrize(("change", "lent"), [
    ({"loan_minor": 300}, 2), ({"months": 3}, 3), ({"until": add_months(START, 3)}, 1),
    ({"loan_minor": 300, "months": 480, "until": add_months(START, 480)}, 1),
    ({"paid_in_minor": 120, "loan_minor": 1, "until": add_months(START, 3)}, 120),
])
def test_the_edges_are_inside(change: dict[str, Any], lent: int) -> None:
    """As much as was paid in, one quarter, 40 years to the day, and 120 loans: each can be followed."""
    assert sum(one.kind == "lend" for one in revolve(Thought(**PLAIN | change))) == lent


def test_after_forty_years_the_last_quarter_has_come_back() -> None:
    events = revolve(Thought(**PLAIN | {"loan_minor": 300, "months": 480, "until": add_months(START, 480)}))
    assert events[-1].on == add_months(START, 480) and sum(one.minor for one in events if one.kind == "repay") == 300


@pytest.mark.parametrize("lost", [Fraction(0), Fraction(1, 50), Fraction(1, 2)])
def test_cash_is_never_below_nothing_and_each_loan_ends_even(lost: Fraction) -> None:
    events = revolve(Thought(**PLAIN | {"paid_in_minor": 1_000_003, "loan_minor": 99_999, "months": 36, "lost": lost,
                                        "until": add_months(START, 120)}))
    cash, owed = 0, dict[str, int]()
    for one in events:
        cash += {"lend": -1, "write_off": 0}.get(one.kind, 1) * one.minor
        owed[one.loan] = owed.get(one.loan, 0) + (one.minor if one.kind == "lend" else -one.minor)
        assert cash >= 0
    ended = [one.loan for one in events if one.kind == "lend" and one.on <= add_months(START, 84)]
    assert ended and all(owed[name] == 0 for name in ended)


@pytest.mark.parametrize(("change", "field"), [
    ({"loan_minor": 301}, "loan"), ({"lost": Fraction(1)}, "lost"), ({"months": 7}, "months"),
    ({"lost": Fraction(-1, 100)}, "lost"), ({"months": 0}, "months"), ({"until": add_months(START, 2)}, "until"),
    ({"until": add_months(START, 481)}, "until"), ({"paid_in_minor": 10_000, "loan_minor": 1}, "loan"),
])
def test_what_cannot_be_followed_is_refused_at_its_field(change: dict[str, Any], field: str) -> None:
    with pytest.raises(ScenarioRefused) as no:
        revolve(Thought(**PLAIN | change))
    assert no.value.field == field and well_said(no.value)
