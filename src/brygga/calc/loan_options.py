"""The forms of repayment and rate that a loan may agree beside the plain ones, as JSON: steps, revenue, months off,
a reference rate, and the order in which money is settled.
"""

from __future__ import annotations

from datetime import date

from brygga.calc.contract import AMOUNT, DAY, PERCENT, Fields, as_integer, as_money, as_text, schema_object
from brygga.domain.loans.payments import PARTS
from brygga.domain.loans.reference import Reference, rates_at, reset_days
from brygga.domain.loans.terms import RateChange, Revenue, Step

_MONTHS: dict[str, object] = {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 12}}
_RATES: dict[str, object] = {"type": "array", "items": schema_object({"from": DAY, "rate": PERCENT}, ("from", "rate"))}
SCHEMAS: dict[str, dict[str, object]] = {
    "steps": {
        "type": "array",
        "items": schema_object({"from_nr": {"type": "integer", "minimum": 1}, "amount": AMOUNT}, ("from_nr", "amount")),
    },
    "revenue": schema_object(
        {"share": PERCENT, "revenues": {"type": "array", "items": AMOUNT}, "least": AMOUNT, "most": AMOUNT},
        ("share", "revenues"),
    ),
    "months_off": _MONTHS,
    "grace_interest_as": {"type": "string", "enum": ["deferred", "capitalised"]},
    "settlement": {"type": "array", "items": {"type": "string", "enum": list(PARTS)}},
    "reference": schema_object(
        {
            "rates": _RATES,
            "margin": PERCENT,
            "floor": PERCENT,
            "first_reset": DAY,
            "every_months": {"type": "integer", "minimum": 1, "maximum": 120},
            "until": DAY,
        },
        ("rates", "margin", "first_reset", "every_months", "until"),
    ),
}


def read_steps(fields: Fields, currency: str) -> tuple[Step, ...]:
    """The group `steps`. Raises Bad."""
    read = []
    for item in fields.items("steps"):
        read.append(Step(item.integer("from_nr", low=1), item.money("amount", currency, low=0)))
        item.finish()
    return tuple(read)


def read_revenue(fields: Fields, currency: str) -> Revenue | None:
    """The group `revenue`. Raises Bad."""
    group = fields.group("revenue")
    if group is None:
        return None
    place = group.place("revenues")
    entries = group.entries("revenues") or ()
    revenue = Revenue(
        group.rate("share").fraction,
        tuple(as_money(value, f"{place}.{nr}", currency, 0) for nr, value in enumerate(entries)),
        group.money("least", currency, None, low=0),
        group.money("most", currency, None, low=0),
    )
    group.finish()
    return revenue


def read_months_off(fields: Fields) -> tuple[int, ...]:
    """The list `months_off`. Raises Bad."""
    place = fields.place("months_off")
    return tuple(
        as_integer(value, f"{place}.{nr}", 1, 12) for nr, value in enumerate(fields.entries("months_off") or ())
    )


def read_settlement(fields: Fields) -> tuple[str, ...]:
    """The list `settlement`; the house's order where it is not given. Raises Bad."""
    entries = fields.entries("settlement")
    if entries is None:
        return PARTS
    place = fields.place("settlement")
    return tuple(as_text(value, f"{place}.{nr}") for nr, value in enumerate(entries))


def read_reference(fields: Fields) -> tuple[RateChange, ...]:
    """The group `reference` as the rate changes that its resets make. Raises Bad."""
    group = fields.group("reference")
    if group is None:
        return ()
    known = []
    for item in group.items("rates"):
        known.append(RateChange(item.date("from"), item.rate("rate")))
        item.finish()
    reference = Reference(tuple(known), group.rate("margin"), group.rate("floor", None))
    first: date = group.date("first_reset")
    months, until = group.integer("every_months", low=1, high=120), group.date("until")
    group.finish()
    return rates_at(reference, reset_days(first, months, until))
