"""Swedish bank days: no Saturdays, Sundays or holidays, nor the three eves on which banks are shut in fact.

The eves (midsommarafton, julafton, nyårsafton) are also the days after which a statutory last day moves to the next
working day (lag 1930:173), so one calendar serves both. The days are those of lag (1989:253) om allmänna helgdagar as
changed by SFS 2004:1320, reckoned for any year: a table ends one day, and a loan runs past it without anybody noticing.
A change of the law is a line in `closed_days`. Years are computed once and kept.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

FRIDAY, SATURDAY = 4, 5
FIRST_NATIONAL_DAY = 2005
"""The year in which 6 June became a holiday and Whit Monday ceased to be one."""


def is_bank_day(on: date) -> bool:
    """Tell whether Swedish banks settle payments on a day."""
    return on.weekday() < SATURDAY and on not in closed_days(on.year)


@lru_cache(maxsize=400)
def closed_days(year: int) -> frozenset[date]:
    """Return the holidays and shut eves of a year that can fall on a weekday."""
    easter = easter_day(year)
    good_friday, easter_monday, ascension, whit_monday = (easter + timedelta(days=nr) for nr in (-2, 1, 39, 50))
    midsummer_eve = date(year, 6, 19)
    midsummer_eve += timedelta(days=(FRIDAY - midsummer_eve.weekday()) % 7)
    fixed = {date(year, *day) for day in ((1, 1), (1, 6), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31))}
    june = date(year, 6, 6) if year >= FIRST_NATIONAL_DAY else whit_monday
    return frozenset(fixed | {good_friday, easter_monday, ascension, midsummer_eve, june})


def easter_day(year: int) -> date:
    """Return Easter Sunday of a Gregorian year.

    The anonymous computus of Nature (1876), as in J. Meeus, Astronomical Algorithms, chapter 8: place of the year in
    the moon's nineteen, the century's two corrections, the full moon's age, and the days on to Sunday.
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    corrected = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    age = (19 * golden + corrected + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - age - in_century % 4) % 7
    late = (golden + 11 * age + 22 * to_sunday) // 451
    month, day = divmod(age + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
