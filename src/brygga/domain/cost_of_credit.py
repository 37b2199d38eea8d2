"""What credit costs a year, all in: the rate at which what is received is worth what is paid back.

Idea: sum of C_k (1+X)^(−t_k) = sum of D_l (1+X)^(−s_l), times in years from the first draw (Directive 2008/48/EC annex
I, the same in Directive 2014/17/EU annex I). Trick: every time is an exact fraction of a year, so all of them are whole
steps of one common length and the solver in `rates` needs only whole powers. Two ways of counting time stand here by
name; a third is a function more. Do not decide here which fees belong to the cost: the caller lists what is paid.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import lcm

from brygga.domain.dates import add_months
from brygga.domain.money import Money
from brygga.domain.rates import HIGHEST_YIELD, beyond_highest, yearly_yield

ANNUAL_RATE_MAX = Fraction(HIGHEST_YIELD)
"""The highest rate that is looked for, a million million times the credit a year: beyond it a figure is a slip."""

YearsBetween = Callable[[date, date], Fraction]
TIME_DIGITS = 15
"""Decimals of a year that are kept: thirty nanoseconds."""
_SHORT = 12 * 366
"""The longest denominator that counting months and days gives."""


@dataclass(frozen=True, slots=True)
class Flow:
    """An amount (≥ 0) at a time in years from the first draw."""

    years: Fraction
    amount: Money


def days365(first: date, on: date) -> Fraction:
    """Days over 365, in leap years too (Directive 98/7/EC annex II, first option)."""
    return Fraction((on - first).days, 365)


def equal_months(first: date, on: date) -> Fraction:
    """Whole months over 12, counted back from the payment towards the first draw, and the days that are left over 365;
    over 366 when the year back from the payment's date holds a 29 February (Directive 2011/90/EU annex, point (c))."""
    months = (on.year - first.year) * 12 + on.month - first.month
    while months and add_months(on, -months) < first:
        months -= 1
    left = (add_months(on, -months) - first).days
    return Fraction(months, 12) + Fraction(left, (on - add_months(on, -12)).days)


BASES: dict[str, YearsBetween] = {"days365": days365, "equal_months": equal_months}


def annual_rate(draws: Sequence[Flow], repayments: Sequence[Flow]) -> Fraction | None:
    """The yearly rate (0.1296… for 12.96 %), exact to 20 decimals; None where no rate above −99.9 % and at most
    ANNUAL_RATE_MAX solves it.

    Times finer than TIME_DIGITS decimals are rounded to them.
    """
    return yearly_yield(*_steps(draws, repayments))


def too_high(draws: Sequence[Flow], repayments: Sequence[Flow]) -> bool:
    """Whether a rate above ANNUAL_RATE_MAX solves it."""
    return beyond_highest(*_steps(draws, repayments))


def _steps(draws: Sequence[Flow], repayments: Sequence[Flow]) -> tuple[list[tuple[int, int]], int]:
    """Flows on whole steps, and how many steps a year has."""
    draws, repayments = [_kept(flow) for flow in draws], [_kept(flow) for flow in repayments]
    steps = lcm(*(flow.years.denominator for flow in (*draws, *repayments)))
    flows = [(int(flow.years * steps), flow.amount.minor) for flow in draws]
    flows += [(int(flow.years * steps), -flow.amount.minor) for flow in repayments]
    return flows, steps


def _kept(flow: Flow) -> Flow:
    if flow.years.denominator <= _SHORT or 10**TIME_DIGITS % flow.years.denominator == 0:
        return flow
    return Flow(Fraction(round(flow.years * 10**TIME_DIGITS), 10**TIME_DIGITS), flow.amount)
