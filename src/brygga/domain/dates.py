"""Days: reading them, stepping by months and weeks from a seed day, counting them, and moving to a working day.

The trick: steps are always taken from the seed date (31 January, 28 February, 31 March), never from the step before,
so a short month leaves no trace. Counts are exact fractions of a year as (days, numerator, denominator); a calendar of
working days is passed in, because a country's holidays are the country pack's. Do not read today's date here.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

IsWorkingDay = Callable[[date], bool]
YearPart = tuple[int, int, int]
"""(days that the convention counts, numerator, denominator): the stretch is numerator/denominator years."""
DayCount = Callable[[date, date], YearPart]

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY = timedelta(days=1)


class NotADate(ValueError):
    """The text is not a day of the calendar written YYYY-MM-DD."""


class BeyondCalendar(ValueError):
    """A step leads past the last year that a date can hold."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` up to but not including `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the period ends {self.end} before it starts {self.start}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def days(self) -> int:
        """Calendar days in the period."""
        return (self.end - self.start).days


def parse_day(text: str) -> date:
    """ "2026-02-28" → date; only that form. Raises NotADate."""
    if _ISO.fullmatch(text) is None:
        raise NotADate(text[:60])
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise NotADate(text) from wrong


def month_end(year: int, month: int) -> int:
    """Number of the month's last day."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def add_months(seed: date, months: int) -> date:
    """The seed's day number `months` later (or earlier), cut to the month's last day. Raises BeyondCalendar."""
    year, place = divmod(seed.year * 12 + seed.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise BeyondCalendar(f"{seed} {months:+d} months")
    last = month_end(year, place + 1)
    return date(year, place + 1, seed.day if seed.day <= last else last)


def add_weeks(seed: date, weeks: int) -> date:
    """The same weekday `weeks` later. Raises BeyondCalendar."""
    try:
        return seed + timedelta(weeks=weeks)
    except OverflowError as wrong:
        raise BeyondCalendar(f"{seed} {weeks:+d} weeks") from wrong


def is_weekday(day: date) -> bool:
    """Monday to Friday: the calendar of a place without holidays."""
    return day.weekday() < 5


def next_working_day(day: date, is_working_day: IsWorkingDay) -> date:
    """The day itself if it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += _DAY
    return day


def thirty_360_european(start: date, end: date) -> YearPart:
    """30E/360: a 31st counts as the 30th at both ends (ISDA 2006, section 4.16(g))."""
    first, last = min(start.day, 30), min(end.day, 30)
    days = (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first
    return days, days, 360


def thirty_360_us(start: date, end: date) -> YearPart:
    """30/360 US with the end-of-February rule: the last of February counts as the 30th (SIA method)."""
    first, last = start.day, end.day
    if _ends_february(start):
        if _ends_february(end):
            last = 30
        first = 30
    if last == 31 and first >= 30:
        last = 30
    first = min(first, 30)
    days = (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first
    return days, days, 360


def actual_360(start: date, end: date) -> YearPart:
    """ACT/360: calendar days over 360."""
    days = (end - start).days
    return days, days, 360


def actual_365(start: date, end: date) -> YearPart:
    """ACT/365F: calendar days over 365, leap years too."""
    days = (end - start).days
    return days, days, 365


def actual_actual(start: date, end: date) -> YearPart:
    """ACT/ACT: split at new year, days of a leap year over 366, of another over 365 (ISDA 2006, section 4.16(b))."""
    days = (end - start).days
    if start.year == end.year:
        return days, days, 366 if isleap(start.year) else 365
    leap, whole = 0, 0
    for year in range(start.year, end.year + 1):
        first = max(start, date(year, 1, 1))
        stretch = (date(year, 12, 31) - first).days + 1 if year < end.year else (end - first).days
        if isleap(year):
            leap += stretch
        else:
            whole += stretch
    return days, leap * 365 + whole * 366, 365 * 366


def _ends_february(day: date) -> bool:
    return day.month == 2 and day.day == month_end(day.year, 2)


DAY_COUNTS: dict[str, DayCount] = {
    "30E/360": thirty_360_european,
    "30/360US": thirty_360_us,
    "ACT/360": actual_360,
    "ACT/365F": actual_365,
    "ACT/ACT": actual_actual,
}
"""Named day counts. PERIOD is not among them: it counts no days, the loan's plan knows it."""

SERIALS: dict[str, tuple[Callable[[date], int], int]] = {
    "30E/360": (lambda day: day.year * 360 + day.month * 30 + (day.day if day.day < 31 else 30), 360),
    "ACT/360": (date.toordinal, 360),
    "ACT/365F": (date.toordinal, 365),
}
"""Day counts that are differences of a day's number, with their year: for long plans, where each day is used twice."""
