"""Late interest, row by row: which days, on what base, at which rate (räntelagen 1975:635, 3–7 and 9 §§).

Idea: time is cut where something changes (a half-year, a part payment), each piece is one row that a person can check,
and the sum of the exact rows is rounded once. Trick: the first day counted is the day after the due date and the day of
payment counts too, so a row is a half-open stretch from its first day to the next row's first day; a part payment works
from the day after. Interest never bears interest, unless the base was agreed to hold what had fallen due.
Do not add the contract's interest on the same days: this replaces it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from brygga.domain.claims.reference import RateOn, next_half_year
from brygga.domain.dates import DayCount
from brygga.domain.money import Money, Rounding
from brygga.domain.rates import Rate

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PartPayment:
    """Principal paid on a day, which still counts on the old balance."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class LateClaim:
    """What is owed: principal, interest that had fallen due and is agreed to be in the base, and what was paid when.
    `paid_on` is the day when the rest was paid."""

    principal: Money
    in_base: Money
    payments: tuple[PartPayment, ...]
    paid_on: date


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` on which `rate_on` holds, up to the next span; `by_half_year` asks it anew each half-year."""

    first: date
    rate_on: RateOn
    by_half_year: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch with one base and one rate; `exact` is its interest in minor units, `days` as it is counted."""

    start: date
    end: date
    days: int
    base: Money
    rate: Rate
    exact: Fraction

    def shown(self, rounding: Rounding) -> Money:
        """Return the row's interest rounded to the smallest unit; rows so rounded need not sum to the total."""
        return Money(rounding(self.exact.numerator, self.exact.denominator), self.base.currency)


def demand_runs_from(sent_on: date, received_on: date | None, days: int) -> date:
    """Return the day from which a demand makes interest run: some days after it was sent, not before it was received
    (4 §). OverflowError past the calendar."""
    after = sent_on + timedelta(days=days)
    return after if received_on is None else max(after, received_on)


def rows(claim: LateClaim, spans: Sequence[Span], day_count: DayCount) -> list[Row]:
    """Return the rows of the spans in order, up to and including the day of payment; none when that is before them."""
    end = claim.paid_on + _DAY
    drops = sorted(claim.payments, key=lambda payment: payment.on)
    found: list[Row] = []
    for number, span in enumerate(spans):
        until = min(end, spans[number + 1].first) if number + 1 < len(spans) else end
        found += _span_rows(claim, span, until, drops, day_count)
    return found


def total(found: Iterable[Row], currency: str, rounding: Rounding) -> Money:
    """Return the interest of all rows, rounded once."""
    exact = sum((row.exact for row in found), Fraction(0))
    return Money(rounding(exact.numerator, exact.denominator), currency)


def _span_rows(
    claim: LateClaim, span: Span, until: date, drops: Sequence[PartPayment], day_count: DayCount
) -> Iterator[Row]:
    base = claim.principal + claim.in_base
    start, place = span.first, 0
    while start < until:
        while place < len(drops) and drops[place].on < start:
            base, place = base - drops[place].amount, place + 1
        if not base:
            return
        ends = [until]
        if span.by_half_year:
            ends.append(next_half_year(start))
        if place < len(drops):
            ends.append(drops[place].on + _DAY)
        end = min(ends)
        rate = span.rate_on(start)
        days, above, below = day_count(start, end)
        yield Row(start, end, days, base, rate, base.minor * rate.fraction * Fraction(above, below))
        start = end
