"""What a guarantee can cost on each day, and who would bear it: the issuer and those who stand behind it.

Idea: gross = share × the loan's balance, at most what is left of the cap; each counter-guarantee takes its share of
that, at most its own cap; the rest is the issuer's net. Trick: gross is divided once by largest remainder and what a
layer's cap cuts off falls back on the issuer, so layers and net always sum to gross. The balance is the last one known,
which the reader should see the date of. Do not use a balance that nobody has confirmed for a limit: use the cap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import lcm

from brygga.domain.dates import Period
from brygga.domain.guarantees.terms import CounterGuarantee, GuaranteeTerms
from brygga.domain.money import Money, Rounding


@dataclass(frozen=True, slots=True)
class Balance:
    """The underlying loan's principal from a day on, until the next one."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Exposure:
    """What may have to be paid: gross, by counter-guarantee, and the issuer's own part."""

    gross: Money
    by_layer: Mapping[str, Money]
    net: Money


@dataclass(frozen=True, slots=True)
class Step:
    """An exposure that stays the same for a stretch of days; `balance` is what the loan owes then."""

    period: Period
    balance: Money
    exposure: Exposure


def exposure_on(terms: GuaranteeTerms, balance: Money, on: date, paid: Money, rounding: Rounding) -> Exposure:
    """Return the exposure on a day; nothing outside the days of validity. `paid` is what calls have already taken."""
    nothing = Money(0, terms.cap.currency)
    if on not in terms.valid:
        return Exposure(nothing, {}, nothing)
    left = max(nothing, terms.cap_at(balance) - paid)
    gross = min(balance.times(terms.share, rounding), left)
    return divided(gross, terms.counters_on(on))


def divided(gross: Money, counters: Sequence[CounterGuarantee]) -> Exposure:
    """Return an amount by layer: each takes its share up to its cap, the issuer the rest."""
    whole = lcm(*(one.share.denominator for one in counters))
    weights = [int(one.share * whole) for one in counters]
    parts = gross.split([*weights, whole - sum(weights)])
    by_layer = {one.name: min(part, one.cap) for one, part in zip(counters, parts, strict=False)}
    taken = Money(sum(part.minor for part in by_layer.values()), gross.currency)
    return Exposure(gross, by_layer, gross - taken)


def exposure_over_time(
    terms: GuaranteeTerms, balances: Sequence[Balance], paid: Money, rounding: Rounding
) -> list[Step]:
    """Return the steps from the first balance to the last valid day, cut wherever balance or validity changes.

    Balances may come in any order; of two on one day the last given counts. Before the first one there is no step.
    """
    known = {one.on: one.amount for one in balances}
    if not known:
        return []
    first = max(min(known), terms.valid.start)
    ends = {day for one in terms.counters for day in (one.valid.start, one.valid.end)}
    marks = sorted({first, *(day for day in {*known, *ends} if first < day < terms.valid.end)})
    days, steps, reached = sorted(known), [], 0
    for start, end in zip(marks, [*marks[1:], terms.valid.end], strict=True):
        if start >= end:
            break
        while reached + 1 < len(days) and days[reached + 1] <= start:
            reached += 1
        balance = known[days[reached]]
        steps.append(Step(Period(start, end), balance, exposure_on(terms, balance, start, paid, rounding)))
    return steps
