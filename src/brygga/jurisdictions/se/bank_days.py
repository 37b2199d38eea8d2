"""Swedish bank days: no Saturdays, Sundays or holidays, nor the three eves on which banks are shut in fact.

The eves (midsommarafton, julafton, nyårsafton) are also the days after which a statutory last day moves to the next
working day (lag 1930:173), so one calendar serves both. Years are computed once and kept.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

SATURDAY = 5


def is_bank_day(on: date) -> bool:
    """Tell whether Swedish banks settle payments on a day."""
    return on.weekday() < SATURDAY and on not in closed_days(on.year)


@lru_cache(maxsize=400)
def closed_days(year: int) -> frozenset[date]:
    """Return the holidays and shut eves of a year, weekends not included unless they are holidays."""
    return frozenset(holidays.country_holidays("SE", categories=("public", "de_facto"), years=year))
