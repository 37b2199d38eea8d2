"""Who bears a loss, and whom a recovery heals, a second time."""

from typing import Any

from .money import minor, shares, show


def bear(amount: int, layers: list[tuple[str, int]]) -> dict[str, int]:
    """A loss on layers of one rank: all of it pro rata, or all that they have."""
    room = [size for _, size in layers]
    parts = room if amount >= sum(room) else shares(amount, room)
    return {name: part for (name, _), part in zip(layers, parts, strict=True)}


def refusal(value: Any) -> str | None:
    """The code of a mistake, 'error' where the text leaves it open, None when there is none."""
    if set(value) - {"loss", "layers", "recovery"}:
        return "unknown_field"
    if {"loss", "layers"} - set(value):
        return "missing"
    for layer in value["layers"]:
        if set(layer) - {"name", "amount", "rank"}:
            return "unknown_field"
        if {"name", "amount", "rank"} - set(layer):
            return "missing"
    amounts = [value["loss"], value.get("recovery", "0"), *(layer["amount"] for layer in value["layers"])]
    if any(minor(amount) < 0 for amount in amounts):
        return "error"
    names = [layer["name"] for layer in value["layers"]]
    if len(set(names)) < len(names) or minor(value.get("recovery", "0")) > minor(value["loss"]):
        return "error"
    return None


def waterfall(value: Any) -> Any:
    """The whole answer but `explain`, or ('error', code)."""
    wrong = refusal(value)
    if wrong:
        return "error", wrong
    left = minor(value["loss"])
    taken: dict[str, int] = {}
    ranks = sorted({layer["rank"] for layer in value["layers"]})
    rank_of = {layer["name"]: layer["rank"] for layer in value["layers"]}
    for rank in ranks:
        layers = [(e["name"], minor(e["amount"])) for e in value["layers"] if e["rank"] == rank]
        parts = bear(left, layers)
        taken |= parts
        left -= sum(parts.values())
    uncovered = left
    back = minor(value.get("recovery", "0"))
    uncovered_recovery = min(back, uncovered)
    back -= uncovered_recovery
    healed: dict[str, int] = {}
    for rank in reversed(ranks):
        hit = [(layer["name"], taken[layer["name"]]) for layer in value["layers"] if rank_of[layer["name"]] == rank]
        parts = bear(back, hit)
        healed |= parts
        back -= sum(parts.values())
    return {
        "loss": {name: show(amount) for name, amount in taken.items()},
        "uncovered": show(uncovered),
        "recovery": {name: show(amount) for name, amount in healed.items()},
        "uncovered_recovery": show(uncovered_recovery),
    }
