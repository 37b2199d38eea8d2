"""Calculator `gge`: the gross grant equivalent of a loan, a guarantee, a grant, capital or an interest subsidy.

A thin reader over `domain.aid.assess`; everything that is given is read and bounded first, also what the chosen method
does not need, so that a slip is told whichever method is asked for. Amounts are euro. `on` picks the act in force.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from brygga.calc.bounds import filled, percent, percent_if_given, share_if_given, too_long
from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, PERCENT, Fields, as_money, schema_object
from brygga.calc.gge_explain import explain, reasons
from brygga.domain.aid.assess import Assessed, assess, assess_all
from brygga.domain.aid.equivalent import PERIODS_MAX
from brygga.domain.aid.measure import (
    FACTS,
    KINDS,
    METHODS,
    PROFILES,
    Facts,
    Instalment,
    Measure,
    Premium,
    Reference,
)
from brygga.domain.aid.refusal import AidRefused
from brygga.domain.aid.regimes import CODES, DISCOUNT_MARGIN, EURO, RATINGS, regime
from brygga.domain.money import Money, format_amount, half_up

NAME = "gge"
YEARS_MAX = 100
BASE_LEAST = -10
COLLATERAL_MOST = 1000
_NUMBER: dict[str, object] = {"type": ["string", "integer"]}
_FLAG: dict[str, object] = {"type": "boolean"}
_LINES: dict[str, object] = {"type": "array", "items": {"type": "string"}}
INPUT = schema_object(
    {
        "regime": {"enum": [*CODES]}, "kind": {"enum": [*KINDS]}, "method": {"enum": [*METHODS]}, "on": DAY,
        "amount": AMOUNT, "years": _NUMBER, "months": {"type": "integer", "minimum": 1}, "collateral_share": _NUMBER,
        "cover": _NUMBER, "ceiling": AMOUNT, "charged": PERCENT, "profile": {"enum": [*PROFILES]},
        "reference": schema_object({"base": PERCENT, "margin": PERCENT, "discount_margin": PERCENT}, ("base",)),
        "periods_per_year": {"type": "integer", "minimum": 1, "maximum": 366},
        "balances": {"type": "array", "items": AMOUNT, "maxItems": PERIODS_MAX},
        "premium": schema_object({"safe_harbour": PERCENT, "paid": PERCENT}, ("safe_harbour", "paid")),
        "instalments": {"type": "array", "items": schema_object({"t": _NUMBER, "amount": AMOUNT}, ("t", "amount"))},
        **dict.fromkeys(FACTS, _FLAG), "rating": {"enum": [*RATINGS]}, "form": {"type": "string"}, "all_methods": _FLAG,
    },
    ("kind",),
)
_ONE: dict[str, object] = {
    "eligible": _FLAG, "gge": {"type": ["string", "null"]}, "why": _LINES, "source": {"type": "string"},
    "conditions": _LINES,
}
_ONE_NEEDS = ("eligible", "gge", "why", "source")
OUTPUT: dict[str, object] = {
    "oneOf": [
        schema_object({**_ONE, "explain": EXPLAIN}, (*_ONE_NEEDS, "explain")),
        schema_object(
            {
                "methods": {"type": "object", "additionalProperties": schema_object(_ONE, _ONE_NEEDS)},
                "explain": EXPLAIN,
            },
            ("methods", "explain"),
        ),
    ]
}


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The aid by one method, or by each with `all_methods`. Raises Bad."""
    english = language == "en"
    every = fields.boolean("all_methods", False)
    method = fields.choice("method", METHODS, None)
    form = fields.text("form", None)
    measure = _measure(fields)
    fields.finish()
    try:
        if not every:
            found = assess(measure, method, half_up)
            return {**_shown(found, english), "explain": explain(measure, found, form, english)}
        answers = assess_all(measure, half_up)
        lines = [line for found in answers.values() for line in explain(measure, found, form, english)]
        return {"methods": {name: _shown(found, english) for name, found in answers.items()}, "explain": lines}
    except AidRefused as refused:
        raise fields.bad(refused.code, refused.field, refused.sv, refused.en) from None


def _shown(found: Assessed, english: bool) -> dict[str, object]:
    shown: dict[str, object] = {
        "eligible": found.eligible,
        "gge": format_amount(found.gge) if found.gge is not None else None,
        "why": reasons(found, english),
        "source": found.source,
    }
    if found.conditions:
        shown["conditions"] = [*found.conditions]
    return shown


def _measure(fields: Fields) -> Measure:
    on: date | None = fields.date("on", None)
    law = regime(fields.choice("regime", CODES, "general"), on)
    return Measure(
        regime=law,
        kind=fields.choice("kind", KINDS),
        ceiling=fields.money("ceiling", EURO, law.ceiling, low=1),
        amount=fields.money("amount", EURO, None, low=0),
        years=_years(fields),
        collateral_share=share_if_given(fields, "collateral_share", high=COLLATERAL_MOST),
        cover=share_if_given(fields, "cover"),
        reference=_reference(fields),
        charged=_part(fields, "charged"),
        profile=fields.choice("profile", PROFILES, None),
        periods_per_year=fields.integer("periods_per_year", 1, low=1, high=366),
        balances=_balances(fields),
        premium=_premium(fields),
        instalments=_instalments(fields),
        facts=_facts(fields),
    )


def _years(fields: Fields) -> Fraction | None:
    if fields.has("years") and fields.has("months"):
        raise fields.bad("inconsistent", "months", "Ange years eller months, inte båda.",
                         "Give years or months, not both.")
    if fields.has("months"):
        return Fraction(fields.integer("months", low=1, high=12 * YEARS_MAX), 12)
    years = fields.decimal("years", None)
    fields.raw("months")
    if years is not None and not 0 < years <= YEARS_MAX:
        raise fields.bad("out_of_range", "years", f"Ska vara över 0 och högst {YEARS_MAX} år.",
                         f"Must be above 0 and at most {YEARS_MAX} years.")
    return years


def _part(fields: Fields, name: str) -> Fraction | None:
    rate = percent_if_given(fields, name)
    return rate.fraction if rate is not None else None


def _reference(fields: Fields) -> Reference | None:
    group = fields.group("reference")
    if group is None:
        return None
    margin = _part(group, "discount_margin")
    reference = Reference(
        percent(group, "base", low=BASE_LEAST).fraction,
        _part(group, "margin"),
        margin if margin is not None else DISCOUNT_MARGIN,
    )
    group.finish()
    return reference


def _premium(fields: Fields) -> Premium | None:
    group = fields.group("premium")
    if group is None:
        return None
    premium = Premium(percent(group, "safe_harbour").fraction, percent(group, "paid").fraction)
    group.finish()
    return premium


def _balances(fields: Fields) -> tuple[Money, ...]:
    entries = fields.entries("balances")
    if entries is None:
        return ()
    if len(entries) > PERIODS_MAX:
        raise too_long(fields, "balances", PERIODS_MAX)
    if not entries:
        raise fields.bad("out_of_range", "balances", "Listan är tom; ange ett saldo för varje periods början.",
                         "The list is empty; give the balance at the start of each period.")
    return tuple(as_money(value, f"{fields.place('balances')}.{nr}", EURO, 0) for nr, value in enumerate(entries))


def _instalments(fields: Fields) -> tuple[Instalment, ...]:
    if not fields.has("instalments"):
        fields.raw("instalments")
        return ()
    instalments = []
    for one in filled(fields, "instalments", PERIODS_MAX):
        years = one.decimal("t")
        if not 0 <= years <= YEARS_MAX:
            raise one.bad("out_of_range", "t", f"Ska vara 0–{YEARS_MAX} år.", f"Must be 0–{YEARS_MAX} years.")
        instalments.append(Instalment(years, one.money("amount", EURO, low=0)))
        one.finish()
    return tuple(instalments)


def _facts(fields: Fields) -> Facts:
    return Facts(
        **{fact: fields.boolean(fact, None) for fact in FACTS},
        rating=fields.choice("rating", RATINGS, None),
    )
