"""Days: steps that remember their seed, counts by name, and working days."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.dates import (
    DAY_COUNTS,
    SERIALS,
    BeyondCalendar,
    NotADate,
    Period,
    add_months,
    add_weeks,
    is_weekday,
    next_working_day,
    parse_day,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("seed", "months", "lands"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-31", -2, "2025-11-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
    ],
)
def test_months_are_stepped_from_the_seed(seed: str, months: int, lands: str) -> None:
    assert add_months(day(seed), months) == day(lands)


def test_steps_beyond_the_calendar_are_refused() -> None:
    for step in (add_months, add_weeks):
        with pytest.raises(BeyondCalendar):
            step(date(9999, 12, 1), 5)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "20260215", "2026-W07-7", "2026-2-15", "", "2026-02-15T00:00", "２026-01-01"]
)
def test_only_iso_days_are_days(text: str) -> None:
    with pytest.raises(NotADate):
        parse_day(text)


@pytest.mark.parametrize(
    ("name", "start", "end", "days"),
    [
        ("30E/360", "2026-01-31", "2026-02-28", 28),
        ("30E/360", "2026-01-15", "2026-03-31", 75),
        ("30E/360", "2026-02-28", "2026-03-31", 32),
        ("30/360US", "2026-02-28", "2026-03-31", 30),
        ("30/360US", "2026-01-15", "2026-03-31", 76),
        ("30/360US", "2026-01-30", "2026-03-31", 60),
        ("30/360US", "2026-01-31", "2026-02-28", 28),
        ("30/360US", "2027-02-28", "2028-02-29", 360),
        ("ACT/360", "2028-02-01", "2028-03-01", 29),
        ("ACT/365F", "2028-01-01", "2029-01-01", 366),
        ("ACT/ACT", "2027-12-31", "2028-01-31", 31),
    ],
)
def test_days_counted(name: str, start: str, end: str, days: int) -> None:
    assert DAY_COUNTS[name](day(start), day(end))[0] == days


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2027-12-31", "2028-01-31", Fraction(1, 365) + Fraction(30, 366)),
        ("2027-06-30", "2029-06-30", Fraction(185, 365) + 1 + Fraction(180, 365)),
        ("2028-02-01", "2028-03-01", Fraction(29, 366)),
        ("2027-12-01", "2028-01-01", Fraction(31, 365)),
    ],
)
def test_actual_actual_is_split_at_new_year(start: str, end: str, years: Fraction) -> None:
    _, above, below = DAY_COUNTS["ACT/ACT"](day(start), day(end))
    assert Fraction(above, below) == years


@pytest.mark.parametrize("name", ["30E/360", "ACT/360", "ACT/365F", "ACT/ACT"])
@given(st.tuples(DAYS, DAYS, DAYS).map(sorted))
def test_counts_that_add_up_do(name: str, days: list[date]) -> None:
    first, middle, last = days
    count = DAY_COUNTS[name]

    def part(start: date, end: date) -> Fraction:
        return Fraction(*count(start, end)[1:])

    assert part(first, middle) + part(middle, last) == part(first, last)


@pytest.mark.parametrize("name", sorted(SERIALS))
@given(st.tuples(DAYS, DAYS).map(sorted))
def test_a_serial_counts_as_its_day_count_does(name: str, days: list[date]) -> None:
    serial, basis = SERIALS[name]
    counted = serial(days[1]) - serial(days[0])
    assert DAY_COUNTS[name](days[0], days[1]) == (counted, counted, basis)


def test_canary_the_american_count_does_not_add_up() -> None:
    count = DAY_COUNTS["30/360US"]
    first, middle, last = day("2026-02-15"), day("2026-02-28"), day("2026-03-15")
    assert count(first, middle)[0] + count(middle, last)[0] == 28
    assert count(first, last)[0] == 30


def test_the_next_working_day_is_the_day_itself_when_it_is_one() -> None:
    saturday = day("2026-02-14")
    assert next_working_day(saturday, is_weekday) == day("2026-02-16")
    assert next_working_day(day("2026-02-16"), is_weekday) == day("2026-02-16")


def test_a_period_holds_its_first_day_and_not_its_last() -> None:
    period = Period(day("2026-01-01"), day("2026-02-01"))
    assert period.days == 31
    assert day("2026-01-01") in period and day("2026-02-01") not in period
    with pytest.raises(ValueError):
        Period(period.end, period.start)


@given(DAYS, st.integers(0, 500))
def test_weeks_keep_the_weekday(seed: date, weeks: int) -> None:
    assert add_weeks(seed, weeks) - seed == timedelta(days=7 * weeks)
