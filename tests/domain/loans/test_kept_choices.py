"""What a first lender's product chose, one choice at a time, on a loan that can be worked in the head.

4,000 kr without interest in four instalments, 1,000 kr and a fee of 10 kr each; money comes on 1 February, before any
is due. The cases of other lenders try the choices together, but they are not in the repository.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.grid import Every
from brygga.domain.loans.kept.happenings import Paid
from brygga.domain.loans.kept.lines import Movement
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import Fee, LoanTerms
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import kr, loan

CLASSIC: dict[str, Any] = {"convention": "fineract_classic", "day_count": "ACT/365F"}
PROGRESSIVE: dict[str, Any] = {"convention": "fineract_progressive", "day_count": "PERIOD"}
EARLY = date(2026, 2, 1)


def four(convention: dict[str, Any], percent: str = "0", **changes: Any) -> LoanTerms:
    return loan(**{**convention, "principal": kr("4000"), "rate": Rate.from_percent(percent), "term": 4,
                   "fees": (Fee("notice", kr("10"), "instalment"),), **changes})  # fmt: skip


AHEAD: list[tuple[str, int, list[int]]] = [
    ("next", 700, [700, 0, 0, 0]), ("next", 2100, [1010, 1010, 80, 0]), ("next", 4000, [1010, 1010, 1010, 970]),
    ("last", 700, [0, 0, 0, 700]), ("last", 2100, [0, 80, 1010, 1010]), ("last", 4000, [970, 1010, 1010, 1010]),
    ("equal", 700, [175, 175, 175, 175]), ("equal", 2100, [525, 525, 525, 525]), ("equal", 4000, [1000] * 4),
]  # fmt: skip


@pytest.mark.parametrize("convention", [CLASSIC, PROGRESSIVE], ids=["classic", "progressive"])
@pytest.mark.parametrize(("ahead", "amount", "on_each"), AHEAD)
def test_where_the_plan_stands_early_money_pays_whole_instalments(
    convention: dict[str, Any], ahead: str, amount: int, on_each: list[int]
) -> None:
    shown = kept_plan(four(convention, kept=Kept(ahead=ahead)), [Paid(EARLY, 100 * amount)], EARLY)
    assert [row.paid for row in shown.rows] == [100 * one for one in on_each]
    assert [row.in_advance for row in shown.rows] == [row.paid for row in shown.rows]


REST: list[tuple[str, int, list[int]]] = [
    ("next", 700, [700, 0, 0, 0]), ("next", 2100, [1000, 1000, 100, 0]), ("next", 4000, [1000] * 4),
    ("last", 700, [0, 0, 0, 700]), ("last", 2100, [0, 100, 1000, 1000]), ("last", 4000, [1000] * 4),
    ("equal", 700, [175] * 4), ("equal", 2100, [525] * 4), ("equal", 4000, [1000] * 4), ("equal", 7, [1, 2, 2, 2]),
]  # fmt: skip


@pytest.mark.parametrize(("ahead", "amount", "on_each"), REST)
def test_where_early_money_counts_at_once_it_pays_principal(ahead: str, amount: int, on_each: list[int]) -> None:
    terms = four(PROGRESSIVE, kept=Kept(rest="daily", ahead=ahead))
    shown = kept_plan(terms, [Paid(EARLY, 100 * amount)], EARLY)
    if amount != 7:
        assert [row.paid for row in shown.rows] == [100 * one for one in on_each]
    assert sum(row.paid for row in shown.rows) == 100 * amount
    assert shown.movements[-1] == Movement(EARLY, "repayment", 100 * amount, 100 * amount, 0, 0, 400_000 - 100 * amount)


def test_money_on_the_due_date_is_not_early() -> None:
    on = date(2026, 2, 15)
    for rest in ("none", "daily"):
        shown = kept_plan(four(PROGRESSIVE, kept=Kept(rest=rest, ahead="last")), [Paid(on, 1510_00)], on)
        assert [row.paid for row in shown.rows] == [1010_00, 0, 0, 500_00]


def test_one_ore_is_placed_and_more_than_the_debt_waits() -> None:
    shown = kept_plan(four(CLASSIC), [Paid(date(2026, 2, 15), 1009_99), Paid(date(2026, 2, 16), 1)], date(2026, 2, 16))
    assert (shown.rows[0].outstanding, shown.credit) == (0, 0)
    assert kept_plan(four(CLASSIC), [Paid(EARLY, 5000_00)], EARLY).credit == 960_00


@pytest.mark.parametrize(("across", "first", "second"), [("parts", (0, 40_00, 20_00), (1_46, 28_54, 0)),
                                                         ("instalments", (9_23, 40_77, 10_00), (30_00, 0, 0))])
def test_late_money_goes_through_the_instalments_or_through_the_parts(
    across: str, first: tuple[int, int, int], second: tuple[int, int, int]
) -> None:
    """Due are 40.77 and 27.77 of interest and two fees of 10: by parts both fees come before any interest."""
    terms = four(CLASSIC, "12", kept=Kept(across=across))
    days = date(2026, 3, 20), date(2026, 3, 21)
    shown = kept_plan(terms, [Paid(days[0], 60_00), Paid(days[1], 30_00)], days[1])
    left = 4000_00
    for move, on, (principal, interest, fee) in zip(shown.movements[1:], days, (first, second), strict=True):
        left -= principal
        assert move == Movement(on, "repayment", principal + interest + fee, principal, interest, fee, left)


def test_early_money_may_have_an_order_of_its_own() -> None:
    own = Kept(order_ahead=("principal", "interest", "fee"))
    rows = kept_plan(four(CLASSIC, kept=own), [Paid(EARLY, 1005_00)], EARLY).rows
    assert (rows[0].principal_left, rows[0].outstanding) == (0, 5_00)
    rows = kept_plan(four(CLASSIC), [Paid(EARLY, 1005_00)], EARLY).rows
    assert (rows[0].principal_left, rows[0].outstanding) == (5_00, 5_00)
    equal = Kept(ahead="equal", order_ahead=("principal", "interest", "fee"))
    rows = kept_plan(four(CLASSIC, kept=equal), [Paid(EARLY, 4020_00)], EARLY).rows
    assert [row.principal_left for row in rows] == [0, 0, 0, 0]


@pytest.mark.parametrize(("rate_is", "every", "interest"), [
    ("nominal", Every("months", 1), 70_00), ("effective", Every("months", 1), 64_05),
    ("period", Every("months", 1), 840_00), ("period", Every("weeks", 2), 840_00),
])  # fmt: skip
def test_a_rate_may_be_nominal_or_effective_or_of_the_period(rate_is: str, every: Every, interest: int) -> None:
    """21 % on 4,000 kr: a twelfth; the twelfth root of 1.21 less one; all of it each period."""
    terms = four({**CLASSIC, "day_count": "PERIOD"}, "21", every=every, kept=Kept(rate_is=rate_is))
    assert plan(terms).rows[0].interest == interest


def test_flat_interest_of_a_taken_over_loan_sums_to_the_whole() -> None:
    rows = plan(four(CLASSIC, "12", interest="flat")).rows
    assert [row.interest for row in rows] == [39_45, 39_45, 39_45, 39_46]
    assert sum(row.interest for row in rows) == round(Fraction(4000_00 * 12 * 120, 100 * 365))


def test_an_interest_free_time_bears_nothing_and_then_the_rate() -> None:
    for convention in (CLASSIC, PROGRESSIVE):
        rows = plan(four({**convention, "day_count": "PERIOD"}, "12", interest_free=2)).rows
        assert [row.interest for row in rows[:2]] == [0, 0]
        assert abs(rows[2].interest - rows[2].opening / 100) <= 1, "each lender's own rounding"
