"""What a first lender decided about a loan that came late: shared anew, aged anew, written off, paid off; by hand.

4,000 kr in four instalments with a fee of 10 kr in each: 1,010 kr came on the first due date, 300 kr five days after
the second. Without interest every figure is a division that one can do in the head. Cases of other lenders say the same
of hundreds of loans, but they are not in the repository.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.grid import Every
from brygga.domain.loans.kept.ageing import Late, days_late, loan_late, range_of, unpaid_by_range
from brygga.domain.loans.kept.digits import root_rate
from brygga.domain.loans.kept.happenings import Paid, PaidOff, Reaged, Reamortised, WrittenOff
from brygga.domain.loans.kept.lines import KeptPlan, Movement
from brygga.domain.loans.kept.plan import kept_plan
from brygga.domain.loans.terms import Fee, LoanTerms
from brygga.domain.rates import Rate
from tests.domain.loans.worlds import kr, loan

BOTH = [{"convention": "fineract_classic", "day_count": "ACT/365F"},
        {"convention": "fineract_progressive", "day_count": "PERIOD"}]  # fmt: skip
ON = date(2026, 3, 25)
CAME = [Paid(date(2026, 2, 15), 1010_00), Paid(date(2026, 3, 20), 300_00)]


def four(convention: dict[str, Any], rate: str = "0", **more: Any) -> LoanTerms:
    return loan(principal=kr("4000"), rate=Rate.from_percent(rate), term=4, fees=(Fee("n", kr("10"), "instalment"),),
                **convention, **more)  # fmt: skip


def principals(shown: KeptPlan) -> list[tuple[str, int, int]]:
    """Due date, principal, and what is left of the instalment."""
    return [(row.due_on.isoformat(), row.principal, row.outstanding) for row in shown.rows]


@pytest.mark.parametrize("convention", BOTH, ids=str)
def test_what_is_overdue_is_shared_over_the_instalments_to_come(convention: dict[str, Any]) -> None:
    shown = kept_plan(four(convention), [*CAME, Reamortised(ON)], ON)
    assert principals(shown) == [("2026-02-15", 1000_00, 0), ("2026-03-15", 290_00, 0),
                                 ("2026-04-15", 1355_00, 1365_00), ("2026-05-15", 1355_00, 1365_00)]
    assert shown.movements[-1] == Movement(ON, "re-amortisation", 710_00, 710_00, 0, 0, 0)
    assert (shown.rows[1].paid_on, shown.rows[1].fee, shown.closed_as) == (date(2026, 3, 20), 10_00, None)


def test_a_share_that_does_not_come_out_even_is_made_up_by_the_last() -> None:
    terms = loan(principal=kr("400"), rate=Rate.from_percent("0"), term=4, **BOTH[0])
    shown = kept_plan(terms, [Reamortised(date(2026, 2, 20))], date(2026, 2, 20))
    assert [row.principal for row in shown.rows] == [0, 133_33, 133_33, 133_34]
    assert shown.rows[0].paid_on == date(2026, 2, 20), "moved elsewhere counts as closed that day"


def test_interest_that_is_overdue_waits_for_the_next_instalment() -> None:
    terms = four(BOTH[0], "12")
    before = kept_plan(terms, [], ON).rows
    after = kept_plan(terms, [Reamortised(ON)], ON).rows
    late = before[0].interest + before[1].interest
    assert late and (after[2].interest, after[3].interest) == (before[2].interest + late, before[3].interest)
    assert [row.total for row in after[:2]] == [0, 0]


def test_after_the_last_due_date_there_is_nothing_to_share_over() -> None:
    end = date(2026, 5, 15)
    assert kept_plan(four(BOTH[0]), [Reamortised(end)], end).rows == kept_plan(four(BOTH[0]), [], end).rows


@pytest.mark.parametrize("convention", BOTH, ids=str)
def test_all_that_is_out_is_shared_over_new_instalments(convention: dict[str, Any]) -> None:
    how = Reaged(ON, date(2026, 5, 1), Every("months", 2), 7)
    shown = kept_plan(four(convention), [*CAME, how], ON)
    assert principals(shown)[1:] == [("2026-03-15", 290_00, 0), *(
        (day, 387_14, 387_14) for day in (
            "2026-05-01", "2026-07-01", "2026-09-01", "2026-11-01", "2027-01-01", "2027-03-01")),
        ("2027-05-01", 387_16, 387_16)]
    assert [row.days for row in shown.rows[2:4]] == [47, 61]
    assert (shown.closed_as, shown.rows[-1].closing) == ("re-aged", 0)
    assert shown.movements[-1] == Movement(ON, "re-ageing", 2710_00, 2710_00, 0, 0, 0)


@pytest.mark.parametrize("convention", BOTH, ids=str)
def test_a_write_off_says_what_was_given_up_and_leaves_the_claim(convention: dict[str, Any]) -> None:
    shown = kept_plan(four(convention), [*CAME, WrittenOff(ON)], ON)
    assert shown.movements[-1] == Movement(ON, "write-off", 2710_00, 2710_00, 0, 0, 0)
    assert shown.closed_as == "written_off"
    assert principals(shown)[1:] == [
        ("2026-03-15", 1000_00, 710_00), ("2026-04-15", 1000_00, 1010_00), ("2026-05-15", 1000_00, 1010_00)]


@pytest.mark.parametrize("convention", BOTH, ids=str)
def test_a_write_off_gives_up_interest_and_fees_that_are_due(convention: dict[str, Any]) -> None:
    terms = four(convention, "12")
    due = kept_plan(terms, [], ON).rows[:2]
    lost = kept_plan(terms, [WrittenOff(ON)], ON).movements[-1]
    interest = sum(row.interest for row in due)
    assert lost == Movement(ON, "write-off", 4000_00 + interest + 20_00, 4000_00, interest, 20_00, 0)


@pytest.mark.parametrize("convention", BOTH, ids=str)
@pytest.mark.parametrize("payoff", ["day", "period_end"])
def test_a_pay_off_takes_all_principal_and_the_interest_up_to_its_day(convention: dict[str, Any], payoff: str) -> None:
    on = date(2026, 1, 31)
    shown = kept_plan(four(convention, "12", kept=Kept(rest="daily", payoff=payoff)), [PaidOff(on)], on)
    paid = shown.movements[-1]
    # 1 % of 4,000 kr a month, or 12 % over 365 days; 16 of the 31 days of the first period have gone.
    month = Fraction(4000_00 * 12 * 31, 365 * 100) if "classic" in convention["convention"] else Fraction(40_00)
    interest = month if payoff == "period_end" else month * 16 / 31
    assert (paid.kind, paid.balance) == ("repayment", 0)
    assert paid.amount == 4000_00 + round(interest)


RANGES = (("soon", 1, 10), ("late", 11, 30), ("very late", 31, None))


def test_what_is_unpaid_falls_in_the_range_of_its_own_days() -> None:
    terms = loan(principal=kr("4000"), rate=Rate.from_percent("0"), term=4, **BOTH[0])
    rows = kept_plan(terms, [Paid(date(2026, 4, 1), 300_00)], date(2026, 4, 25)).rows
    assert unpaid_by_range(rows, date(2026, 4, 25), RANGES) == {"very late": 700_00 + 1000_00, "soon": 1000_00}
    paused = [(date(2026, 3, 20), date(2026, 4, 20))]
    assert unpaid_by_range(rows, date(2026, 4, 25), RANGES, paused=paused) == {
        "very late": 700_00, "soon": 1000_00 + 1000_00}
    assert unpaid_by_range(rows, date(2026, 4, 25), RANGES[:1]) == {"soon": 1000_00}


@pytest.mark.parametrize(("days", "name"), [(0, None), (1, "soon"), (10, "soon"), (11, "late"), (31, "very late")])
def test_a_range_holds_its_first_and_its_last_day(days: int, name: str | None) -> None:
    assert range_of(days, RANGES) == name


@pytest.mark.parametrize(("as_of", "first_day", "grace", "days"), [
    (14, 1, 0, 0), (15, 0, 0, 0), (15, 1, 0, 1), (16, 0, 0, 1), (16, 1, 0, 2), (20, 0, 3, 2), (18, 0, 3, 0),
    (17, 0, 3, 0),
])  # fmt: skip
def test_days_late_are_counted_from_the_due_date(as_of: int, first_day: int, grace: int, days: int) -> None:
    assert days_late(date(2026, 2, 15), date(2026, 2, as_of), grace=grace, first_day=first_day) == days


def test_a_loan_is_as_late_as_its_oldest_unpaid_instalment() -> None:
    rows = kept_plan(four(BOTH[0]), CAME, ON).rows
    assert loan_late(rows, ON, RANGES) == Late(10, date(2026, 3, 15), "soon")
    assert loan_late(rows, ON, RANGES, grace=3) == Late(7, date(2026, 3, 18), "soon")
    assert loan_late(rows, ON, RANGES, grace=10) == Late(0, None, None)
    assert loan_late(rows, date(2026, 3, 14), RANGES) == Late(0, None, None)
    assert loan_late(rows, date(2026, 3, 15), RANGES, first_day=1) == Late(1, date(2026, 3, 15), "soon")


def test_the_rate_of_a_period_compounds_to_the_rate_of_the_year() -> None:
    assert root_rate(Fraction(21, 100), Fraction(2)) == Fraction(1, 10)
    assert root_rate(Fraction(44, 100), Fraction(1)) == Fraction(44, 100)
    monthly = root_rate(Fraction(12, 100), Fraction(12))
    assert abs((1 + monthly) ** 12 - Fraction(112, 100)) < Fraction(1, 10**25)
