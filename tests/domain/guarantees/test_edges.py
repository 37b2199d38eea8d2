"""The edges of a guarantee that its worked tables do not stand on: the largest share, the smallest amounts, days
outside, equal losses. Each is one that a fault on purpose (`make mutate`) passed through before it stood here.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from brygga.domain.dates import DAY_COUNTS, Period
from brygga.domain.guarantees.claims import Loss, call
from brygga.domain.guarantees.exposure import Balance, Exposure, exposure_on, exposure_over_time
from brygga.domain.guarantees.fee import Fee, FeeTerms, fee_of
from brygga.domain.guarantees.recovery import share_recovery
from brygga.domain.guarantees.terms import CounterGuarantee, GuaranteeTerms
from brygga.domain.money import Money, half_up
from brygga.domain.rates import Rate

VALID = Period(date(2026, 1, 1), date(2028, 1, 1))
ORE = Money(1, "SEK")
NOTHING = Money(0, "SEK")


def sek(kronor: int) -> Money:
    return Money(100 * kronor, "SEK")


def up(number: int, by: int) -> int:
    return -(-number // by)


def test_the_largest_share_and_the_smallest_amounts_are_promises_too() -> None:
    whole = GuaranteeTerms(Fraction(1), ORE, VALID, falls_from=ORE)
    assert exposure_on(whole, ORE, VALID.start, NOTHING, half_up) == Exposure(ORE, {}, ORE)


@pytest.mark.parametrize("caps", [(0, 0), (1, 1), (30, 0)])
def test_others_may_stand_behind_the_whole_and_with_any_cap_that_is_not_negative(caps: tuple[int, int]) -> None:
    behind = tuple(
        CounterGuarantee(name, Fraction(1, 2), Money(cap, "SEK"), VALID) for name, cap in zip("ab", caps, strict=True)
    )
    terms = GuaranteeTerms(Fraction(1), Money(100, "SEK"), VALID, counters=behind)
    found = exposure_on(terms, Money(100, "SEK"), VALID.start, NOTHING, half_up)
    assert [part.minor for part in found.by_layer.values()] == list(caps)
    assert found.net.minor == 100 - sum(caps)


def test_one_may_stand_behind_the_whole_alone() -> None:
    behind = (CounterGuarantee("hub", Fraction(1), sek(1000), VALID),)
    terms = GuaranteeTerms(Fraction(1), sek(10), VALID, counters=behind)
    found = exposure_on(terms, sek(10), VALID.start, NOTHING, half_up)
    assert (found.by_layer, found.net) == ({"hub": sek(10)}, NOTHING)


@pytest.mark.parametrize("on", [date(2025, 12, 31), VALID.end])
def test_outside_its_days_a_guarantee_may_cost_nothing(on: date) -> None:
    terms = GuaranteeTerms(Fraction(1), sek(10), VALID)
    assert exposure_on(terms, sek(10), on, NOTHING, half_up) == Exposure(NOTHING, {}, NOTHING)


def test_a_balance_from_the_day_the_guarantee_ends_gives_no_step() -> None:
    terms = GuaranteeTerms(Fraction(1), sek(10), VALID)
    for on in (VALID.end, date(2028, 6, 1)):
        assert exposure_over_time(terms, [Balance(on, sek(10))], NOTHING, half_up) == []


def test_a_call_on_a_falling_guarantee_has_the_cap_of_the_day_of_default() -> None:
    terms = GuaranteeTerms(Fraction(1), sek(80), VALID, falls_from=sek(100))
    loss = Loss(VALID.start, VALID.start, sek(60), balance=sek(50))
    found = call(terms, loss, NOTHING, half_up)
    assert (found.claim, found.payable, found.with_lender) == (sek(60), sek(40), sek(20))


def test_a_period_without_cover_costs_nothing_even_rounded_up() -> None:
    terms = FeeTerms(Rate.from_percent("2"), Rate.from_percent("2"), DAY_COUNTS["ACT/365F"])
    assert fee_of(VALID, [], terms, "SEK", up) == Fee(NOTHING, NOTHING)


def test_a_discount_as_large_as_the_rate_leaves_the_fee_on_the_own_part() -> None:
    behind = (CounterGuarantee("hub", Fraction(1, 2), sek(1000), VALID),)
    terms = GuaranteeTerms(Fraction(1), sek(1000), VALID, counters=behind)
    steps = exposure_over_time(terms, [Balance(VALID.start, sek(1000))], NOTHING, half_up)
    two = Rate.from_percent("2")
    year = Period(VALID.start, date(2027, 1, 1))
    fee = fee_of(year, steps, FeeTerms(two, two, DAY_COUNTS["ACT/365F"]), "SEK", half_up)
    assert (fee.before_discount, fee.discount, fee.due) == (sek(20), sek(10), sek(10))


@pytest.mark.parametrize(("net", "lender", "guarantor", "over"), [(60, 30, 30, 0), (100, 40, 40, 20)])
def test_those_who_lost_alike_share_alike(net: int, lender: int, guarantor: int, over: int) -> None:
    found = share_recovery(sek(net), sek(40), sek(40), "pari_passu")
    assert (found.lender, found.guarantor, found.over) == (sek(lender), sek(guarantor), sek(over))
