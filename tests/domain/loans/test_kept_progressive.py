"""Levels from chained factors, against a second and plainer reckoning (`chained`), on loans of a few kronor too.

Small loans meet the edges of the rounding within a few hundred. A twelfth of a year a month (PERIOD), so 12 % is 1 % a
month. The cases of other lenders say the same, but they are not in the repository.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Extended, Kept, Moved
from brygga.domain.loans.grid import due_days
from brygga.domain.loans.kept.plan import agreed_rows
from brygga.domain.loans.rows import Row
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.loans.chained import Chained, Paid, then, whole
from tests.domain.loans.worlds import MONTHLY, drawn, kr, loan, rate_from

ONE = Fraction(1, 100)
DUES = due_days(date(2026, 2, 15), MONTHLY, 12)


def chained(**changes: Any) -> LoanTerms:
    """6,000 kr at 12 % in six, unless it says otherwise."""
    base = {"convention": "fineract_progressive", "day_count": "PERIOD", "principal": kr("6000"), "term": 6}
    return loan(**{**base, "rate": Rate.from_percent("12"), **changes})


def paid(rows: list[Row]) -> Paid:
    return [(row.interest, row.principal) for row in rows]


# Two hundred principals each: among them are levels that a shift betters, leaves as far off, and makes worse.
@pytest.mark.parametrize(("percent", "term", "grace", "unit", "months"), [
    (12, 6, 0, 1, 1), (60, 4, 0, 1, 1), (240, 6, 0, 10, 1), (600, 3, 0, 10, 1), (60, 6, 2, 1, 1), (240, 7, 3, 10, 1),
    (120, 8, 0, 1, 14), (12, 8, 0, 1, 40), (12, 5, 0, 1, 40), (120, 6, 1, 1, 9), (0, 7, 2, 100, 1),
])  # fmt: skip
def test_the_level_is_the_one_that_discounts_to_the_loan(
    percent: int, term: int, grace: int, unit: int, months: int
) -> None:
    rate = Fraction(percent, 1200)
    first = due_days(date(2026, 2, 15), MONTHLY, months)[-1]
    for principal in range(1000, 1200):
        terms = chained(principal=Money(principal, "SEK"), rate=Rate.from_percent(str(percent)), term=term,
                        first_due_on=first, grace_principal=grace, instalment_multiple=Money(unit, "SEK"))  # fmt: skip
        expected = Chained(principal, [[(rate * months, 0)], *whole(term - 1, rate)], grace, unit).plan()
        assert paid(agreed_rows(terms)) == expected


def test_twelve_digits_are_kept_after_every_step() -> None:
    """1 % of 1,234,567,890,123.45 kr is 1,234,567,890,123.4(5) öre; after twelve digits comes a nought."""
    terms = chained(principal=Money(123_456_789_012_345, "SEK"), term=1)
    assert agreed_rows(terms)[0].interest == 1_234_567_890_120


CHANGES = [("2026-02-10", 0), ("2026-02-15", 1), ("2026-03-01", 1), ("2026-06-30", 5)]


@pytest.mark.parametrize(("on", "count"), CHANGES)
def test_a_rate_finds_the_level_anew_in_the_period_that_it_starts_in(on: str, count: int) -> None:
    """On a due date it belongs to the next period. In the first period too: the day 26 of 31 is at the old rate."""
    day, before = date.fromisoformat(on), Chained(600_000, whole(6, ONE)).plan()
    start, due = [date(2026, 1, 15), *DUES][count : count + 2]
    old, new = Fraction((day - start).days, (due - start).days) * ONE, Fraction((due - day).days, (due - start).days)
    rest = [[(old, 0), (new * 2 * ONE, 0)], *whole(5 - count, 2 * ONE)]
    terms = chained(rates=(rate_from(on, "24"),))
    assert paid(agreed_rows(terms)) == then(before, count, rest, 600_000)


def test_a_rate_from_the_last_due_date_on_changes_nothing() -> None:
    for on in ("2026-07-15", "2026-07-16"):
        assert agreed_rows(chained(rates=(rate_from(on, "24"),))) == agreed_rows(chained())


@pytest.mark.parametrize("on", ["2026-02-15", "2026-03-01", "2026-03-15", "2026-07-14"])
def test_a_tranche_finds_the_level_anew_in_the_period_that_it_comes_in(on: str) -> None:
    day = date.fromisoformat(on)
    count = sum(due <= day for due in DUES)
    start, due = DUES[count - 1], DUES[count]
    early = Fraction((day - start).days, (due - start).days) * ONE
    rest = [[(early, 0), (ONE - early, 200_000)], *whole(5 - count, ONE)]
    terms = chained(tranches=(drawn("2026-01-15", "4000"), drawn(on, "2000")))
    assert paid(agreed_rows(terms)) == then(Chained(400_000, whole(6, ONE)).plan(), count, rest, 400_000)


def test_a_rate_after_a_tranche_in_one_period_finds_the_level_once_more() -> None:
    days = Fraction(1, 28)
    rest = [[(4 * days * ONE, 0), (6 * days * ONE, 200_000), (18 * days * 2 * ONE, 0)], *whole(4, 2 * ONE)]
    terms = chained(
        tranches=(drawn("2026-01-15", "4000"), drawn("2026-02-19", "2000")), rates=(rate_from("2026-02-25", "24"),)
    )
    assert paid(agreed_rows(terms)) == then(Chained(400_000, whole(6, ONE)).plan(), 1, rest, 400_000)


def test_the_plan_is_the_same_where_money_counts_at_once_and_none_has_come() -> None:
    """Rates and tranches cut a period all the same."""
    tranches = drawn("2026-01-15", "4000"), drawn("2026-02-19", "2000")
    changes: dict[str, Any] = {"tranches": tranches, "rates": (rate_from("2026-04-25", "24"),)}
    assert agreed_rows(chained(kept=Kept(rest="daily"), **changes)) == agreed_rows(chained(**changes))


@pytest.mark.parametrize("at", [1, 2, 3, 5])
def test_an_extension_shares_what_is_left_then(at: int) -> None:
    """The rows before it are at the level of the six; from it on two more share the rest."""
    kept = Kept(extended=(Extended(DUES[at], 2),))
    before = Chained(600_000, whole(6, ONE)).plan()
    assert paid(agreed_rows(chained(kept=kept))) == then(before, at, whole(8 - at, ONE), 600_000)


@pytest.mark.parametrize("came_in", [1, 2, 3, 4])
def test_a_tranche_before_an_extension_and_after_it(came_in: int) -> None:
    """The extension is at row 3. A tranche on a due date is out from the row after it; six know nothing of two more."""
    terms = chained(tranches=(drawn("2026-01-15", "4000"), drawn(DUES[came_in - 1].isoformat(), "2000")),
                    kept=Kept(extended=(Extended(DUES[2], 2),)))  # fmt: skip
    rows = Chained(400_000, whole(6, ONE)).plan()
    for count in sorted({2, came_in}):
        out = 600_000 if came_in <= count else 400_000
        rows = then(rows, count, whole((8 if count >= 2 else 6) - count, ONE), out)
    assert paid(agreed_rows(terms)) == rows


def test_a_moved_due_date_leaves_the_level_alone() -> None:
    """Half a month more before row 2: the level of six whole months stands, row 2 bears 1.5 %, the last takes it."""
    level = Chained(600_000, whole(6, ONE)).level()
    moved = chained(kept=Kept(moved=(Moved(date(2026, 3, 15), date(2026, 4, 1)),)))
    month_and_half = ONE + ONE * Fraction(17, 31)
    expected = Chained(600_000, [*whole(1, ONE), [(month_and_half, 0)], *whole(4, ONE)]).rows(level)
    assert paid(agreed_rows(moved)) == expected


@pytest.mark.parametrize("waits", [0, 1, 2, 3])
def test_interest_that_waits_comes_with_the_first_instalment_after_its_grace(waits: int) -> None:
    """No principal in the first three of four, so 40 kr a month; nothing waits for ever and nothing comes twice."""
    rows = plan(chained(principal=kr("4000"), term=4, grace_principal=3, grace_interest=waits)).rows
    assert [row.interest for row in rows] == [*[0] * waits, 40_00 * (waits + 1), *[40_00] * (3 - waits)]
    assert [row.principal for row in rows] == [0, 0, 0, 4000_00]


def test_thirty_days_over_365_says_no_days() -> None:
    """12 % · 30 / 365 a period, whatever the calendar says."""
    rows = plan(chained(day_count="30/365")).rows
    assert paid(rows) == Chained(600_000, whole(6, Fraction(12 * 30, 36500))).plan()
    assert {row.days for row in rows} == {None}
    assert [row.days for row in plan(chained(day_count="ACT/365F")).rows] == [31, 28, 31, 30, 31, 30]


def test_a_day_of_payment_is_a_bank_day_and_the_due_date_stays() -> None:
    rows = plan(chained(is_bank_day=lambda day: day.weekday() < 5)).rows
    assert {row.due_on.day for row in rows} == {15}
    assert [row.pay_on.day for row in rows] == [16, 16, 15, 15, 15, 15], "February and March: the 15th is a Sunday"


def test_what_is_due_back_at_once_opens_with_its_tranche() -> None:
    """A quarter of each tranche is a row of its own: it opens with all that is out on its day, the tranche included."""
    terms = chained(rate=Rate.from_percent("0"), kept=Kept(down_payment=Fraction(1, 4)),
                    tranches=(drawn("2026-01-15", "4000"), drawn("2026-03-01", "2000")))  # fmt: skip
    rows = [(row.due_on, row.opening, row.principal, row.closing) for row in plan(terms).rows[:4]]
    assert rows == [
        (date(2026, 1, 15), 4000_00, 1000_00, 3000_00), (date(2026, 2, 15), 3000_00, 500_00, 2500_00),
        (date(2026, 3, 1), 4500_00, 500_00, 4000_00), (date(2026, 3, 15), 4000_00, 800_00, 3200_00),
    ]  # fmt: skip
