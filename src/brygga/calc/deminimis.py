"""Calculator `deminimis`: what room an undertaking has left for de minimis aid, and whether new aid fits.

Four shapes, told apart by the field that only they have: `on` (the room), `gge_sek` (an amount in euro), `decided_on`
or `agreement_signed_on` (the day that counts), `granting_date` alone (the register). Amounts are euro, or with `fx`
beside them kronor. Without `undertakings` every enterprise that got a grant is taken to be asked about.
"""

from __future__ import annotations

from fractions import Fraction

from brygga.calc import deminimis_register
from brygga.calc.contract import AMOUNT, DAY, EXPLAIN, Bad, Fields, as_text, schema_object
from brygga.calc.deminimis_explain import explain, refusals
from brygga.domain.aid.deminimis import Grant, Question, granting_date, in_euro, room
from brygga.domain.aid.regimes import CODES, EURO, regime
from brygga.domain.aid.undertaking import LINK_KINDS, Link, NodeKind, is_enterprise, single_undertaking
from brygga.domain.money import Money, format_amount, half_up
from brygga.domain.rates import format_fraction

NAME = "deminimis"
OWN_STATE = "SE"
KRONA = "SEK"
_NUMBER: dict[str, object] = {"type": ["string", "integer"]}
_TEXT: dict[str, object] = {"type": "string"}
_LINK = schema_object(
    {"from": _TEXT, "to": _TEXT, "kind": {"enum": [*LINK_KINDS]}, "share": _NUMBER, "from_date": DAY, "to_date": DAY},
    ("from", "to", "kind"),
)
_GRANT = schema_object(
    {
        "undertaking": _TEXT, "on": DAY, "gge": AMOUNT, "fx": _NUMBER, "regime": {"enum": [*CODES]},
        "member_state": _TEXT,
    },
    ("undertaking", "on", "gge"),
)
_NODE = schema_object({"type": {"enum": [*NodeKind]}}, ("type",))
INPUT: dict[str, object] = {
    "oneOf": [
        schema_object(
            {
                "regime": {"enum": [*CODES]}, "on": DAY, "new_gge": AMOUNT, "fx": _NUMBER, "ceiling": AMOUNT,
                "member_state": _TEXT, "undertakings": {"type": "array", "items": _TEXT, "minItems": 1},
                "links": {"type": "array", "items": _LINK}, "grants": {"type": "array", "items": _GRANT},
                "nodes": {"type": "object", "additionalProperties": _NODE},
            },
            ("on", "new_gge"),
        ),
        schema_object({"decided_on": DAY, "agreement_signed_on": DAY, "paid_on": DAY}),
        schema_object({"gge_sek": AMOUNT, "granting_date": DAY, "sek_per_eur": _NUMBER}, ("gge_sek", "sek_per_eur")),
        deminimis_register.INPUT,
    ]
}
_ROW = schema_object({"undertaking": _TEXT, "on": DAY, "gge": AMOUNT}, ("undertaking", "on", "gge"))
_SAID = {"source": _TEXT, "explain": EXPLAIN}
OUTPUT: dict[str, object] = {
    "oneOf": [
        schema_object(
            {
                "single_undertaking": {"type": "array", "items": _TEXT}, "counted": {"type": "array", "items": _ROW},
                "used": AMOUNT, "headroom": AMOUNT, "ceiling": AMOUNT, "new_gge": AMOUNT,
                "admissible": {"type": "boolean"}, "why": {"type": "array", "items": _TEXT}, **_SAID,
            },
            ("single_undertaking", "counted", "used", "headroom", "admissible", "why", "source", "explain"),
        ),
        schema_object({"granting_date": DAY, **_SAID}, ("granting_date", "source", "explain")),
        schema_object({"gge_eur": AMOUNT, **_SAID}, ("gge_eur", "source", "explain")),
        deminimis_register.OUTPUT,
    ]
}


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The room, or one of the three smaller answers, by the shape of the input. Raises Bad."""
    english = language == "en"
    if fields.has("gge_sek"):
        return _euro_amount(fields, english)
    if any(fields.has(name) for name in ("decided_on", "agreement_signed_on", "paid_on")):
        return _granted(fields, english)
    if fields.has("granting_date"):
        return deminimis_register.answer(fields, language)
    return _room(fields, english)


def _room(fields: Fields, english: bool) -> dict[str, object]:
    on = fields.date("on")
    law = regime(fields.choice("regime", CODES, "general"), on)
    ceiling = fields.money("ceiling", EURO, law.ceiling, low=0)
    state = _state(fields, OWN_STATE)
    new_gge = _amount(fields, "new_gge")
    kinds = _nodes(fields)
    links = [_link(one) for one in fields.items("links")]
    grants = [_grant(one, law.code) for one in fields.items("grants")]
    starting = _undertakings(fields, kinds, grants)
    fields.finish()
    members = single_undertaking(starting, links, kinds, on)
    question = Question(law.code, on, new_gge, members, state, ceiling)
    found = room(question, grants)
    return {
        "single_undertaking": sorted(members),
        "counted": [
            {"undertaking": grant.undertaking, "on": grant.on.isoformat(), "gge": format_amount(grant.gge)}
            for grant in found.counted
        ],
        "used": format_amount(found.used),
        "headroom": format_amount(found.headroom),
        "ceiling": format_amount(ceiling),
        "new_gge": format_amount(new_gge),
        "admissible": found.admissible,
        "why": refusals(question, found, law, english),
        "source": law.cite(f"{law.articles.ceiling}, {law.articles.whole_or_none}"),
        "explain": explain(question, found, law, grants, english),
    }


def _amount(fields: Fields, name: str) -> Money:
    """Euro, or kronor at the rate beside them."""
    rate = _exchange(fields, "fx") if fields.raw("fx") is not None else None
    if rate is None:
        return fields.money(name, EURO, low=0)
    return in_euro(fields.money(name, KRONA, low=0), rate, half_up)


def _exchange(fields: Fields, name: str) -> Fraction:
    rate = fields.decimal(name)
    if rate <= 0:
        raise fields.bad("out_of_range", name, "Kursen ska vara över 0: kronor per euro.",
                         "The rate must be above 0: kronor per euro.")
    return rate


def _state(fields: Fields, default: str) -> str:
    state = fields.text("member_state", default)
    if len(state) != 2 or not (state.isascii() and state.isalpha() and state.isupper()):
        raise fields.bad("out_of_range", "member_state", "Landet är två versaler, t.ex. SE.", "Two capitals, e.g. SE.")
    return state


def _grant(one: Fields, asked: str) -> Grant:
    grant = Grant(
        _name(one, "undertaking"), one.date("on"), _amount(one, "gge"), one.choice("regime", CODES, asked),
        _state(one, OWN_STATE),
    )
    one.finish()
    return grant


def _link(one: Fields) -> Link:
    share = one.decimal("share", None)
    if share is not None and not 0 <= share <= 1:
        raise one.bad("out_of_range", "share", "En andel är 0–1, t.ex. 0.60.", "A share is 0–1, such as 0.60.")
    link = Link(
        _name(one, "from"), _name(one, "to"), one.choice("kind", LINK_KINDS), share,
        one.date("from_date", None), one.date("to_date", None),
    )
    if link.from_date is not None and link.to_date is not None and link.to_date < link.from_date:
        raise one.bad("inconsistent", "to_date", "Slutar före den börjar.", "Ends before it begins.")
    one.finish()
    return link


def _nodes(fields: Fields) -> dict[str, NodeKind]:
    group = fields.group("nodes")
    kinds = {}
    for name in group.keys() if group is not None else ():
        one = Fields(group.raw(name) if group is not None else None, f"nodes.{name}")
        kinds[name] = NodeKind(one.choice("type", [*NodeKind]))
        one.finish()
    return kinds


def _undertakings(fields: Fields, kinds: dict[str, NodeKind], grants: list[Grant]) -> list[str]:
    entries = fields.entries("undertakings")
    if entries is None:
        return [grant.undertaking for grant in grants]
    if not entries:
        raise fields.bad("out_of_range", "undertakings", "Listan är tom; ange minst ett företag.",
                         "The list is empty; name one undertaking.")
    names = [as_text(value, f"{fields.place('undertakings')}.{nr}") for nr, value in enumerate(entries)]
    for nr, name in enumerate(names):
        if not is_enterprise(name, kinds):
            raise Bad("inconsistent", f"{fields.place('undertakings')}.{nr}",
                      "Är en person eller ett offentligt organ. En enskild näringsidkare anges som enterprise.",
                      "Is a person or a public body. A sole trader is entered as enterprise.")
    return names


def _name(fields: Fields, name: str) -> str:
    text = fields.text(name)
    if not text.strip():
        raise fields.bad("out_of_range", name, "Namnet är tomt.", "The name is empty.")
    return text


def _granted(fields: Fields, english: bool) -> dict[str, object]:
    decided_on, signed_on = fields.date("decided_on", None), fields.date("agreement_signed_on", None)
    fields.date("paid_on", None)
    fields.finish()
    on = granting_date(decided_on, signed_on)
    if on is None:
        raise fields.bad("missing", "agreement_signed_on",
                         "Dagen för utbetalning räknas inte. Ange när avtalet skrevs under, eller beslutet.",
                         "The day of payment does not count. Give the day of signing, or of the decision.")
    return {
        "granting_date": on.isoformat(),
        "source": "(EU) 2023/2831 art. 3(3)",
        "explain": [f"The legal right arises {on}: the binding agreement, or the decision where nothing is signed. "
                    "The day of payment does not count." if english else
                    f"Rätten till stödet uppkommer {on}: det bindande avtalet, eller beslutet om inget skrivs under. "
                    "Dagen för utbetalning räknas inte."],
    }


def _euro_amount(fields: Fields, english: bool) -> dict[str, object]:
    kronor, rate = fields.money("gge_sek", KRONA, low=0), _exchange(fields, "sek_per_eur")
    on = fields.date("granting_date", None)
    fields.finish()
    euro = in_euro(kronor, rate, half_up)
    day = f" {on}" if on is not None else ""
    shown = format_fraction(rate, 4)
    return {
        "gge_eur": format_amount(euro),
        "source": "(EU) 2023/2831 art. 3(5)",
        "explain": [f"{kronor} / {shown}, the rate of the granting day{day}: {euro}. Keep the rate and its source; the "
                    "amount is never valued again." if english else
                    f"{kronor} / {shown}, kursen på beviljandedagen{day}: {euro}. Spara kursen och dess källa; "
                    "beloppet räknas aldrig om."],
    }
