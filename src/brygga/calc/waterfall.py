"""Calculator `waterfall`: who bears a loss, layer by layer, and whom a recovery heals.

A thin reader over `domain.funding.waterfall`. A recovery that is not given is none; the answer has the same shape.
"""

from __future__ import annotations

from brygga.calc.contract import AMOUNT, EXPLAIN, Bad, Fields, currency_of, schema_object
from brygga.domain.funding.waterfall import Borne, Healed, Layer, bear_loss, heal
from brygga.domain.money import Money, format_amount, zero

NAME = "waterfall"
_LAYER = schema_object({"name": {"type": "string"}, "amount": AMOUNT, "rank": {"type": "integer"}},
                       ("name", "amount", "rank"))
_BY_LAYER: dict[str, object] = {"type": "object", "additionalProperties": AMOUNT}
INPUT = schema_object(
    {"currency": {"type": "string"}, "loss": AMOUNT, "layers": {"type": "array", "items": _LAYER}, "recovery": AMOUNT},
    ("loss", "layers"),
)
OUTPUT = schema_object(
    {"loss": _BY_LAYER, "uncovered": AMOUNT, "recovery": _BY_LAYER, "uncovered_recovery": AMOUNT, "explain": EXPLAIN},
    ("loss", "uncovered", "recovery", "uncovered_recovery", "explain"),
)


def answer(fields: Fields, language: str) -> dict[str, object]:
    """The loss and the recovery by layer. Raises Bad: `inconsistent` when more is recovered than was lost."""
    currency = currency_of(fields, "SEK")
    loss = fields.money("loss", currency, low=0)
    layers = _layers(fields, currency)
    recovery = fields.money("recovery", currency, zero(currency), low=0)
    fields.finish()
    if recovery > loss:
        message = ("Mer är återvunnet än som förlorades.", "More is recovered than lost.")
        raise fields.bad("inconsistent", "recovery", *message)
    borne = bear_loss(loss, layers)
    healed = heal(recovery, borne, layers)
    return {
        "loss": {name: format_amount(part) for name, part in borne.by_layer.items()},
        "uncovered": format_amount(borne.uncovered),
        "recovery": {name: format_amount(part) for name, part in healed.by_layer.items()},
        "uncovered_recovery": format_amount(healed.uncovered),
        "explain": _explain(loss, recovery, layers, borne, healed, language),
    }


def _layers(fields: Fields, currency: str) -> list[Layer]:
    if not fields.has("layers"):
        raise fields.bad("missing", "layers", "Fältet saknas.", "The field is missing.")
    layers: list[Layer] = []
    for one in fields.items("layers"):
        name = one.text("name")
        if any(layer.name == name for layer in layers):
            raise Bad("inconsistent", one.place("name"), "Två lager har samma namn.", "Two layers have the same name.")
        layers.append(Layer(name, one.money("amount", currency, low=0), one.integer("rank")))
        one.finish()
    return layers


def _explain(
    loss: Money, recovery: Money, layers: list[Layer], borne: Borne, healed: Healed, language: str
) -> list[str]:
    english = language == "en"
    lines = [f"The loss is {loss}; the lowest rank takes it first." if english
             else f"Förlusten är {loss}; lägst ordning tar den först."]
    for layer in sorted(layers, key=lambda layer: layer.rank):
        hit = borne.by_layer[layer.name]
        lines.append(f"Rank {layer.rank}, {layer.name}: bears {hit} of its {layer.amount}." if english
                     else f"Ordning {layer.rank}, {layer.name}: bär {hit} av sina {layer.amount}.")
    if borne.uncovered:
        lines.append(f"No layer covers {borne.uncovered}." if english else f"Inget lager täcker {borne.uncovered}.")
    if not recovery:
        return lines
    lines.append(f"{recovery} is recovered and heals the last hit first." if english
                 else f"{recovery} återvinns och läker den sist drabbade först.")
    if healed.uncovered:
        lines.append(f"The uncovered part gets {healed.uncovered}." if english
                     else f"Den del som ingen täckte får {healed.uncovered}.")
    for layer in sorted(layers, key=lambda layer: -layer.rank):
        part = healed.by_layer[layer.name]
        if part:
            lines.append(f"{layer.name} gets {part}." if english else f"{layer.name} får {part}.")
    return lines
