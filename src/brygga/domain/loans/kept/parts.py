"""Stretches of days as parts of a year, by the day counts that taken-over loans know beside the house's own.

The trick: a period that was moved or merged is whole months and then days of the month that it ends in, so PERIOD needs
no table of special periods. A stretch inside a period is its share of the period's days.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date
from fractions import Fraction

from brygga.domain.dates import DAY_COUNTS, add_months
from brygga.domain.loans.grid import DAYS_IN, PERIODS_A_YEAR, Every

THIRTY_DAYS = 30


def months_between(start: date, end: date) -> Fraction:
    """Whole months from `start`, and the days left over the days of the month that they lie in."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, whole) > end:
        whole -= 1
    last = add_months(start, whole)
    left = (end - last).days
    return whole + Fraction(left, (add_months(start, whole + 1) - last).days)


def actual_to_the_31st(start: date, end: date) -> Fraction:
    """Days up to 31 December over that year's length, the rest over the next year's."""
    years, since = Fraction(0), start
    for until in (*(date(year, 12, 31) for year in range(start.year, end.year)), end):
        years += Fraction((until - since).days, 366 if isleap(until.year) else 365)
        since = until
    return years


def part_of_year(day_count: str, every: Every, period: tuple[date, date], stretch: tuple[date, date]) -> Fraction:
    """The stretch, inside its period, as a part of a year."""
    start, end = stretch
    if day_count in DAY_COUNTS:
        _, above, below = DAY_COUNTS[day_count](start, end)
        return Fraction(above, below)
    if day_count == "ACT/364":
        return Fraction((end - start).days, 364)
    if day_count == "ACT/ACT 31 Dec":
        return actual_to_the_31st(start, end)
    whole = _whole_period(day_count, every, period)
    return whole if stretch == period else whole * Fraction((end - start).days, (period[1] - period[0]).days)


def _whole_period(day_count: str, every: Every, period: tuple[date, date]) -> Fraction:
    if every.unit == "months":
        months = months_between(*period)
        return months * THIRTY_DAYS / 365 if day_count == "30/365" else months / 12
    days = (period[1] - period[0]).days
    return Fraction(days, DAYS_IN[every.unit] * PERIODS_A_YEAR[every.unit])


def level_part(every: Every) -> Fraction:
    """A period as the level is found with it where interest is by days: thirty days a month, over 365."""
    return Fraction(every.count * (THIRTY_DAYS if every.unit == "months" else DAYS_IN[every.unit]), 365)
