"""Calculator `sroi`: social return on investment by year, at present value, and beside what was put in.

A thin reader over `domain.impact.sroi`. Years are shown rounded; present value and ratios come from the exact years.
"""

from __future__ import annotations

from fractions import Fraction

from brygga.calc.bounds import filled, percent, share, shortened
from brygga.calc.contract import AMOUNT, EXPLAIN, PERCENT, Fields, currency_of, schema_object
from brygga.domain.impact.sroi import Outcome, Returned, social_return
from brygga.domain.money import format_amount, minor_digits
from brygga.domain.rates import Rate, format_fraction

NAME = "sroi"
OUTCOMES_MAX = 1000
YEARS_MAX = 50
_NUMBER: dict[str, object] = {"type": ["string", "integer"]}
_PARTS = ("deadweight", "displacement", "attribution", "drop_off")
_OUTCOME = schema_object(
    {
        "quantity": _NUMBER, "proxy": AMOUNT, **dict.fromkeys(_PARTS, _NUMBER),
        "years": {"type": "integer", "minimum": 1, "maximum": YEARS_MAX},
    },
    ("quantity", "proxy", *_PARTS, "years"),
)
INPUT = schema_object(
    {
        "currency": {"type": "string"}, "rate": PERCENT, "inputs": AMOUNT,
        "outcomes": {"type": "array", "items": _OUTCOME, "minItems": 1, "maxItems": OUTCOMES_MAX},
    },
    ("outcomes", "rate", "inputs"),
)
OUTPUT = schema_object(
    {
        "by_year": {"type": "array", "items": AMOUNT}, "present_value": AMOUNT, "sroi": {"type": "string"},
        "net_sroi": {"type": "string"}, "explain": EXPLAIN,
    },
    ("by_year", "present_value", "sroi", "net_sroi", "explain"),
)


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The years, the present value, and both ratios with four decimals. Raises Bad."""
    currency = currency_of(fields, "SEK")
    outcomes = [_outcome(one, currency) for one in filled(fields, "outcomes", OUTCOMES_MAX)]
    rate = percent(fields, "rate")
    inputs = fields.money("inputs", currency, low=1)
    fields.finish()
    digits = minor_digits(currency)
    found = social_return(outcomes, rate.fraction, Fraction(inputs.minor, 10**digits))
    return {
        "by_year": [format_fraction(impact, digits) for impact in found.by_year],
        "present_value": format_fraction(found.present_value, digits),
        "sroi": format_fraction(found.ratio, 4),
        "net_sroi": format_fraction(found.net_ratio, 4),
        "explain": _explain(outcomes, found, rate, format_amount(inputs), digits, language == "en"),
    }


def _outcome(one: Fields, currency: str) -> Outcome:
    quantity = one.decimal("quantity")
    if quantity < 0:
        raise one.bad("out_of_range", "quantity", "Ett antal är 0 eller mer.", "A quantity is 0 or more.")
    proxy = one.money("proxy", currency, low=0)
    parts = {name: share(one, name) for name in _PARTS}
    years = one.integer("years", low=1, high=YEARS_MAX)
    one.finish()
    return Outcome(quantity, Fraction(proxy.minor, 10 ** minor_digits(currency)), **parts, years=years)


def _explain(
    outcomes: list[Outcome], found: Returned, rate: Rate, inputs: str, digits: int, english: bool
) -> list[str]:
    first = []
    for outcome in outcomes:
        product = (f"{format_fraction(outcome.quantity, 2)} × {format_fraction(outcome.proxy, digits)} × "
                   f"(1 − {_part(outcome.deadweight)}) × (1 − {_part(outcome.displacement)}) × "
                   f"(1 − {_part(outcome.attribution)}) = {format_fraction(outcome.first_year, digits)}")
        first.append(f"Year 1: {product}; less {_part(outcome.drop_off)} each year, {outcome.years} years." if english
                     else f"År 1: {product}; minskar med {_part(outcome.drop_off)} per år, {outcome.years} år.")
    years = [(f"Year {nr}: {format_fraction(impact, digits)} / (1 + {rate})^{nr}." if english
              else f"År {nr}: {format_fraction(impact, digits)} / (1 + {rate})^{nr}.")
             for nr, impact in enumerate(found.by_year, start=1)]
    present, ratio = format_fraction(found.present_value, digits), format_fraction(found.ratio, 4)
    last = (f"Present value {present} over inputs {inputs} = {ratio}." if english
            else f"Nuvärde {present} genom insatsen {inputs} = {ratio}.")
    return [*shortened(first, english), *shortened(years, english), last]


def _part(part: Fraction) -> str:
    return format_fraction(part, 2)
