"""Guarantees: the worked tables, and that no krona is lost between lender, issuer, layers and borrower."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brygga.domain.dates import DAY_COUNTS, Period
from brygga.domain.guarantees import claims, portfolio, recovery
from brygga.domain.guarantees.claims import Loss, call
from brygga.domain.guarantees.exposure import Balance, divided, exposure_on, exposure_over_time
from brygga.domain.guarantees.fee import FeeTerms, fee_of
from brygga.domain.guarantees.portfolio import CappedTerms, lose, opened, recover
from brygga.domain.guarantees.recovery import WAYS, net_of, pass_on, share_recovery
from brygga.domain.guarantees.terms import CounterGuarantee, GuaranteeRefused, GuaranteeTerms
from brygga.domain.money import Money, format_amount, half_up, parse_amount
from brygga.domain.rates import Rate
from tests.domain.funding.worked import Row, tables
from tests.domain.sentences import well_said

PAGE = "guarantees.md"
EMPTY = "–"


def sek(text: str) -> Money:
    return parse_amount(text, "SEK")


def day(text: str) -> date:
    return date.fromisoformat(text)


VALID = Period(day("2026-01-01"), day("2028-01-01"))
HUB = CounterGuarantee("hub", Fraction(1, 2), sek("30000"), VALID)
UNION = CounterGuarantee("union", Fraction(1, 4), sek("50000"), Period(VALID.start, day("2027-01-01")))
TERMS = GuaranteeTerms(Fraction(9, 10), sek("90000"), VALID, counters=(HUB, UNION), call_days=30)
BALANCES = [Balance(day("2026-01-01"), sek("100000")), Balance(day("2026-07-01"), sek("60000")),
            Balance(day("2027-04-01"), sek("0.01"))]
FEES = FeeTerms(Rate.from_percent("2"), Rate.from_percent("0.5"), DAY_COUNTS["ACT/365F"])


def layers(row: Row) -> dict[str, str]:
    return {name: row[name] for name in ("hub", "union") if row[name] != EMPTY}


def shown(by_layer: object) -> dict[str, str]:
    assert isinstance(by_layer, dict)
    return {name: format_amount(part) for name, part in by_layer.items()}


def check_exposure() -> None:
    steps = exposure_over_time(TERMS, BALANCES, sek("0"), half_up)
    for row, step in zip(tables(PAGE, "from", "to", "balance")[0], steps, strict=True):
        assert (str(step.period.start), str(step.period.end), format_amount(step.balance)) == (
            row["from"], row["to"], row["balance"])
        assert [format_amount(step.exposure.gross), format_amount(step.exposure.net)] == [row["gross"], row["net"]], row
        assert shown(step.exposure.by_layer) == layers(row), row
    for row in tables(PAGE, "cap", "falls")[0]:
        terms = GuaranteeTerms(Fraction(4, 5), sek(row["cap"]), VALID,
                               falls_from=sek("100000") if row["falls"] == "yes" else None)
        found = exposure_on(terms, sek(row["balance"]), VALID.start, sek(row["paid"]), half_up)
        assert format_amount(found.gross) == row["gross"], row


def check_fees() -> None:
    steps = exposure_over_time(TERMS, BALANCES, sek("0"), half_up)
    for row in tables(PAGE, "from", "to", "before discount")[0]:
        fee = fee_of(Period(day(row["from"]), day(row["to"])), steps, FEES, "SEK", half_up)
        assert [format_amount(part) for part in (fee.before_discount, fee.discount, fee.due)] == [
            row["before discount"], row["discount"], row["due"]], row


def check_calls() -> None:
    for row in tables(PAGE, "defaulted", "called")[0]:
        loss = Loss(day(row["defaulted"]), day(row["called"]), sek(row["loss"]), sek(row["balance"]))
        if row["claim"].startswith("refused: "):
            with pytest.raises(GuaranteeRefused) as refused:
                call(TERMS, loss, sek(row["paid before"]), half_up)
            assert refused.value.field == row["claim"].removeprefix("refused: ")
            assert well_said(refused.value)
            continue
        found = call(TERMS, loss, sek(row["paid before"]), half_up)
        assert [format_amount(part) for part in (found.claim, found.payable, found.net, found.with_lender)] == [
            row["claim"], row["payable"], row["net"], row["with the lender"]], row
        assert shown(found.by_layer) == layers(row), row


def check_recoveries() -> None:
    for row in tables(PAGE, "way", "received")[0]:
        net = net_of(sek(row["received"]), sek(row["costs"]))
        found = share_recovery(net, sek(row["lender's loss"]), sek(row["guarantor paid"]), row["way"])
        assert [format_amount(part) for part in (found.lender, found.guarantor, found.over)] == [
            row["lender"], row["guarantor"], row["over"]], row


@pytest.mark.parametrize("check", [check_exposure, check_fees, check_calls, check_recoveries])
def test_the_worked_tables(check: object) -> None:
    assert callable(check)
    check()


AMOUNTS = st.integers(0, 10**9).map(lambda minor: Money(minor, "SEK"))
SHARES = st.fractions(Fraction(1, 100), 1, max_denominator=100)


@st.composite
def counters(draw: st.DrawFn) -> tuple[CounterGuarantee, ...]:
    count = draw(st.integers(0, 3))
    return tuple(
        CounterGuarantee(f"c{nr}", draw(SHARES) / 3, draw(AMOUNTS), VALID) for nr in range(count)
    )


@given(AMOUNTS, counters())
def test_layers_and_net_are_the_whole_and_no_cap_is_passed(gross: Money, behind: tuple[CounterGuarantee, ...]) -> None:
    found = divided(gross, behind)
    assert sum(part.minor for part in found.by_layer.values()) + found.net.minor == gross.minor
    assert found.net.minor >= 0
    assert all(found.by_layer[one.name] <= one.cap for one in behind)


@given(SHARES, st.integers(1, 10**9), AMOUNTS, AMOUNTS, AMOUNTS, counters())
def test_a_call_never_passes_the_cap_and_splits_the_loss(
    share: Fraction, cap: int, loss: Money, balance: Money, before: Money, behind: tuple[CounterGuarantee, ...]
) -> None:
    terms = GuaranteeTerms(share, Money(cap, "SEK"), VALID, counters=behind)
    found = call(terms, Loss(VALID.start, VALID.start, loss, balance), before, half_up)
    assert found.payable <= found.claim and found.payable.minor <= max(0, cap - before.minor)
    assert found.payable + found.with_lender == loss
    assert sum(part.minor for part in found.by_layer.values()) + found.net.minor == found.payable.minor


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from(WAYS))
def test_a_recovery_is_shared_to_the_last_ore_and_nobody_gains(
    received: Money, costs: Money, lender: Money, paid: Money, way: str
) -> None:
    net = net_of(received, costs)
    found = share_recovery(net, lender, paid, way)
    assert found.lender + found.guarantor + found.over == net
    assert found.lender <= lender and found.guarantor <= paid
    if paid:
        carried = {"own": paid, "hub": Money(1, "SEK")}
        assert sum(part.minor for part in pass_on(found.guarantor, carried).values()) == found.guarantor.minor


EVENTS = st.lists(st.tuples(st.booleans(), st.integers(0, 10**8), st.integers(0, 10**8)), max_size=12)


@given(SHARES, SHARES, st.integers(0, 10**9), st.booleans(), EVENTS, st.integers(0, 10**8))
def test_claims_never_exceed_the_cap_and_no_more_comes_back_than_was_paid(
    rate: Fraction, cap_rate: Fraction, volume: int, refills: bool, events: list[tuple[bool, int, int]], before: int
) -> None:
    meter = opened(CappedTerms(rate, cap_rate, Money(volume, "EUR"), refills), Money(before, "EUR"), half_up)
    check_meter(meter, events, before)


def check_meter(meter: portfolio.Meter, events: list[tuple[bool, int, int]], before: int) -> None:
    most = max(before, meter.cap.minor)
    for is_loss, amount, cost in events:
        left = meter.left
        if is_loss:
            meter, claimed = lose(meter, Money(amount, "EUR"), half_up)
            assert claimed.payable <= claimed.claim and claimed.payable <= left
        else:
            meter, returned = recover(meter, Money(amount, "EUR"), Money(cost, "EUR"), half_up)
            assert returned.minor >= 0
        assert 0 <= meter.net_paid.minor <= most
        assert meter.returned <= meter.paid and meter.left.minor >= 0
        assert meter.terms.refills or meter.paid.minor <= most


@given(st.lists(st.tuples(st.dates(day("2025-01-01"), day("2029-01-01")), AMOUNTS), max_size=8), counters())
def test_steps_have_no_gap_and_agree_with_each_day(
    known: list[tuple[date, Money]], behind: tuple[CounterGuarantee, ...]
) -> None:
    terms = GuaranteeTerms(Fraction(9, 10), sek("90000"), VALID, counters=behind)
    steps = exposure_over_time(terms, [Balance(on, amount) for on, amount in known], sek("0"), half_up)
    assert all(one.period.end == other.period.start for one, other in zip(steps, steps[1:], strict=False))
    assert not steps or steps[-1].period.end == VALID.end
    balances = dict(known)
    for step in steps:
        last = max(on for on in balances if on <= step.period.start)
        assert step.balance == balances[last]


def test_fees_of_two_periods_are_the_fee_of_both_but_for_rounding() -> None:
    steps = exposure_over_time(TERMS, BALANCES, sek("0"), half_up)
    whole = fee_of(VALID, steps, FEES, "SEK", half_up)
    parts = [fee_of(Period(step.period.start, step.period.end), steps, FEES, "SEK", half_up) for step in steps]
    assert abs(sum(part.due.minor for part in parts) - whole.due.minor) <= len(parts)
    with pytest.raises(ValueError):
        fee_of(VALID, steps, FeeTerms(FEES.discount, FEES.rate, FEES.day_count), "SEK", half_up)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"share": Fraction(0)}, "share"),
        ({"share": Fraction(101, 100)}, "share"),
        ({"cap": sek("0")}, "cap"),
        ({"falls_from": sek("0")}, "falls_from"),
        ({"counters": (HUB, HUB)}, "counters.1.name"),
        ({"counters": (CounterGuarantee("a", Fraction(2), sek("1"), VALID),)}, "counters.0.share"),
        ({"counters": (CounterGuarantee("a", Fraction(0), sek("1"), VALID),)}, "counters.0.share"),
        ({"counters": (CounterGuarantee("a", Fraction(1, 2), sek("-0.01"), VALID),)}, "counters.0.cap"),
        ({"counters": (CounterGuarantee("a", Fraction(1, 2), Money(1, "EUR"), VALID),)}, "counters.0.cap"),
        ({"counters": (HUB, CounterGuarantee("a", Fraction(3, 5), sek("1"), VALID))}, "counters"),
    ],
)
def test_terms_that_promise_nothing_computable_are_refused(change: dict[str, object], field: str) -> None:
    with pytest.raises(GuaranteeRefused) as refused:
        GuaranteeTerms(**{"share": Fraction(1, 2), "cap": sek("1"), "valid": VALID, **change})  # type: ignore[arg-type]
    assert refused.value.field == field and well_said(refused.value)
    assert str(refused.value).startswith(f"{field}: "), "the log names the field too"


@pytest.mark.parametrize("defect", ["uncapped_layer", "lender_last", "refilled", "late_call"])
def test_a_planted_mistake_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if defect == "uncapped_layer":
        uncapped = tuple(replace(one, cap=TERMS.cap) for one in TERMS.counters)
        monkeypatch.setattr(GuaranteeTerms, "counters_on", lambda self, on: uncapped)
        check = check_exposure
    elif defect == "lender_last":
        monkeypatch.setattr(recovery, "_lender_first", lambda within, lender, paid: within - min(within, paid))
        check = check_recoveries
    elif defect == "refilled":
        monkeypatch.setattr(portfolio, "min", lambda one, other: one, raising=False)
        meter = opened(CappedTerms(Fraction(1), Fraction(1, 10), Money(100, "EUR"), True), Money(0, "EUR"), half_up)
        with pytest.raises(AssertionError):
            check_meter(meter, [(True, 100, 0)], 0)
        return
    else:
        monkeypatch.setattr(claims, "last_call_on", lambda terms: date(2999, 1, 1))
        check = check_calls
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        check()
