"""Calendar facts: month stepping, day counts and Swedish bank days, from the text and the almanac.

Bank days are closed on Saturday, Sunday, the public holidays and midsommarafton, julafton, nyårsafton.
"""

import calendar
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache


def last_of_month(year: int, month: int) -> int:
    """28 … 31."""
    return calendar.monthrange(year, month)[1]


def months_on(seed: date, months: int) -> date:
    """The seed's day so many months on, cut to that month's last day (also lag 1930:173)."""
    count = seed.year * 12 + seed.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(seed.day, last_of_month(year, month)))


def days_30e(start: date, end: date) -> int:
    """30E/360: a 31st is a 30th, at both ends."""
    return 360 * (end.year - start.year) + 30 * (end.month - start.month) + min(end.day, 30) - min(start.day, 30)


def is_end_of_february(day: date) -> bool:
    """The 28th, or in a leap year the 29th, of February."""
    return day.month == 2 and day.day == last_of_month(day.year, 2)


def days_30us(start: date, end: date) -> int:
    """30/360 US with the end-of-February rule, its four steps in the customary order."""
    first, last = start.day, end.day
    if is_end_of_february(start) and is_end_of_february(end):
        last = 30
    if is_end_of_february(start):
        first = 30
    if last == 31 and first >= 30:
        last = 30
    if first == 31:
        first = 30
    return 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first


def day_number(kind: str, start: date, end: date) -> int | None:
    """What the column `days` says for a period."""
    if kind == "PERIOD":
        return None
    if kind == "30E/360":
        return days_30e(start, end)
    if kind == "30/360US":
        return days_30us(start, end)
    return (end - start).days


@lru_cache(maxsize=10_000)
def years(kind: str, start: date, end: date) -> Fraction:
    """The part of a year between two days; not for PERIOD."""
    if kind in ("30E/360", "30/360US"):
        counted = day_number(kind, start, end)
        assert counted is not None
        return Fraction(counted, 360)
    if kind == "ACT/360":
        return Fraction((end - start).days, 360)
    if kind == "ACT/365F":
        return Fraction((end - start).days, 365)
    assert kind == "ACT/ACT", kind
    total, here = Fraction(0), start
    while here < end:
        stop = min(end, date(here.year + 1, 1, 1))
        total += Fraction((stop - here).days, 366 if calendar.isleap(here.year) else 365)
        here = stop
    return total


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus in its anonymous form."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


@lru_cache(maxsize=500)
def closed(year: int) -> set[date]:
    """The days of a year, besides Saturdays and Sundays, on which Swedish banks are closed."""
    sunday = easter(year)
    midsummer_eve = next(date(year, 6, n) for n in range(19, 26) if date(year, 6, n).weekday() == 4)
    fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)]
    moving = [sunday - timedelta(2), sunday + timedelta(1), sunday + timedelta(39), midsummer_eve]
    return {date(year, month, day) for month, day in fixed} | set(moving)


def bank_day(day: date) -> date:
    """The day itself, or the next bank day."""
    while day.weekday() >= 5 or day in closed(day.year):
        day += timedelta(1)
    return day
