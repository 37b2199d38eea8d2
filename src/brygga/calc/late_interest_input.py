"""Reading what `late_interest` is asked: the claim, its spans of days and rates, and what cannot be counted.

Idea: each basis becomes a list of spans (the contract's rate up to the day a demand works, then the law's), so the
counting knows no paragraph. Trick: a reference rate stands for its own half-year only, so its `from` must be the
half-year's first day; where no rates are given the country's table answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from brygga.calc.contract import AMOUNT, DAY, PERCENT, Fields, currency_of
from brygga.calc.statute import FLAG, TEXT, Schema, choice, closed, many, one_of, pack, terms_on
from brygga.domain.claims.late_interest import LateClaim, PartPayment, Span, demand_runs_from
from brygga.domain.claims.reference import LateTerms, RateOn, half_year, statutory
from brygga.domain.dates import DAY_COUNTS, DayCount, IsWorkingDay, next_working_day
from brygga.domain.money import zero
from brygga.domain.rates import Rate
from brygga.jurisdictions.registry import UnknownCountry, country

BASES = ("due_date", "demand", "restitution")
HIGHEST = Rate.from_percent("1000")
_DAY = timedelta(days=1)
_HALF_YEAR: Schema = {**DAY, "pattern": "^[0-9]{4}-0[17]-01$"}
_RATE = closed({"from": _HALF_YEAR, "rate": PERCENT})
_PAYMENT = closed({"on": DAY, "amount": AMOUNT})
_CLAIM: dict[str, Schema] = {"principal": AMOUNT, "paid_on": DAY}
_OPTIONS: dict[str, Schema] = {
    "currency": TEXT, "contract_rate": PERCENT, "agreed_late_rate": PERCENT, "reference_rates": many(_RATE),
    "day_count": choice(*DAY_COUNTS), "principal_payments": many(_PAYMENT), "shift_due_to_working_day": FLAG,
    "bank_days": TEXT, "base_includes_due_interest": FLAG, "due_interest": AMOUNT,
}
INPUT = one_of(
    closed({**_CLAIM, "due_on": DAY}, {**_OPTIONS, "basis": choice("due_date")}),
    closed({**_CLAIM, "basis": choice("demand"), "demand_sent_on": DAY},
           {**_OPTIONS, "due_on": DAY, "demand_received_on": DAY, "states_consequence": FLAG, "both_businesses": FLAG}),
    closed({**_CLAIM, "basis": choice("restitution"), "due_on": DAY}, _OPTIONS),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim and its spans; `first_day` is the first day of late interest, `runs_from` the day before it after a
    demand. `silent`: the demand did not say that interest would follow, so none does."""

    basis: str
    claim: LateClaim
    spans: tuple[Span, ...]
    day_count: DayCount
    day_count_name: str
    first_day: date
    runs_from: date | None = None
    silent: bool = False


def read(fields: Fields) -> Asked:
    """Everything that the calculator takes. Raises Bad."""
    basis = fields.choice("basis", BASES, "due_date")
    claim = _claim(fields)
    law = terms_on(pack().late_terms, claim.paid_on)
    by_law, contract = _rates(fields, basis, law)
    name = fields.choice("day_count", DAY_COUNTS, law.day_count)
    due_on = _due_on(fields, required=basis != "demand" or contract.fraction > 0)
    if basis == "demand":
        asked = _on_demand(fields, claim, due_on, by_law, contract, law, name)
    else:
        first = (due_on or claim.paid_on) + _DAY
        asked = Asked(basis, claim, (Span(first, by_law),), DAY_COUNTS[name], name, first)
    for only_for_demand in ("demand_sent_on", "demand_received_on", "states_consequence", "both_businesses"):
        if basis != "demand" and fields.has(only_for_demand):
            message = ("Hör bara till basis demand.", "Belongs to basis demand only.")
            raise fields.bad("inconsistent", only_for_demand, *message)
        fields.raw(only_for_demand)
    fields.finish()
    return asked


def _on_demand(
    fields: Fields, claim: LateClaim, due_on: date | None, by_law: RateOn, contract: Rate, law: LateTerms, name: str
) -> Asked:
    sent_on, received_on = fields.date("demand_sent_on"), fields.date("demand_received_on", None)
    if received_on is not None and received_on < sent_on:
        raise fields.bad("inconsistent", "demand_received_on", "Mottaget före det sändes.", "Received before sent.")
    says, traders = fields.boolean("states_consequence", True), fields.boolean("both_businesses", False)
    runs_from = demand_runs_from(sent_on, received_on, law.demand_days)
    first = runs_from + _DAY
    spans: tuple[Span, ...] = (Span(first, by_law),)
    if due_on is not None and due_on < runs_from and contract.fraction > 0:
        spans = (Span(due_on + _DAY, lambda day: contract, by_half_year=False), *spans)
    return Asked("demand", claim, spans, DAY_COUNTS[name], name, first, runs_from, silent=not (says or traders))


def _claim(fields: Fields) -> LateClaim:
    currency = currency_of(fields, "SEK")
    principal = fields.money("principal", currency, low=0)
    paid_on = fields.date("paid_on")
    payments = []
    left = principal
    for item in fields.items("principal_payments"):
        payments.append(PartPayment(item.date("on"), item.money("amount", currency, low=0)))
        item.finish()
        left = left - payments[-1].amount
        if left.minor < 0:
            raise item.bad("inconsistent", "amount", "Mer är betalt än skulden.", "More is paid than was owed.")
        if payments[-1].on > paid_on:
            message = ("Delbetalningen är efter slutbetalningen.", "The part payment is after the last payment.")
            raise item.bad("inconsistent", "on", *message)
    due_interest = fields.money("due_interest", currency, zero(currency), low=0)
    counted = fields.boolean("base_includes_due_interest", False)
    return LateClaim(principal, due_interest if counted else zero(currency), tuple(payments), paid_on)


def _rates(fields: Fields, basis: str, law: LateTerms) -> tuple[RateOn, Rate]:
    contract = _rate(fields, "contract_rate") or Rate.from_percent("0")
    agreed = _rate(fields, "agreed_late_rate")
    table = _table(fields) if fields.has("reference_rates") else law.table()
    fields.raw("reference_rates")
    if agreed is not None:
        return (lambda day: agreed), contract
    if basis == "restitution":
        return statutory(table, law.restitution_margin), contract
    return statutory(table, law.late_margin, contract), contract


def _rate(fields: Fields, name: str) -> Rate | None:
    rate = fields.rate(name, None)
    if rate is not None and not Rate.from_percent("0") <= rate <= HIGHEST:
        raise fields.bad("out_of_range", name, "Ska vara 0–1000 procent.", "Must be 0–1000 percent.")
    return rate


def _table(fields: Fields) -> dict[date, Rate]:
    table: dict[date, Rate] = {}
    for item in fields.items("reference_rates"):
        begins, rate = item.date("from"), item.rate("rate")
        item.finish()
        if begins != half_year(begins):
            message = ("Ett halvår börjar 1 januari eller 1 juli.", "A half-year begins on 1 January or 1 July.")
            raise item.bad("out_of_range", "from", *message)
        if begins in table:
            raise item.bad("inconsistent", "from", "Halvåret står två gånger.", "The half-year stands twice.")
        if not Rate(-HIGHEST.fraction) <= rate <= HIGHEST:
            raise item.bad("out_of_range", "rate", "Ska vara högst 1000 procent.", "Must be at most 1000 percent.")
        table[begins] = rate
    return table


def _due_on(fields: Fields, *, required: bool) -> date | None:
    due_on = fields.date("due_on") if required else fields.date("due_on", None)
    shifts, calendar = fields.boolean("shift_due_to_working_day", False), _calendar(fields)
    return next_working_day(due_on, calendar) if shifts and due_on is not None else due_on


def _calendar(fields: Fields) -> IsWorkingDay:
    code = fields.text("bank_days", None)
    try:
        return pack().is_bank_day if code is None else country(code).is_bank_day
    except UnknownCountry:
        raise fields.bad("out_of_range", "bank_days", "Okänt land.", "Unknown country.") from None
