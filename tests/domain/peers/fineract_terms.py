"""Fineract's terms and events → the house's terms, changes and happenings. General: every word by its meaning."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from brygga.domain.loans.conventions.kept import Extended, Fixed, Kept, Moved
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
UNDOES = {"undo_repayment", "reverse_repayment"}
"""The first payment of the day is taken back, as if it had never come."""
FIELD_HAS_NOT = {
    "merchant_issued_refund": "merchant refunds",
    "payout_refund": "merchant refunds",
    "goodwill_credit": "merchant goodwill credits",
    "interest_pause": "pauses of interest",
    "chargeback": "chargebacks of card payments",
}


def loan_terms(case: Case, events: list[dict[str, Any]]) -> LoanTerms:
    """The terms as they are known after these events."""
    told = case["terms"]
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
    return LoanTerms(
        principal=Money(principal, currency),
        disbursed_on=start,
        first_due_on=STEPS[every.unit](day(told.get("schedule_start", start.isoformat())), every.count),
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
        kept=_kept(told, events),
    )


def _dated(event: dict[str, Any]) -> str:
    return str(event["date"])


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
        fixed=tuple(_fixed(event) for event in events if "_installment" in event["type"]),
        moved=tuple(
            Moved(day(event["rescheduleFromDate"]), day(event["adjustedDueDate"]))
            for event in events
            if "adjustedDueDate" in event
        ),
        extended=tuple(
            Extended(day(event["rescheduleFromDate"]), int(event["extraTerms"]))
            for event in events
            if "extraTerms" in event
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


def _fixed(event: dict[str, Any]) -> Fixed:
    kinds = {
        "delete_installment": "drop",
        "set_installment": "total",
        "set_installment_principal": "principal",
        "add_installment": "add",
        "add_installment_principal": "add_principal",
    }
    return Fixed(kinds[event["type"]], day(event["date"]), minor(event.get("amount", 0)))


def _rates(events: list[dict[str, Any]], start: date, every: Every, progressive: bool) -> list[RateChange]:
    """A rate dated D holds for the interest of day D, so from the day before; by period, from the period's start."""
    changes = []
    for event in events:
        if event["type"] == "rate_change":
            told = event.get("interest_runs_at_new_rate_from")
            dated = day(told) if told else day(event.get("fineract_date") or event["date"]) - timedelta(days=1)
            changes.append(RateChange(dated, Rate.from_percent(str(event["new_annual_rate_percent"]))))
        elif "newInterestRate" in event:
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
}


def happenings(events: list[dict[str, Any]]) -> list[Happening]:
    """What happened to the loan after it was paid out."""
    found: list[Happening] = []
    for event in events:
        kind = event["type"]
        if kind in FIELD_HAS_NOT:
            raise NotApplicable(FIELD_HAS_NOT[kind])
        if kind == "repayment":
            found.append(Paid(day(event["date"]), minor(event["amount"])))
        elif kind in UNDOES:
            found.remove(next(one for one in found if isinstance(one, Paid) and one.on == day(event["date"])))
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
