"""Accrual as lenders that count both ends keep it: spans, penalty, tolerance, and the first due date."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.kept.first_due import first_due
from brygga.domain.loans.kept.spans import Span, accrued_to, breaks, cut, penalty, span_interest
from brygga.domain.loans.kept.tolerance import settled

MAY = date(2026, 5, 4)


@given(st.integers(0, 400), st.sampled_from(["daily", "weekly", "monthly"]), st.integers(1, 10**9))
def test_however_the_days_are_cut_the_interest_is_the_same(days: int, frequency: str, balance: int) -> None:
    span, rate = Span(MAY, MAY + timedelta(days=days)), Fraction(7, 100)
    parts = cut(span, breaks(span, frequency, ()))
    assert sum(part.days for part in parts) == span.days
    assert not any(one.overlaps(other) for one, other in zip(parts, parts[1:], strict=False))
    assert sum(span_interest(balance, rate, part) for part in parts) == span_interest(balance, rate, span)


def test_canary_spans_that_share_a_day_count_it_twice() -> None:
    whole, parts = (
        Span(MAY, date(2026, 5, 10)),
        [Span(MAY, date(2026, 5, 7)), Span(date(2026, 5, 7), date(2026, 5, 10))],
    )
    assert parts[0].overlaps(parts[1])
    assert sum(part.days for part in parts) == whole.days + 1


def test_a_lender_that_counts_both_ends_counts_a_day_more() -> None:
    june = date(2026, 6, 4)
    assert accrued_to(TAKEN_OVER["frappe"], MAY, june).days == 32
    assert accrued_to(TAKEN_OVER["oca_each"], MAY, june).days == 31


@pytest.mark.parametrize(("paid", "days"), [("2026-05-04", 0), ("2026-05-09", 0), ("2026-05-16", 7)])
def test_a_penalty_is_simple_and_begins_after_the_grace(paid: str, days: int) -> None:
    assert penalty(36_500, Fraction(1, 10), MAY, date.fromisoformat(paid), 5) == 10 * days


@pytest.mark.parametrize(
    ("paid", "short", "waived", "left"), [(1000, 0, 0, 0), (950, 50, 50, 0), (900, 100, 0, 100), (1010, -10, 0, 0)]
)
def test_a_small_miss_is_waived_and_a_large_one_is_not(paid: int, short: int, waived: int, left: int) -> None:
    got = settled(1000, paid, 99)
    assert (got.short, got.waived, got.left, got.closed) == (short, waived, left, left == 0)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("start_date", "2026-05-04"),
        ("next_month", "2026-06-01"),
        ("month_end", "2026-05-31"),
        ("cycle_day", "2026-05-20"),
    ],
)
def test_when_the_first_instalment_falls_due(rule: str, day: str) -> None:
    assert first_due(rule, MAY, cycle_day=20) == date.fromisoformat(day)


@pytest.mark.parametrize(("start", "cycle_day", "day"), [
    ("2026-05-04", 4, "2026-06-04"), ("2026-05-04", 3, "2026-06-03"), ("2026-05-04", 5, "2026-05-05"),
    ("2026-01-31", 15, "2026-02-15"), ("2026-04-10", 31, "2026-04-30"), ("2026-12-20", 1, "2027-01-01"),
])  # fmt: skip
def test_a_day_of_the_month_that_has_come_waits_for_the_next_month(start: str, cycle_day: int, day: str) -> None:
    assert first_due("cycle_day", date.fromisoformat(start), cycle_day) == date.fromisoformat(day)


def test_the_first_of_the_month_is_the_day_when_none_is_named() -> None:
    assert first_due("cycle_day", date(2026, 5, 4)) == date(2026, 6, 1)


def test_a_span_bears_its_days_over_365_or_over_what_is_said() -> None:
    span = Span(MAY, date(2026, 5, 13))
    assert span_interest(36_500, Fraction(1, 10), span) == 100
    assert span_interest(36_000, Fraction(1, 10), span, 360) == 100


@pytest.mark.parametrize(("frequency", "due", "ends"), [
    ("daily", (), [4, 5, 6, 7, 8, 9, 10, 11]), ("weekly", (), [10]), ("monthly", (), []),
    ("weekly", (date(2026, 5, 8),), [7, 10]), ("monthly", (date(2026, 5, 4), date(2026, 5, 12)), [11]),
])  # fmt: skip
def test_where_a_span_is_cut(frequency: str, due: tuple[date, ...], ends: list[int]) -> None:
    span = Span(MAY, date(2026, 5, 11))
    days = breaks(span, frequency, due)
    assert [day.day for day in days] == ends
    parts = cut(span, [*days, date(2026, 5, 3), date(2026, 5, 12)])
    assert [part.last.day for part in parts] == sorted({*ends, 11})
    assert (parts[0].first, parts[-1].last) == (MAY, date(2026, 5, 11))


def test_the_end_of_the_month_is_a_break() -> None:
    assert breaks(Span(date(2026, 4, 29), date(2026, 5, 2)), "monthly", ()) == [date(2026, 4, 30)]


def test_a_miss_of_just_what_is_allowed_is_waived() -> None:
    assert [settled(1000, paid, 99).waived for paid in (1000, 999, 901, 900)] == [0, 1, 99, 0]
