"""When instalments fall due after changes, and what part of a year a stretch is, for taken-over loans."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.loans.conventions.kept import Fixed, Kept, Moved
from brygga.domain.loans.grid import Every
from brygga.domain.loans.kept.lines import Line, Receipt
from brygga.domain.loans.kept.parts import actual_to_the_31st, level_part, months_between, part_of_year
from brygga.domain.loans.kept.slots import slots
from brygga.domain.loans.terms import LoanTerms
from tests.domain.loans.worlds import loan

DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))


def four(**changes: Any) -> LoanTerms:
    return loan(**{"convention": "fineract_classic", "day_count": "PERIOD", "term": 4, **changes})


def dues(terms: LoanTerms) -> list[str]:
    return [slot.due.isoformat() for slot in slots(terms)]


@pytest.mark.parametrize(("convention", "every", "expected"), [
    ("frappe", Every("months", 1), ["2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"]),
    ("frappe_2023", Every("months", 3), ["2028-02-29", "2028-05-31", "2028-08-31", "2028-11-30"]),
    ("frappe", Every("weeks", 1), ["2028-02-29", "2028-03-07", "2028-03-14", "2028-03-21"]),
    ("fineract_classic", Every("months", 1), ["2028-02-29", "2028-03-29", "2028-04-29", "2028-05-29"]),
])  # fmt: skip
def test_a_due_date_at_a_months_end_stays_there_where_the_lender_keeps_it(
    convention: str, every: Every, expected: list[str]
) -> None:
    terms = four(convention=convention, every=every, disbursed_on=date(2028, 2, 1), first_due_on=date(2028, 2, 29))
    assert dues(terms) == expected


def test_a_day_that_is_no_months_end_stays_the_day() -> None:
    terms = four(convention="frappe", disbursed_on=date(2028, 1, 28), first_due_on=date(2028, 2, 28))
    assert dues(terms) == ["2028-02-28", "2028-03-28", "2028-04-28", "2028-05-28"]


def test_a_move_of_an_instalment_that_is_not_there_moves_nothing() -> None:
    late = Kept(moved=(Moved(date(2026, 5, 16), date(2026, 6, 1)),))
    assert dues(four(kept=late)) == dues(four())


def test_each_period_starts_where_the_one_before_it_ended() -> None:
    fixed = (Fixed("add", date(2026, 3, 1), 100_00), Fixed("add_principal", date(2026, 3, 20), 200_00),
             Fixed("drop", date(2026, 4, 15)))  # fmt: skip
    made = slots(four(kept=Kept(fixed=fixed)))
    assert [slot.due.isoformat()[5:] for slot in made] == ["02-15", "03-01", "03-15", "03-20", "05-15"]
    assert [slot.start for slot in made] == [date(2026, 1, 15), *(slot.due for slot in made[:-1])]
    assert [(slot.total, slot.principal) for slot in made] == [
        (None, None), (100_00, None), (None, None), (None, 200_00), (None, None)]
    assert {slot.of for slot in made} == {5}


def test_an_instalment_added_with_no_amount_is_a_level_one() -> None:
    made = slots(four(kept=Kept(fixed=(Fixed("add", date(2026, 3, 1)),))))
    assert [(slot.total, slot.principal) for slot in made] == [(None, None)] * 5


@pytest.mark.parametrize(("every", "first", "part"), [
    (Every("weeks", 2), date(2026, 1, 29), Fraction(2, 52)), (Every("weeks", 1), date(2026, 1, 22), Fraction(1, 52)),
    (Every("days", 15), date(2026, 1, 30), Fraction(15, 365)), (Every("months", 1), date(2026, 2, 15), Fraction(1, 12)),
    (Every("months", 3), date(2026, 4, 15), Fraction(3, 12)),
])  # fmt: skip
def test_a_whole_period_is_its_share_of_the_periods_of_a_year(every: Every, first: date, part: Fraction) -> None:
    whole = (date(2026, 1, 15), first)
    assert part_of_year("PERIOD", every, whole, whole) == part
    halfway = (whole[0], date(2026, 1, 20))
    assert part_of_year("PERIOD", every, whole, halfway) == part * Fraction(5, (first - whole[0]).days)


@pytest.mark.parametrize(("every", "days"), [
    (Every("months", 1), 30), (Every("months", 3), 90), (Every("weeks", 2), 14), (Every("days", 15), 15)], ids=str)
def test_a_level_by_days_counts_thirty_a_month_over_365(every: Every, days: int) -> None:
    assert level_part(every) == Fraction(days, 365)


def by_the_day(start: date, end: date) -> Fraction:
    """Day by day: the night to 1 January belongs to the new year, all before it to the old."""
    years = [date.fromordinal(day).year for day in range(start.toordinal() + 1, end.toordinal() + 1)]
    return sum((Fraction(1, 366 if year % 4 == 0 else 365) for year in years), Fraction(0))


@given(DAYS, st.integers(0, 1500))
def test_days_up_to_the_31st_of_december_are_the_years_own(start: date, days: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    assert actual_to_the_31st(start, end) == by_the_day(start, end)


@pytest.mark.parametrize(("start", "end", "part"), [
    (date(2027, 12, 15), date(2028, 1, 15), Fraction(16, 365) + Fraction(15, 366)),
    (date(2027, 12, 31), date(2028, 1, 31), Fraction(31, 366)),
    (date(2027, 12, 1), date(2027, 12, 31), Fraction(30, 365)),
    (date(2027, 7, 1), date(2029, 1, 1), Fraction(183, 365) + 1 + Fraction(1, 365)),
])  # fmt: skip
def test_over_new_year_each_day_is_counted_over_its_own_year(start: date, end: date, part: Fraction) -> None:
    assert actual_to_the_31st(start, end) == part == part_of_year("ACT/ACT 31 Dec", Every("months", 1), (start, end),
                                                                 (start, end))  # fmt: skip


@given(DAYS, st.integers(0, 30), st.integers(0, 40))
def test_whole_months_are_whole_and_the_days_beyond_them_less_than_one(start: date, days: int, months: int) -> None:
    at = start.replace(day=min(start.day, 28))
    month = at.month - 1 + months
    end = at.replace(year=at.year + month // 12, month=month % 12 + 1)
    assert months_between(at, end) == months
    beyond = date.fromordinal(end.toordinal() + min(days, 27))
    assert 0 <= months_between(at, beyond) - months < 1


def test_what_came_on_a_day_is_there_on_that_day() -> None:
    line = Line(date(2026, 1, 15), date(2026, 2, 15), principal=1000, interest=50)
    line.received += [Receipt(date(2026, 2, 10), "principal", 300), Receipt(date(2026, 2, 10), "interest", 20)]
    days = [date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 11), None]
    assert [line.unpaid("principal", day) for day in days] == [1000, 700, 700, 700]
    assert [line.received_by("interest", day) for day in days] == [0, 20, 20, 20]
    assert (line.unpaid("fee"), line.unpaid_total) == (0, 730)
