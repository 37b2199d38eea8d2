"""Calculator `portfolio_guarantee`: a capped guarantee of a whole portfolio, event by event.

A thin reader over `domain.guarantees.portfolio`. An event is a loss, or a recovery with its cost; events are taken in
the order given. `currency` may be given; euro is the default, the currency of the Union's guarantees.
"""

from __future__ import annotations

from brygga.calc.bounds import given, share, shortened
from brygga.calc.contract import AMOUNT, EXPLAIN, Fields, currency_of, schema_object
from brygga.domain.guarantees.portfolio import CappedTerms, Meter, lose, opened, recover
from brygga.domain.money import Money, format_amount, half_up, zero

NAME = "portfolio_guarantee"
_NUMBER: dict[str, object] = {"type": ["string", "integer"]}
_LOSS = schema_object({"loss": AMOUNT}, ("loss",))
_RECOVERY = schema_object({"recovery": AMOUNT, "cost": AMOUNT}, ("recovery",))
INPUT = schema_object(
    {
        "currency": {"type": "string"}, "rate": _NUMBER, "cap_rate": _NUMBER, "volume": AMOUNT,
        "events": {"type": "array", "items": {"oneOf": [_LOSS, _RECOVERY]}}, "paid_before": AMOUNT,
        "recovery_refills_cap": {"type": "boolean"},
    },
    ("rate", "cap_rate", "volume", "events"),
)
_CLAIMED = schema_object({"claim": AMOUNT, "payable": AMOUNT, "net_paid": AMOUNT}, ("claim", "payable", "net_paid"))
_RETURNED = schema_object({"returned": AMOUNT, "net_paid": AMOUNT}, ("returned", "net_paid"))
OUTPUT = schema_object(
    {
        "cap_amount": AMOUNT, "rows": {"type": "array", "items": {"oneOf": [_CLAIMED, _RETURNED]}},
        "cap_left": AMOUNT, "explain": EXPLAIN,
    },
    ("cap_amount", "rows", "cap_left", "explain"),
)

Row = dict[str, object]


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The cap, a row an event, and what the cap has left. Raises Bad."""
    english = language == "en"
    currency = currency_of(fields, "EUR")
    terms = CappedTerms(
        share(fields, "rate"), share(fields, "cap_rate"), fields.money("volume", currency, low=0),
        fields.boolean("recovery_refills_cap", True),
    )
    meter = opened(terms, fields.money("paid_before", currency, zero(currency), low=0), half_up)
    lines = [_cap(fields, meter, english)]
    rows: list[Row] = []
    told: list[str] = []
    for one in given(fields, "events"):
        meter, row, line = _event(one, meter, currency, english)
        rows.append(row)
        told.append(line)
    fields.finish()
    left = (f"Left of the cap: {meter.left}." if english else f"Kvar av taket: {meter.left}.")
    return {
        "cap_amount": format_amount(meter.cap),
        "rows": rows,
        "cap_left": format_amount(meter.left),
        "explain": [*lines, *shortened(told, english), left],
    }


def _event(one: Fields, meter: Meter, currency: str, english: bool) -> tuple[Meter, Row, str]:
    if one.has("loss") and one.has("recovery"):
        raise one.bad("inconsistent", "recovery", "En rad är en förlust eller en återvinning, inte båda.",
                      "A row is a loss or a recovery, not both.")
    if one.has("recovery"):
        one.raw("loss")
        return _recovery(one, meter, currency, english)
    loss = one.money("loss", currency, low=0)
    one.raw("recovery")
    one.finish()
    before = meter.left
    meter, claimed = lose(meter, loss, half_up)
    line = (f"Loss {loss}: claim {claimed.claim}, left of the cap {before}, paid {claimed.payable}." if english
            else f"Förlust {loss}: krav {claimed.claim}, kvar av taket {before}, betalas {claimed.payable}.")
    return meter, {"claim": format_amount(claimed.claim), "payable": format_amount(claimed.payable),
                   "net_paid": format_amount(meter.net_paid)}, line


def _recovery(one: Fields, meter: Meter, currency: str, english: bool) -> tuple[Meter, Row, str]:
    amount = one.money("recovery", currency, low=0)
    cost: Money = one.money("cost", currency, zero(currency), low=0)
    one.finish()
    meter, returned = recover(meter, amount, cost, half_up)
    line = (f"Recovered {amount} at a cost of {cost}: {returned} goes back to the guarantor." if english
            else f"Återvunnet {amount} till en kostnad av {cost}: {returned} går tillbaka till garanten.")
    return meter, {"returned": format_amount(returned), "net_paid": format_amount(meter.net_paid)}, line


def _cap(fields: Fields, meter: Meter, english: bool) -> str:
    rate, cap_rate = fields.raw("rate"), fields.raw("cap_rate")
    refills = meter.terms.refills
    if english:
        rule = "recoveries refill it" if refills else "recoveries do not refill it"
        return f"Cap: {meter.terms.volume} × {rate} × {cap_rate} = {meter.cap}; {rule}."
    rule = "det som återvinns fyller på det" if refills else "det som återvinns fyller inte på det"
    return f"Tak: {meter.terms.volume} × {rate} × {cap_rate} = {meter.cap}; {rule}."
