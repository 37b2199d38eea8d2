"""Seeded random groups and grants: chains of control, people and councils between, dates around an anniversary."""

from datetime import date, timedelta
from random import Random
from typing import Any

from .days import months_on
from .deminimis import deminimis
from .generators import any_day, sum_text
from .gge import CEILING
from .money import minor, show
from .wrong import Expected, Mistake, spoil

NAMES = ["A", "B", "C", "D", "E", "Föreningen", "Kommunen", "K", "Z"]
KINDS = ["votes", "votes", "votes", "board", "contract", "agreement"]


def link(rng: Random, on: date, ends: tuple[str, str]) -> dict[str, Any]:
    """A link that mostly holds."""
    found: dict[str, Any] = {"from": ends[0], "to": ends[1], "kind": rng.choice(KINDS)}
    if found["kind"] == "votes" and rng.random() < 0.6:
        found["share"] = rng.choice(["0.5", "0.50", "0.51", "0.50001", "0.7", "1", "0.2", "0"])
    if rng.random() < 0.25:
        found["from_date"] = str(on + timedelta(rng.choice([-400, -1, 0, 1])))
    if rng.random() < 0.25:
        found["to_date"] = str(on + timedelta(rng.choice([-1, 0, 1, 400])))
    if found.get("from_date", "0") > found.get("to_date", "9"):
        del found["to_date"]
    return found


def grant(rng: Random, on: date, most: int) -> dict[str, Any]:
    """An earlier grant, its anniversary often the day itself or the one beside it."""
    third = months_on(on, -36) + timedelta(rng.choice([-2, -1, 0, 0, 1, 2]))
    day = rng.choice([third, third, on, on + timedelta(1), on - timedelta(rng.randint(0, 1300))])
    found: dict[str, Any] = {"undertaking": rng.choice(NAMES), "on": str(day), "gge": sum_text(rng, most)}
    if rng.random() < 0.25:
        found["member_state"] = rng.choice(["SE", "SE", "RO", "FR"])
    if rng.random() < 0.3:
        found["regime"] = rng.choice(list(CEILING))
    if rng.random() < 0.3:
        found["fx"] = f"{rng.randint(95_000, 125_000) / 10_000:.4f}"
    return found


def deminimis_case(rng: Random) -> dict[str, Any]:
    """A question about new aid; often exactly what is left, or a cent more."""
    on = rng.choice([date(2027, 2, 28), date(2027, 3, 1), date(2028, 2, 29), any_day(rng)])
    regime = rng.choice([*CEILING, "general", "general"])
    ceiling = CEILING[regime] * 100
    pairs = [tuple(rng.sample(NAMES, 2)) for _ in range(rng.randint(0, 8))]
    asked = rng.sample(NAMES[:4], rng.choice([1, 1, 1, 2]))
    value: dict[str, Any] = {
        "on": str(on), "undertakings": asked, "new_gge": sum_text(rng, ceiling),
        "links": [link(rng, on, (one, other)) for one, other in pairs],
        "grants": [grant(rng, on, ceiling // rng.choice([1, 3, 10])) for _ in range(rng.randint(0, 8))],
        "nodes": {name: {"type": rng.choice(["enterprise", "enterprise", "person", "public_body"])}
                  for name in NAMES if rng.random() < 0.5 and name not in asked},
    }  # fmt: skip
    if regime != "general" or rng.random() < 0.7:
        value["regime"] = regime
    if rng.random() < 0.1:
        value["ceiling"] = show(rng.randint(1, 10**8))
    if rng.random() < 0.2:
        value["fx"] = f"{rng.randint(95_000, 125_000) / 10_000:.4f}"
    elif rng.random() < 0.4:
        value["new_gge"] = show(minor(deminimis(value)["headroom"]) + rng.choice([0, 0, 1]))
    return value


def wrong_deminimis(rng: Random) -> tuple[Any, Expected]:
    """A question with one mistake."""
    return spoil(rng, deminimis_case(rng), MISTAKES, {"": ["on", "new_gge"], "links": ["from", "to", "kind"],
                                                      "grants": ["undertaking", "on", "gge"]})


def _negative(_: Random, value: dict[str, Any]) -> Mistake:
    return value | {"new_gge": "-0.01"}, "error"


def _no_rate(rng: Random, value: dict[str, Any]) -> Mistake:
    return value | {"fx": rng.choice(["0", "-1"])}, "error"


def _word(rng: Random, value: dict[str, Any]) -> Mistake:
    return value | rng.choice([{"regime": "road"}, {"nodes": {"Q": {"type": "club"}}}, {"undertakings": []}]), "error"


MISTAKES = [_negative, _no_rate, _word]
