"""Calculator `lots`: the revolving krona, from a list of events to where the money is and how often it was used.

Idea: a thin reader over `domain.funding`; the only rule of its own is that events are taken in date order, ties in
input order (the app's order is that of sealed entries). Do not add sums here: what is shown comes from `turns`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, Bad, Fields, currency_of, schema_object
from brygga.domain.funding.deal import NotEnough, apply, deal, deal_shared
from brygga.domain.funding.lots import BY_AGREEMENT, ROUTES, Book, Event, Kind, Move
from brygga.domain.funding.turns import Flow, Statement, flows, statement
from brygga.domain.money import Money, format_amount

NAME = "lots"
GOES_OUT = frozenset({Kind.LEND, Kind.RESERVE})
LINES_MAX = 200
MOVES_FREE, MOVES_AN_EVENT = 40_000, 15
"""Pieces of money that the events together may move: each event may move every piece there is, and thousands of events
would take minutes. A fund's own events move two or three pieces each."""
"""Longer lists of events are explained by their first lines and the sums."""

_EVENT = schema_object(
    {
        "on": DAY,
        "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
        "source": {"type": "string"},
        "agreement": {"type": "string"},
        "amount": AMOUNT,
        "from": {"type": "object", "additionalProperties": AMOUNT},
    },
    ("on", "kind"),
)
INPUT = schema_object(
    {"currency": {"type": "string"}, "events": {"type": "array", "items": _EVENT}}, ("events",)
)
OUTPUT = schema_object(
    {
        "sources": {"type": "object", "additionalProperties": {"type": "object"}},
        "flows": {"type": "array", "items": {"type": "object"}},
        "explain": EXPLAIN,
    },
    ("sources", "flows", "explain"),
)

_SAID: dict[Kind, tuple[str, str]] = {
    Kind.PAY_IN: ("{amount} betalas in av {source}", "{amount} is paid in by {source}"),
    Kind.INCOME: ("{amount} i intäkt läggs till {source}", "{amount} of income is added to {source}"),
    Kind.LEND: ("{amount} lånas ut eller placeras i {agreement}", "{amount} is lent to or placed in {agreement}"),
    Kind.RESERVE: ("{amount} reserveras för {agreement}", "{amount} is reserved for {agreement}"),
    Kind.REPAY: ("{amount} kommer tillbaka från {agreement}", "{amount} comes back from {agreement}"),
    Kind.RELEASE: ("{amount} frigörs från {agreement}", "{amount} is released from {agreement}"),
    Kind.CALL: ("{amount} krävs in under {agreement} och blir en fordran",
                "{amount} is called under {agreement} and becomes a claim"),
    Kind.WRITE_OFF: ("{amount} förloras i {agreement}", "{amount} is lost in {agreement}"),
    Kind.RECOVER: ("{amount} återvinns från {agreement}", "{amount} is recovered from {agreement}"),
    Kind.RETURN: ("{amount} går tillbaka till {source}", "{amount} goes back to {source}"),
    Kind.COST: ("{amount} i kostnad tas ur {source}", "{amount} of cost is taken from {source}"),
}


@dataclass(slots=True)
class _Fund:
    """What the events have built so far; lives for one answer."""

    currency: str
    books: dict[str, Book] = field(default_factory=dict)
    moves: dict[str, list[Move]] = field(default_factory=dict)
    in_order: list[Move] = field(default_factory=list)
    sources_of: dict[str, dict[str, None]] = field(default_factory=dict)

    def book(self, source: str) -> Book:
        return self.books.get(source) or Book(source, self.currency)

    def carry_out(self, source: str, moves: tuple[Move, ...]) -> None:
        self.books[source] = apply(self.book(source), moves)
        self.moves.setdefault(source, []).extend(moves)
        self.in_order.extend(moves)


def answer(fields: Fields, language: str) -> dict[str, object]:
    """Where the money of each source is, turn by turn, its flows, and lines that explain it. Raises Bad."""
    currency = currency_of(fields, "SEK")
    if not fields.has("events"):
        raise fields.bad("missing", "events", "Fältet saknas.", "The field is missing.")
    events = sorted(((event.date("on"), event) for event in fields.items("events")), key=lambda one: one[0])
    fields.finish()
    fund = _Fund(currency)
    told: list[str] = []
    for number, (on, event) in enumerate(events):
        told.append(_take(fund, event, number, on, language))
        if len(fund.in_order) > MOVES_FREE + MOVES_AN_EVENT * len(events):
            raise Bad("out_of_range", event.path, "Pengarna har delats i för många små delar för att räknas här. Dela "
                      "upp händelserna, till exempel en källa i taget.", "The money has been divided into too many "
                      "small parts to be worked out here. Divide the events, one source at a time for example.")
    statements = {source: statement(source, currency, moves) for source, moves in fund.moves.items()}
    return {
        "sources": {source: _shown(one) for source, one in statements.items()},
        "flows": [_flow(one) for one in flows(fund.in_order)],
        "explain": _cut(told, language) + [_sums(one, language) for one in statements.values()],
    }


def _take(fund: _Fund, event: Fields, number: int, on: date, language: str) -> str:
    kind = Kind(event.choice("kind", [kind.value for kind in Kind]))
    if kind in GOES_OUT:
        dealt, amount = _go_out(fund, event, number, on, kind)
    elif {ROUTES[kind].start, ROUTES[kind].end} & BY_AGREEMENT:
        dealt, amount = _come_back(fund, event, number, on, kind)
    else:
        dealt, amount = _at_source(fund, event, number, on, kind)
    event.finish()
    for source, moves in dealt.items():
        if moves:
            fund.carry_out(source, moves)
    who = next(iter(dealt))
    agreement = event.text("agreement", "")
    said = _SAID[kind][language == "en"].format(amount=amount, source=who, agreement=agreement)
    return f"{on.isoformat()}: {said} ({_by_turn(dealt, language)})."


Dealt = dict[str, tuple[Move, ...]]


def _at_source(fund: _Fund, event: Fields, number: int, on: date, kind: Kind) -> tuple[Dealt, Money]:
    source = _name(event, "source")
    amount = event.money("amount", fund.currency, low=1)
    moves = _enough(deal(fund.book(source), Event(number, kind, on, amount)), event, "amount")
    return {source: moves}, amount


def _go_out(fund: _Fund, event: Fields, number: int, on: date, kind: Kind) -> tuple[Dealt, Money]:
    agreement, given = _name(event, "agreement"), event.group("from")
    if given is None or not given.keys():
        raise event.bad("missing", "from", "Ange ur vilka källor pengarna tas.", "Say from which sources.")
    dealt: Dealt = {}
    whole = Money(0, fund.currency)
    for source in given.keys():
        amount = given.money(source, fund.currency, low=1)
        one = Event(number, kind, on, amount, agreement)
        dealt[source] = _enough(deal(fund.book(source), one), given, source)
        whole = whole + amount
    fund.sources_of.setdefault(agreement, {}).update(dict.fromkeys(dealt))
    return dealt, whole


def _come_back(fund: _Fund, event: Fields, number: int, on: date, kind: Kind) -> tuple[Dealt, Money]:
    agreement = _name(event, "agreement")
    amount = event.money("amount", fund.currency, low=1)
    sources = list(fund.sources_of.get(agreement, ()))
    one = Event(number, kind, on, amount, agreement)
    shared = deal_shared([fund.book(source) for source in sources], one)
    if isinstance(shared, NotEnough):
        raise _insufficient(shared, event, "amount")
    return dict(zip(sources, shared, strict=True)), amount


def _name(event: Fields, field_name: str) -> str:
    name = event.text(field_name)
    if not name:
        raise event.bad("out_of_range", field_name, "Ange ett namn.", "Give a name.")
    return name


def _enough(moves: tuple[Move, ...] | NotEnough, fields: Fields, name: str) -> tuple[Move, ...]:
    if isinstance(moves, NotEnough):
        raise _insufficient(moves, fields, name)
    return moves


def _insufficient(short: NotEnough, fields: Fields, name: str) -> Bad:
    there, wanted = short.there, short.wanted
    return fields.bad(
        "insufficient", name, f"Det finns {there} men {wanted} behövs.", f"There is {there} but {wanted} is needed."
    )


def _by_turn(dealt: Dealt, language: str) -> str:
    sums: dict[tuple[str, int], Money] = {}
    for source, moves in dealt.items():
        for move in moves:
            key = (source, move.put.lot.turn)
            sums[key] = sums.get(key, Money(0, move.amount.currency)) + move.amount
    turn = "turn" if language == "en" else "varv"
    return ", ".join(f"{source}, {turn} {number}: {format_amount(part)}" for (source, number), part in sums.items())


def _cut(told: list[str], language: str) -> list[str]:
    rest = len(told) - LINES_MAX
    if rest <= 0:
        return told
    return told[:LINES_MAX] + [f"… and {rest} more events." if language == "en" else f"… och {rest} händelser till."]


def _sums(one: Statement, language: str) -> str:
    shown: Callable[[Money], str] = format_amount
    lent, used = (factor or "–" for factor in _factors(one))
    if language == "en":
        return (
            f"{one.source}: paid in {shown(one.paid_in)} + income {shown(one.income)} = cash {shown(one.cash)} + out "
            f"{shown(one.out)} + reserved {shown(one.reserved)} + losses {shown(one.losses)} + returned "
            f"{shown(one.returned)} + costs {shown(one.costs)}. Lent {shown(one.lent_total)} in all, reserved "
            f"{shown(one.reserved_total)}: lent {lent} times, used {used} times."
        )
    return (
        f"{one.source}: inbetalt {shown(one.paid_in)} + intäkter {shown(one.income)} = kassa {shown(one.cash)} + ute "
        f"{shown(one.out)} + reserverat {shown(one.reserved)} + förluster {shown(one.losses)} + återlämnat "
        f"{shown(one.returned)} + kostnader {shown(one.costs)}. Utlånat {shown(one.lent_total)} sammanlagt, reserverat "
        f"{shown(one.reserved_total)}: utlånat {lent} gånger, använt {used} gånger."
    )


def _factors(one: Statement) -> list[str | None]:
    return [None if factor is None else str(factor) for factor in (one.revolve_factor(), one.use_factor())]


def _shown(one: Statement) -> dict[str, object]:
    amounts = ("paid_in", "cash", "out", "reserved", "losses", "returned", "income", "costs", "lent_total")
    return {
        **{name: format_amount(getattr(one, name)) for name in (*amounts, "reserved_total")},
        **dict(zip(("revolve_factor", "use_factor"), _factors(one), strict=True)),
        "turns": [
            {"turn": turn.turn, "cash": format_amount(turn.cash), "out": format_amount(turn.out),
             "reserved": format_amount(turn.reserved), "lost": format_amount(turn.lost)}
            for turn in one.turns
        ],
    }


def _flow(flow: Flow) -> dict[str, object]:
    return {"from": flow.origin, "to": flow.to, "turn": flow.turn, "amount": format_amount(flow.amount)}
