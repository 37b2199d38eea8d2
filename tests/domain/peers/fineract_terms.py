"""Fineract's terms and events → the house's terms, changes and happenings. General: every word by its meaning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from brygga.domain.loans.conventions.kept import Extended, Fixed, Graced, Kept, Moved
from brygga.domain.loans.grid import STEPS
from brygga.domain.loans.kept.happenings import Happening, Paid, PaidOff, Reaged, Reamortised, WrittenOff
from brygga.domain.loans.terms import Every, LoanTerms, RateChange, Tranche
from brygga.domain.money import Money
from brygga.domain.rates import Rate
from tests.domain.peers.outcome import NotApplicable, Unmapped, day, minor

Case = dict[str, Any]
UNITS = {"MONTHS": "months", "WEEKS": "weeks", "DAYS": "days"}
EARLY = {
    "REDUCE_EMI_AMOUNT": "smaller",
    "REDUCE_NUMBER_OF_INSTALLMENTS": "fewer",
    "RESCHEDULE_NEXT_REPAYMENTS": "later",
}
AHEAD = {"NEXT_INSTALLMENT": "next", "LAST_INSTALLMENT": "last", "REAMORTIZATION": "equal"}
QUIET = {"business_date", "close_of_business", "approve", "delinquency_pause", "delinquency_resume"}
"""What changes no row: the days of the system, the decision, and how lateness is counted."""
FIELD_HAS_NOT = {
    "merchant_issued_refund": "merchant refunds",
    "payout_refund": "merchant refunds",
    "goodwill_credit": "merchant goodwill credits",
    "interest_pause": "pauses of interest",
    "chargeback": "chargebacks of card payments",
}


def loan_terms(case: Case, events: list[dict[str, Any]]) -> LoanTerms:
    """The terms as they are known after these events."""
    told, events = case["terms"], standing(events)
    draws = sorted((event for event in events if event["type"] == "disburse"), key=_dated)
    principal = sum(minor(event["amount"]) for event in draws) or minor(told["principal"])
    every = Every(UNITS[told.get("repay_unit", "MONTHS")], int(told.get("repay_every", 1)))
    start = _start(told, draws)
    currency = told.get("currency", "EUR")
    progressive = told.get("engine") == "progressive"
    multiple = told.get("installment_multiples_of")
    percent = told["annual_rate_percent"]
    interest = "flat" if told["interest_method"] == "FLAT" else "declining"
    if progressive and interest == "flat":
        if Fraction(str(percent)):
            raise Unmapped("flat interest on a progressive schedule")
        interest = "declining"
    kept = _kept(told, events)
    if draws and not progressive:
        kept = replace(kept, extended=(*kept.extended, *_beyond(told, every, start, kept, day(draws[-1]["date"]))))
    return LoanTerms(
        principal=Money(principal, currency),
        disbursed_on=start,
        first_due_on=_first_due(told, every, start),
        rate=Rate.from_percent(str(percent)),
        term=int(told["number_of_repayments"]),
        every=every,
        repayment="annuity" if told["amortisation"] == "EQUAL_INSTALLMENTS" else "straight",
        interest=interest,
        day_count=_day_count(told, every, progressive),
        grace_principal=int(told.get("grace_on_principal_payment", 0)),
        grace_interest=int(told.get("grace_on_interest_payment", 0)),
        interest_free=int(told.get("interest_free_period", 0)),
        instalment_multiple=Money(minor(multiple), currency) if multiple else None,
        tranches=tuple(Tranche(day(event["date"]), Money(minor(event["amount"]), currency)) for event in draws),
        rates=tuple(_rates(events, start, every, progressive)),
        convention=_convention(case, progressive),
        kept=kept,
    )


def _dated(event: dict[str, Any]) -> str:
    return str(event["date"])


def _first_due(told: Case, every: Every, start: date) -> date:
    named = next((told[name] for name in ("first_repayment_on", "first_repayment_date") if told.get(name)), None)
    begins = day(told["schedule_start"]) if told.get("schedule_start") else start
    return day(named) if named else STEPS[every.unit](begins, every.count)


def _beyond(told: Case, every: Every, start: date, kept: Kept, drawn: date) -> list[Extended]:
    """A tranche after the last due date: instalments go on at the same pace until one comes after it."""
    count = int(told["number_of_repayments"]) + sum(one.extra for one in kept.extended)
    more: list[Extended] = []
    while not kept.moved and not kept.graced and STEPS[every.unit](start, every.count * count) <= drawn:
        count += 1
        more.append(Extended(STEPS[every.unit](start, every.count * count), 1))
    return more


EACH_STRETCH = "4198b0bcf9a94e1c7aa0f386317ba71f40ceb1d9"
"""The commit that cases were read at where the progressive engine still rounded every stretch of a period."""


def _convention(case: Case, progressive: bool) -> str:
    if not progressive:
        return "fineract_classic"
    early = case.get("source", {}).get("commit") == EACH_STRETCH
    return "fineract_progressive" if early else "fineract_progressive_once"


def _start(told: Case, draws: list[dict[str, Any]]) -> date:
    if draws:
        return day(draws[0]["date"])
    for name in ("disbursed_on", "schedule_start", "submitted_on"):
        if name in told:
            return day(told[name])
    raise Unmapped("no day of disbursement")


def _day_count(told: Case, every: Every, progressive: bool) -> str:
    counted = told.get("day_count", {})
    year, month = str(counted.get("days_in_year", "ACTUAL")), str(counted.get("days_in_month", "ACTUAL"))
    if not progressive:
        if told.get("interest_calculation_period", "SAME_AS_REPAYMENT_PERIOD") != "DAILY":
            return "PERIOD"
        return {"360": "ACT/360", "364": "ACT/364"}.get(year, "ACT/365F")
    if month == "30" and every.unit == "months":
        return {"360": "PERIOD"}.get(year, "30/365")
    return {"360": "ACT/360", "364": "ACT/364", "365": "ACT/365F"}.get(year, "ACT/ACT 31 Dec")


def _kept(told: Case, events: list[dict[str, Any]]) -> Kept:
    again = told.get("interest_recalculation") or {}
    down = told.get("down_payment") or {}
    rule = told.get("future_installment_rule") or again.get("future_installment_rule") or "NEXT_INSTALLMENT"
    share = told.get("fixed_principal_percent_per_installment")
    return Kept(
        down_payment=Fraction(str(down.get("percent", 0))) / 100,
        down_payment_at_once=bool(down.get("automatic")),
        principal_share=Fraction(str(share)) / 100 if share else None,
        rest=_rest(told),
        compounding="INTEREST" in str(again.get("compounding", "NONE")),
        early=EARLY[again.get("prepayment_strategy", "REDUCE_EMI_AMOUNT")],
        ahead=AHEAD[rule],
        payoff="period_end" if "REST" in str(again.get("preclosure_rule", "")) else "day",
        across="parts" if told.get("processing") == "VERTICAL" else "instalments",
        order=_order(str(told.get("allocation_strategy", "")).split("_IN_ADVANCE_")[0]) or _own_order(told),
        order_ahead=_order(str(told.get("allocation_strategy", "")).partition("_IN_ADVANCE_")[2]) or _own_order(told),
        fixed=tuple(fixed for event in events if "_installment" in event["type"] for fixed in _fixed(event, told)),
        moved=tuple(
            Moved(day(event["rescheduleFromDate"]), day(event["adjustedDueDate"]))
            for event in events
            if event.get("adjustedDueDate")
        ),
        extended=tuple(
            Extended(day(event["rescheduleFromDate"]), int(event["extraTerms"]))
            for event in events
            if int(event.get("extraTerms") or 0)
        ),
        graced=tuple(
            Graced(day(event["rescheduleFromDate"]), *graces)
            for event in events
            if any(graces := [int(event.get(name) or 0) for name in ("graceOnPrincipal", "graceOnInterest")])
        ),
    )


def _rest(told: Case) -> str:
    """The progressive engine waits for the period's end only where a pay-off does too."""
    again = told.get("interest_recalculation") or {}
    if not again.get("enabled"):
        return "none"
    by_period = again.get("rest", "DAILY") != "DAILY"
    if told.get("engine") == "progressive":
        by_period = by_period and "REST" in str(again.get("preclosure_rule", ""))
    return "period" if by_period else "daily"


def _own_order(told: Case) -> tuple[str, ...]:
    """The advanced allocation of that system's test products takes principal before interest, but for one of them."""
    if told.get("allocation_strategy") != "ADVANCED_PAYMENT_ALLOCATION":
        return ()
    if "PMT_ALLOC_1" in str(told.get("fineract_product")):
        return ("fee", "interest", "principal")
    return ("fee", "principal", "interest")


def _order(strategy: str) -> tuple[str, ...]:
    """PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER → fee, interest, principal."""
    names = {"FEE": "fee", "FEES": "fee", "INTEREST": "interest", "PRINCIPAL": "principal"}
    order = tuple(names[word] for word in strategy.split("_") if word in names)
    return order if len(order) == len(set(names.values())) else ()


VERBS = {"delete": "drop", "remove": "drop", "set": "total", "modify": "total", "move": "total", "add": "add"}


def _fixed(event: dict[str, Any], told: Case) -> list[Fixed]:
    """One change; a new day is another instalment instead. Amounts are principal where principal is what is equal."""
    due, amount = day(event["date"]), minor(event.get("amount", 0))
    verb = event["type"].partition("_")[0]
    if verb not in VERBS:
        raise Unmapped(f"event {event['type']}")
    equal = told["interest_method"] == "FLAT" or told["amortisation"] == "EQUAL_PRINCIPAL_PAYMENTS"
    principal = equal or event["type"].endswith("_principal")
    others = set(event) - {"type", "date", "amount"}
    if len(others) > 1:
        raise Unmapped(f"{event['type']} with {sorted(others)}")
    if others:
        to = day(event[others.pop()])
        return [Fixed("drop", due), Fixed("add_principal" if principal and amount else "add", to, amount)]
    kind = VERBS[verb]
    if principal and kind != "drop":
        kind = {"total": "principal", "add": "add_principal"}[kind]
    return [Fixed(kind, due, amount)]


def _rates(events: list[dict[str, Any]], start: date, every: Every, progressive: bool) -> list[RateChange]:
    """A rate dated D holds for the interest of day D, so from the day before; by period, from the period's start."""
    changes = []
    for event in events:
        if event["type"] == "rate_change":
            told = event.get("interest_runs_at_new_rate_from")
            dated = day(told) if told else day(event.get("fineract_date") or event["date"]) - timedelta(days=1)
            changes.append(RateChange(dated, Rate.from_percent(str(event["new_annual_rate_percent"]))))
        elif event.get("newInterestRate"):
            dated = day(event["rescheduleFromDate"])
            dated = dated - timedelta(days=1) if progressive else STEPS[every.unit](dated, -every.count)
            changes.append(RateChange(max(dated, start), Rate.from_percent(str(event["newInterestRate"]))))
    return changes


RESCHEDULES = {
    "type",
    "date",
    "rescheduleFromDate",
    "submittedOnDate",
    "adjustedDueDate",
    "extraTerms",
    "newInterestRate",
    "graceOnPrincipal",
    "graceOnInterest",
}
UNDONE = {"disburs": "disburse", "repay": "repayment", "transaction": "repayment"}


def standing(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events without those that were undone and what undid them."""
    left: list[dict[str, Any]] = []
    for event in events:
        if not event["type"].startswith(("undo", "reverse")):
            left.append(event)
            continue
        kind = next((kind for word, kind in UNDONE.items() if word in event["type"]), None)
        of_kind = [one for one in left if one["type"] == kind]
        same_day = [one for one in of_kind if one["date"] == event.get("date")]
        same_day = [one for one in same_day if one.get("amount") == event.get("amount")] or same_day
        if not of_kind:
            raise Unmapped(f"event {event['type']}")
        nth = next((int(event[name]) for name in ("nth", "number", "nr") if name in event), 0)
        left.remove(same_day[nth - 1] if same_day and kind == "repayment" else of_kind[-1])
    return left


def happenings(events: list[dict[str, Any]]) -> list[Happening]:
    """What happened to the loan after it was paid out."""
    found: list[Happening] = []
    for event in standing(events):
        kind = event["type"]
        if kind in FIELD_HAS_NOT:
            raise NotApplicable(FIELD_HAS_NOT[kind])
        if kind == "repayment":
            found.append(Paid(day(event["date"]), minor(event["amount"])))
        elif kind == "pay_off":
            found.append(PaidOff(day(event["date"])))
        elif kind == "re_amortise":
            found.append(Reamortised(day(event["date"])))
        elif kind == "write_off":
            found.append(WrittenOff(day(event["date"])))
        elif kind == "re_age":
            every = Every(UNITS[event["frequencyType"]], int(event["frequencyNumber"]))
            count = int(event["numberOfInstallments"])
            found.append(Reaged(day(event["date"]), day(event["startDate"]), every, count))
        elif kind == "reschedule" and set(event) - RESCHEDULES:
            raise Unmapped(f"reschedule with {sorted(set(event) - RESCHEDULES)}")
        elif kind not in QUIET and kind not in ("reschedule", "disburse", "rate_change") and "_installment" not in kind:
            raise Unmapped(f"event {kind}")
    return found
