"""The plans of many flat loans: the whole interest rounded once, divided, and the rest of both parts on the last.

The steps are those of `loans.flat` without prepayments, in its order.
"""

from __future__ import annotations

import numpy as np

from brygga.domain.portfolio.blocks import Block
from brygga.domain.portfolio.calendar import Calendar
from brygga.domain.portfolio.declining import running
from brygga.domain.portfolio.periods import Periods, year_below
from brygga.domain.portfolio.shapes import Group
from brygga.domain.portfolio.whole import Ints, rounded


def flat_block(group: Group, calendar: Calendar, periods: Periods, pay: Ints) -> Block:
    """All instalments of a block."""
    whole = _whole_interest(group, calendar, periods)
    each = rounded(whole, group.term, group.shape.even)
    level = rounded(group.principal, group.term * group.multiple, group.shape.even) * group.multiple
    level += rounded(each, group.multiple, group.shape.even) * group.multiple
    runs, shape = running(group), periods.due.shape
    interest, principal = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    balance = np.zeros((shape[0] + 1, shape[1]), np.int64)
    balance[0] = group.principal
    left = whole.copy()
    for at in range(shape[0]):
        run, go_on = runs[at], runs[at + 1]
        opening, charged, paid = balance[at, :run], interest[at, :run], principal[at, :run]
        np.minimum(each[:run], left[:run], out=charged)
        np.subtract(level[:run], charged, out=paid)
        np.maximum(paid, 0, out=paid)
        np.minimum(paid, opening, out=paid)
        charged[go_on:], paid[go_on:] = left[go_on:run], opening[go_on:]
        left[:run] -= charged
        np.subtract(opening, paid, out=balance[at + 1, :run])
    return Block(
        loans=group.place,
        counts=group.term,
        due=periods.due,
        pay=pay,
        days=periods.days,
        opening=balance[:-1],
        interest=interest,
        principal=principal,
        fee=np.broadcast_to(group.fee, periods.due.shape),
        total=interest + principal + group.fee,
        closing=balance[1:],
    )


def _whole_interest(group: Group, calendar: Calendar, periods: Periods) -> Ints:
    """Principal × rate × the whole time by the day count, counted from end to end and not period by period."""
    shape = group.shape
    last = periods.due[group.term - 1, np.arange(len(group.term))]
    if shape.day_count == "PERIOD":
        time = group.term * group.every
    elif shape.day_count == "30/360US":
        time = calendar.thirty_us(group.disbursed, last)
    else:
        time = calendar.serial(shape.day_count, last) - calendar.serial(shape.day_count, group.disbursed)
    return rounded(group.principal * group.rate * time, year_below(shape), shape.even)
