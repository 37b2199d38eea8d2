"""The days of many loans at once: due dates, days of payment, and the periods as parts of a year.

Shapes: (instalments, loans), instalment by instalment. Beyond a loan's own term the numbers mean nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from brygga.domain.portfolio.calendar import BASIS, Calendar
from brygga.domain.portfolio.fits import PERIODS_A_YEAR
from brygga.domain.portfolio.shapes import Group, Shape
from brygga.domain.portfolio.whole import Ints

_NEVER_CUT = 28
"""No month is shorter."""


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """`due`: ordinals, shape (instalments, loans). `days`: as the day count counts them, None with PERIOD. `above`: an
    array a period, parts of a year."""

    due: Ints
    days: Ints | None
    above: Sequence[Ints] | Ints


def year_below(shape: Shape) -> int:
    """What interest is parts of: balance × rate × a part of a year, over this."""
    a_year = BASIS.get(shape.day_count) or PERIODS_A_YEAR[shape.unit == "weeks"]
    return a_year * shape.rate_below


def due_days(group: Group, calendar: Calendar, instalments: int) -> Ints:
    """Nominal due dates, stepped from the first one."""
    due = np.empty((instalments, len(group.place)), np.int64)
    if group.shape.unit == "weeks":
        np.multiply.outer(7 * np.arange(instalments), group.every, out=due)
        due += group.first_due
        return np.minimum(due, calendar.last, out=due)
    seed = calendar.numbers[group.first_due - calendar.first]
    month = calendar.months[group.first_due - calendar.first] - calendar.first_month
    is_cut, after_first = bool(seed.max() > _NEVER_CUT), seed - 1
    for row in due:
        # "clip" spares a copy, and takes the months that lie beyond the calendar and beyond the term.
        calendar.starts.take(month, out=row, mode="clip")
        row += np.minimum(calendar.lengths.take(month, mode="clip") - 1, after_first) if is_cut else after_first
        month += group.every
    return due


def periods_of(group: Group, calendar: Calendar, instalments: int) -> Periods:
    """Due dates and parts of a year of all periods; the first runs from the disbursement."""
    shape = group.shape
    due = due_days(group, calendar, instalments)
    if shape.day_count == "PERIOD":
        return Periods(due, None, [group.every] * instalments)
    counted = np.empty_like(due)
    if shape.day_count == "30/360US":
        counted[0] = calendar.thirty_us(group.disbursed, due[0])
        if instalments > 1:
            counted[1:] = calendar.thirty_us(due[:-1], due[1:])
        return Periods(due, counted, counted)
    since = calendar.serial(shape.day_count, group.disbursed)
    if _always_thirty(group, calendar):
        np.subtract(calendar.serial(shape.day_count, due[0]), since, out=counted[0])
        counted[1:] = 30 * group.every
        return Periods(due, counted, [counted[0], *[30 * group.every] * (instalments - 1)])
    serial = calendar.serial(shape.day_count, due)
    np.subtract(serial[0], since, out=counted[0])
    np.subtract(serial[1:], serial[:-1], out=counted[1:])
    if shape.day_count != "ACT/ACT":
        return Periods(due, counted, counted)
    days = np.empty_like(due)
    np.subtract(due[0], group.disbursed, out=days[0])
    np.subtract(due[1:], due[:-1], out=days[1:])
    return Periods(due, days, counted)


def _always_thirty(group: Group, calendar: Calendar) -> bool:
    """Whether every period but the first is whole months of thirty days, since no month cuts the due day."""
    if group.shape.day_count != "30E/360" or group.shape.unit != "months":
        return False
    return int(calendar.numbers[group.first_due - calendar.first].max()) <= _NEVER_CUT
