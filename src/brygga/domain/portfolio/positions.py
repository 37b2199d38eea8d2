"""Where loans stand on one day, in a form from which the days to come can be worked by the array.

Idea: until something happens to it (an instalment falls due or becomes late, a tranche is drawn, a rate starts), a
loan's accrued interest is a straight line in its day count's own numbering of days, and all else of it stands still.
The trick: the line is drawn through two answers of `loans.accrual`, so no rule of interest is written here; `until`
says how far it holds. A loan without a line (30/360US counts pairs of days; numbers that do not fit; terms that were
changed, or that another lender reckoned) has one of no length and is asked anew each day. Positions are read again when
money has come in.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import lcm

import numpy as np

from brygga.domain.loans.accrual import exact_accrued
from brygga.domain.loans.allocation import Book
from brygga.domain.loans.conventions import HOUSE
from brygga.domain.loans.grid import due_day
from brygga.domain.loans.interest import PERIOD
from brygga.domain.loans.payments import Payment
from brygga.domain.loans.state import state
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.loans.versions import Version
from brygga.domain.portfolio.whole import SAFE, Ints

NUMBERINGS = ("days", "30E/360", "ACT/ACT")
"""How a line counts days. With flat and PERIOD a period is shared by its calendar days."""
_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=366)
"""No line is longer, so that a loan long forgotten does not outgrow 64 bits."""

Lent = tuple[LoanTerms | Sequence[Version], Sequence[Payment]]
"""A loan's terms, or the versions of them, and what has been paid on it."""


@dataclass(frozen=True, slots=True, eq=False)
class Positions:
    """n loans as they stand on day `read_on` (an ordinal). Columns: int64, shape (n,); amounts are minor units.

    `late_since`: the day of payment of the oldest instalment that is late, 0 for none. `until`: the first day for which
    the line says nothing. `numbering`: place in NUMBERINGS. Accrued interest x numbered days after `read_on` is
    (start + slope · x) / below, rounded by `even` (1 half_even, 0 half_up); kept doubled for the rounding:
    `doubled` = 2 · start + below, `twice_slope`, `twice_below`.
    """

    read_on: int
    outstanding: Ints
    overdue: Ints
    late_since: Ints
    until: Ints
    numbering: Ints
    doubled: Ints
    twice_slope: Ints
    twice_below: Ints
    even: Ints

    def __len__(self) -> int:
        return len(self.outstanding)


def positions_of(loans: Sequence[Lent], read_on: date) -> Positions:
    """Read loans one by one, all payments up to and on the day counted."""
    rows = np.zeros((len(loans), 9), np.int64)
    for place, (terms, payments) in enumerate(loans):
        agreed = _unchanged(terms)
        rows[place] = _asked(read_on) if agreed is None else _row(agreed, payments, read_on)
    return Positions(read_on.toordinal(), *np.ascontiguousarray(rows.T))


def _unchanged(terms: LoanTerms | Sequence[Version]) -> LoanTerms | None:
    """The terms that the whole loan is reckoned by, None where they were changed or another lender reckoned by them."""
    if not isinstance(terms, LoanTerms):
        if [version.nr for version in terms] != [1]:
            return None
        terms = terms[0].terms
    return terms if terms.convention == HOUSE else None


def _asked(on: date) -> tuple[int, ...]:
    """The row of a loan that is asked each day."""
    return (0, 0, 0, on.toordinal(), 0, 0, 0, 2, 0)


@dataclass(frozen=True, slots=True)
class _Line:
    """Accrued interest = (start + slope · x) / below on the days before `until`."""

    until: date
    numbering: int
    start: int
    slope: int
    below: int


def _row(terms: LoanTerms, payments: Sequence[Payment], on: date) -> tuple[int, ...]:
    """A loan in the order of the columns of Positions."""
    at = state(terms, payments, on)
    if max(at.outstanding_principal.minor, at.overdue.minor) > SAFE:
        return _asked(on)
    taken_back = [paid.reversed_on for paid in payments if paid.reversed_on is not None]
    line = _line(terms, Book(terms, payments, on), on, taken_back)
    return (
        at.outstanding_principal.minor,
        at.overdue.minor,
        on.toordinal() - at.days_past_due if at.days_past_due else 0,
        line.until.toordinal(),
        line.numbering,
        2 * line.start + line.below,
        2 * line.slope,
        2 * line.below,
        int(terms.rounding == "half_even"),
    )


def _line(terms: LoanTerms, book: Book, on: date, taken_back: Sequence[date]) -> _Line:
    """The straight line from the day on; one of no length where there is none. `taken_back`: days of reversals."""
    until = min([_next_event(terms, book, on), on + _A_YEAR, *(day for day in taken_back if day > on)])
    last = until - _DAY
    numbering = _numbering(terms, book)
    if numbering is None:
        return _Line(on, 0, 0, 0, 1)
    first, end = exact_accrued(terms, book, on), exact_accrued(terms, book, last)
    steps = day_number(numbering, last) - day_number(numbering, on)
    slope = (end - first) / steps if steps else Fraction(0)
    below = lcm(first.denominator, slope.denominator)
    start, rise = int(first * below), int(slope * below)
    if 2 * (start + rise * steps + below) > SAFE:
        return _Line(on, 0, 0, 0, 1)
    return _Line(until, numbering, start, rise, below)


def _numbering(terms: LoanTerms, book: Book) -> int | None:
    """How the loan's line counts days, None where no line does."""
    counted = NUMBERINGS.index(terms.day_count) if terms.day_count in NUMBERINGS else 0
    if terms.interest != "flat":
        return None if terms.day_count == "30/360US" else counted
    # What is to come of a flat loan is shared by calendar days, what is late by the day count: that can be two lines.
    is_late = any(claim.unpaid["principal"] for claim in book.claims)
    return None if is_late and (counted or terms.day_count == "30/360US") else 0


def _next_event(terms: LoanTerms, book: Book, on: date) -> date:
    """The first day after `on` on which the loan is another: later days are not on its line."""
    days = [terms.disbursed_on] + [draw.on for draw in terms.draws] + [change.from_on for change in terms.rates]
    days += [row.due_on for row in book.rows[len(book.claims) :][:1]]
    days += [claim.row.pay_on + _DAY for claim in book.claims if claim.unpaid_total and claim.row.pay_on >= on]
    if terms.interest_free:
        # What is late bears nothing before it, in a plan that prepayments have ended earlier too.
        days.append(due_day(terms.first_due_on, terms.every, terms.interest_free))
    if terms.day_count == PERIOD:
        days.append(_next_grid_day(terms, on))
    return min((day for day in days if day > on), default=date.max)


def _next_grid_day(terms: LoanTerms, on: date) -> date:
    """The first due date after a day, beyond the term too."""
    nr = 1
    while due_day(terms.first_due_on, terms.every, nr) <= on:
        nr += 1
    return due_day(terms.first_due_on, terms.every, nr)


def day_number(numbering: int, day: date) -> int:
    """A day's number in one of NUMBERINGS, in parts of the year that calendar.BASIS gives."""
    if NUMBERINGS[numbering] == "30E/360":
        return day.year * 360 + day.month * 30 + min(day.day, 30)
    if NUMBERINGS[numbering] == "ACT/ACT":
        before = day.year - 1
        leap_years = before // 4 - before // 100 + before // 400
        in_leap_years = 366 * leap_years + (day.timetuple().tm_yday - 1 if isleap(day.year) else 0)
        return 366 * day.toordinal() - in_leap_years
    return day.toordinal()
