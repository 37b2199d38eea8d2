"""The calendar as tables: a day's month, day number and place by a day count, for the days that a portfolio spans.

The trick: all day counts but 30/360US are differences of a day's number (ACT/ACT too: a day of a leap year counts 365,
another 366, over 365 · 366), so a period is two look-ups. A day is `date.toordinal()`, a month 12 · year + month − 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from brygga.domain.dates import IsWorkingDay
from brygga.domain.portfolio.whole import Flags, Ints

_EPOCH = 719_163
"""date(1970, 1, 1).toordinal(), where NumPy begins to count days; its months begin 1970 · 12."""
_MONTH_EPOCH = 1970 * 12

BASIS = {"30E/360": 360, "30/360US": 360, "ACT/360": 360, "ACT/365F": 365, "ACT/ACT": 365 * 366}
"""What a day count's numbers are parts of: a year."""


def months_of(days: Ints) -> Ints:
    """The months that days lie in."""
    return (days - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + _MONTH_EPOCH


def starts_of(months: Ints) -> Ints:
    """The first day of each month."""
    return (months - _MONTH_EPOCH).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + _EPOCH


@dataclass(frozen=True)
class Calendar:
    """Tables from day `first` to day `last`, both within them. Shapes: one number a day, or one a month."""

    first: int
    last: int

    @cached_property
    def first_month(self) -> int:
        """The month of the first day."""
        return int(months_of(np.array([self.first]))[0])

    @cached_property
    def _bounds(self) -> Ints:
        """The first day of each month that the days touch, and the day after the last of them."""
        last_month = int(months_of(np.array([self.last]))[0])
        return starts_of(np.arange(self.first_month, last_month + 2))

    @cached_property
    def starts(self) -> Ints:
        """Month − first_month → its first day."""
        return self._bounds[:-1].copy()

    @cached_property
    def lengths(self) -> Ints:
        """Month − first_month → its number of days."""
        return np.diff(self._bounds)

    @cached_property
    def days(self) -> Ints:
        """All days from the first to the end of the last one's month."""
        return np.arange(self.first, int(self._bounds[-1]))

    @cached_property
    def months(self) -> Ints:
        """Day − first → its month."""
        return months_of(self.days)

    @cached_property
    def numbers(self) -> Ints:
        """Day − first → its number in the month, 1–31."""
        return self.days - self.starts[self.months - self.first_month] + 1

    @cached_property
    def ends_february(self) -> Flags:
        """Day − first → whether it is the last of February."""
        length = self.lengths[self.months - self.first_month]
        ends: Flags = (self.months % 12 == 1) & (self.numbers == length)
        return ends

    @cached_property
    def thirty(self) -> Ints:
        """Day − first → its number by 30E/360."""
        return self.months * 30 + np.minimum(self.numbers, 30)

    @cached_property
    def leap_weighted(self) -> Ints:
        """Day − first → its number by ACT/ACT, in parts of 365 · 366."""
        year = self.months // 12
        leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
        numbers = np.zeros(len(year), np.int64)
        np.cumsum(np.where(leap, 365, 366)[:-1], out=numbers[1:])
        return numbers

    def serial(self, day_count: str, days: Ints) -> Ints:
        """The days' numbers by a day count, of which a difference is a part of BASIS. Not for 30/360US."""
        if day_count == "30E/360":
            return self.thirty.take(days - self.first)
        if day_count == "ACT/ACT":
            return self.leap_weighted.take(days - self.first)
        return days

    def thirty_us(self, start: Ints, end: Ints) -> Ints:
        """Days by 30/360 US with the end-of-February rule, pair by pair, as `dates.thirty_360_us` counts them."""
        at, to = start - self.first, end - self.first
        first, last = self.numbers[at], self.numbers[to]
        at_end = self.ends_february[at]
        last = np.where(at_end & self.ends_february[to], 30, last)
        first = np.where(at_end, 30, first)
        last = np.where((last == 31) & (first >= 30), 30, last)
        return (self.months[to] - self.months[at]) * 30 + last - np.minimum(first, 30)


def working_days(first: int, last: int, is_working_day: IsWorkingDay) -> Ints:
    """Day − first → the next working day, the day itself if it is one; asked once a day."""
    end = last
    while not is_working_day(date.fromordinal(end)):
        end += 1
    following = np.empty(end - first + 1, np.int64)
    coming = end
    for day in range(end, first - 1, -1):
        if is_working_day(date.fromordinal(day)):
            coming = day
        following[day - first] = coming
    return following
