"""Calculator `apr`: the yearly cost of credit as one rate, by draws and repayments.

Times are days (`on`) counted by `basis`, or years (`t`) as given; the two are not mixed. Everything that must be paid
for the credit belongs among the repayments, or is drawn less. Money in any currency; the rate has no currency.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from brygga.calc.bounds import filled, shortened
from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, Bad, Fields, currency_of, schema_object
from brygga.domain.cost_of_credit import ANNUAL_RATE_MAX, BASES, Flow, annual_rate, too_high
from brygga.domain.money import Money, format_amount
from brygga.domain.rates import format_fraction, format_percent

NAME = "apr"
YEARS_MAX = 1000
ROWS_MAX = 10_000
_ROWS: dict[str, object] = {
    "type": "array", "minItems": 1, "maxItems": ROWS_MAX,
    "items": schema_object({"on": DAY, "t": {"type": ["string", "integer"]}, "amount": AMOUNT}, ("amount",)),
}
INPUT = schema_object(
    {"currency": {"type": "string"}, "draws": _ROWS, "repayments": _ROWS, "basis": {"enum": [*BASES]}},
    ("draws", "repayments"),
)
_TEXT: dict[str, object] = {"type": "string"}
OUTPUT = schema_object({"apr": _TEXT, "apr_1dp": _TEXT, "total_cost": _TEXT, "explain": EXPLAIN},
                       ("apr", "apr_1dp", "total_cost", "explain"))

Timed = tuple[Fields, date | Fraction, Money]


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The rate with two decimals and with one, each rounded half up from the exact value. Raises Bad."""
    currency = currency_of(fields, "SEK")
    basis = fields.choice("basis", BASES, "days365")
    draws = [_row(one, currency) for one in filled(fields, "draws", ROWS_MAX)]
    repayments = [_row(one, currency) for one in filled(fields, "repayments", ROWS_MAX)]
    fields.finish()
    _one_clock(draws + repayments)
    received = _flows(draws, draws, basis)
    paid = _flows(repayments, draws, basis)
    rate = annual_rate(received, paid)
    if rate is None:
        raise _no_rate(fields, received, paid)
    cost = Money(sum(flow.amount.minor for flow in paid) - sum(flow.amount.minor for flow in received), currency)
    return {
        "apr": format_percent(rate),
        "apr_1dp": format_percent(rate, 1),
        "total_cost": format_amount(cost),
        "explain": _explain(received, paid, rate, cost, language == "en"),
    }


def _no_rate(fields: Fields, received: list[Flow], paid: list[Flow]) -> Bad:
    if too_high(received, paid):
        most = len(str(ANNUAL_RATE_MAX * 100)) - 1
        return fields.bad("out_of_range", "repayments",
                          f"Räntesatsen blir över 10^{most} %. Kontrollera dagar och belopp.",
                          f"The rate is above 10^{most} %. Check days and amounts.")
    return fields.bad("no_solution", "",
                      "Ingen räntesats över −99,9 % gör betalningarna lika mycket värda som krediten.",
                      "No rate above −99.9 % makes the payments worth the credit.")


def _row(one: Fields, currency: str) -> Timed:
    if one.has("on") and one.has("t"):
        raise one.bad("inconsistent", "t", "Ange on eller t, inte båda.", "Give on or t, not both.")
    at: date | Fraction
    if one.has("t"):
        at = one.decimal("t")
        if not 0 <= at <= YEARS_MAX:
            raise one.bad("out_of_range", "t", f"Ska vara 0–{YEARS_MAX} år.", f"Must be 0–{YEARS_MAX} years.")
    else:
        at = one.date("on")
    row = (one, at, one.money("amount", currency, low=0))
    one.finish()
    return row


def _one_clock(rows: list[Timed]) -> None:
    """Days and years are not mixed: nobody could say what lies between them."""
    first = type(rows[0][1])
    for place, at, _ in rows:
        if type(at) is not first:
            name = "on" if isinstance(at, date) else "t"
            raise place.bad("inconsistent", name, "Ange on på alla rader, eller t på alla.",
                            "Give on in every row, or t in every row.")


def _flows(rows: list[Timed], draws: list[Timed], basis: str) -> list[Flow]:
    """Times as years from the first draw."""
    days = [at for _, at, _ in draws if isinstance(at, date)]
    zero = Fraction(0) if days else min(at for _, at, _ in draws if isinstance(at, Fraction))
    flows = []
    for place, at, amount in rows:
        if isinstance(at, date):
            if at < min(days):
                raise _too_early(place, "on")
            flows.append(Flow(BASES[basis](min(days), at), amount))
        else:
            if at < zero:
                raise _too_early(place, "t")
            flows.append(Flow(at - zero, amount))
    return flows


def _too_early(place: Fields, name: str) -> Bad:
    return place.bad("inconsistent", name,
                     "Ligger före den första utbetalningen. Räkna en avgift i förväg som betald samma dag som den.",
                     "Lies before the first draw. Enter a fee paid in advance on that day.")


def _explain(received: list[Flow], paid: list[Flow], rate: Fraction, cost: Money, english: bool) -> list[str]:
    drawn = [f"Received {flow.amount} at t = {_time(flow)} years." if english
             else f"Fås {flow.amount} vid t = {_time(flow)} år." for flow in received]
    back = [f"Paid {flow.amount} at t = {_time(flow)} years." if english
            else f"Betalas {flow.amount} vid t = {_time(flow)} år." for flow in paid]
    shown = format_percent(rate, 4)
    return [
        *shortened(drawn, english),
        *shortened(back, english),
        f"Each amount is divided by (1 + X)^t. At X = {shown} % the two sides are worth the same." if english
        else f"Varje belopp delas med (1 + X)^t. Vid X = {shown} % är båda sidor värda lika mycket.",
        f"Paid less received: {cost}." if english else f"Betalt minus fått: {cost}.",
    ]


def _time(flow: Flow) -> str:
    return str(flow.years) if flow.years.denominator < 10_000 else format_fraction(flow.years, 6)
