"""The plan of a loan in which nothing changes: one loop over whole numbers, and rows made when somebody looks at them.

The trick: what many loans share (due dates, the days between them, days of payment, the period's rate) is worked once
and kept by its terms; a row is two numbers, interest and what is left. The walk of `declining` gives the same rows one
by one, and a test compares the two. Do not teach this file about changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

from brygga.domain.dates import IsWorkingDay
from brygga.domain.loans.grid import Every, due_days, pay_days
from brygga.domain.loans.instalment import annuity
from brygga.domain.loans.interest import Parts, parts_between
from brygga.domain.loans.rows import PlainRows
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.money import ROUNDINGS

_KEPT = 2048
"""Grids kept: a portfolio's due days repeat, and five years have 1,680 that no month cuts."""


def is_plain(terms: LoanTerms) -> bool:
    """Whether interest follows the balance and nothing happens to the loan between its disbursement and its end."""
    grace = terms.grace_principal or terms.grace_interest or terms.interest_free
    changes = terms.tranches or terms.rates or terms.months_off or grace
    return terms.interest == "declining" and not changes and terms.repayment in ("annuity", "straight", "bullet")


def plain_rows(terms: LoanTerms) -> PlainRows:
    """The rows of a declining loan that is plain."""
    every, term = terms.every, terms.term
    dues, between = _grid(terms.first_due_on, every.unit, every.count, term, terms.day_count)
    first = parts_between(terms.day_count, every, [terms.disbursed_on, terms.first_due_on])
    pays = dues if terms.is_bank_day is None else _pays(dues, terms.is_bank_day)
    days, above, below = _joined(first, between)
    interests, closings = _walk(terms, above, below)
    return PlainRows(terms.principal.minor, terms.fee_minor("instalment"), dues, pays, days, interests, closings)


def _walk(terms: LoanTerms, above: Sequence[int], year_below: int) -> tuple[list[int], list[int]]:
    """Interest of each row, and what is left after it."""
    rate, owed, every = terms.rate.fraction, terms.principal.minor, terms.every
    rate_above, below = rate.numerator, rate.denominator * year_below
    rounding, level = ROUNDINGS[terms.rounding], 0
    if terms.repayment == "straight":
        level = rounding(owed, terms.term)
    elif terms.repayment == "annuity":
        period_rate = _period_rate(rate_above, rate.denominator, every.unit, every.count)
        level = annuity(owed, period_rate, terms.term, terms.multiple, rounding)
        if terms.rounding == "half_up":
            return _annuity_half_up(owed, level, [2 * rate_above * part for part in above], below)
    interests, closings, balance = [], [], owed
    for part in above:
        interest = rounding(balance * rate_above * part, below)
        principal = level - interest if terms.repayment == "annuity" else level
        balance -= min(max(principal, 0), balance)
        interests.append(interest)
        closings.append(balance)
    closings[-1] = 0
    return interests, closings


def _annuity_half_up(balance: int, level: int, twice_parts: list[int], below: int) -> tuple[list[int], list[int]]:
    """The same for what nearly all loans are: half up is (2a + b) // 2b, and nothing is asked that is known."""
    interests, closings, twice_below = [], [], 2 * below
    for twice_part in twice_parts:
        interest = (balance * twice_part + below) // twice_below
        interests.append(interest)
        if interest < level:
            balance += interest - level
            if balance < 0:
                balance = 0
        closings.append(balance)
    closings[-1] = 0
    return interests, closings


def _joined(first: Parts, between: Parts) -> tuple[Sequence[int | None], Sequence[int], int]:
    """The first period before the others, as parts of a year over one divisor."""
    days = (*first.days, *between.days)
    if first.below == between.below:
        return days, (*first.above, *between.above), first.below
    below = first.below * between.below
    scaled = [part * between.below for part in first.above], [part * first.below for part in between.above]
    return days, (*scaled[0], *scaled[1]), below


@lru_cache(maxsize=_KEPT)
def _grid(first_due_on: date, unit: str, count: int, term: int, day_count: str) -> tuple[tuple[date, ...], Parts]:
    """Due dates, and the periods between them."""
    dues = due_days(first_due_on, Every(unit, count), term)
    return tuple(dues), parts_between(day_count, Every(unit, count), dues)


@lru_cache(maxsize=_KEPT)
def _pays(dues: tuple[date, ...], is_bank_day: IsWorkingDay) -> tuple[date, ...]:
    return tuple(pay_days(list(dues), is_bank_day))


@lru_cache(maxsize=_KEPT)
def _period_rate(above: int, below: int, unit: str, count: int) -> Fraction:
    return Fraction(above, below) / Every(unit, count).a_year
