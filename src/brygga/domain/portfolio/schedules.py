"""The plans of a portfolio: blocks of instalments, each equal to what `loans.schedule.plan` gives its loans one by one.

Idea: what fits 64 bits is walked a shape at a time; the rest goes one by one and comes out in the same form. Read block
by block when there are many: a million loans of 60 months are sixty million rows of eleven columns.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from brygga.domain.loans.schedule import plan
from brygga.domain.portfolio.blocks import Block, Columns, block_of, columns_of
from brygga.domain.portfolio.calendar import Calendar, working_days
from brygga.domain.portfolio.columns import Loans, terms_at
from brygga.domain.portfolio.declining import declining_block
from brygga.domain.portfolio.fits import Fit, fit
from brygga.domain.portfolio.flat import flat_block
from brygga.domain.portfolio.level import levels
from brygga.domain.portfolio.periods import periods_of
from brygga.domain.portfolio.shapes import BLOCK, groups
from brygga.domain.portfolio.whole import Ints

__all__ = ["Block", "Columns", "alone", "columns", "schedules"]


def schedules(loans: Loans, size: int = BLOCK) -> Iterator[Block]:
    """What falls due by the contracts, in blocks of at most `size` loans, each loan in one of them."""
    fitting = fit(loans)
    if fitting.rows.any():
        calendar = _calendar(loans, fitting)
        paid_on = None
        if loans.is_bank_day is not None:
            paid_on = working_days(calendar.first, int(calendar.days[-1]), loans.is_bank_day)
        for group in groups(loans, fitting):
            level = None if group.shape.interest == "flat" else levels(group)
            for start in range(0, len(group.place), size):
                part = group.part(start, start + size)
                periods = periods_of(part, calendar, int(part.term[0]))
                pay = periods.due if paid_on is None else paid_on.take(periods.due - calendar.first)
                if level is None:
                    yield flat_block(part, calendar, periods, pay)
                else:
                    yield declining_block(part, level[start : start + size], periods, pay)
    for place in alone(fitting):
        yield block_of(int(place), plan(terms_at(loans, int(place))).rows)


def columns(loans: Loans) -> Columns:
    """All instalments as columns, sorted by loan and number."""
    return columns_of(list(schedules(loans)))


def alone(fitting: Fit) -> Ints:
    """The places of the loans that go one by one."""
    return np.flatnonzero(~fitting.rows)


def _calendar(loans: Loans, fitting: Fit) -> Calendar:
    """All days from the first disbursement to beyond the last due date."""
    fits = fitting.rows
    step = np.where(loans.unit == 0, 31, 7) * loans.every
    last = (loans.first_due + step * loans.term)[fits]
    return Calendar(int(loans.disbursed[fits].min()), int(last.max()))
