"""Room for de minimis aid a second time: who is one undertaking, which grants count, what is left."""

from datetime import date
from fractions import Fraction
from typing import Any

from .days import months_on
from .gge import CEILING
from .money import minor, rounded, show


def controls(link: dict[str, Any], on: str) -> bool:
    """Whether a link joins its two ends on a day."""
    if not link.get("from_date", on) <= on <= link.get("to_date", on):
        return False
    return link["kind"] != "votes" or "share" not in link or 2 * Fraction(link["share"]) > 1


def group(value: dict[str, Any]) -> list[str]:
    """The enterprises that are one with those asked for: each gets the label of the others it is linked with."""
    types = value.get("nodes", {})
    links = [link for link in value.get("links", []) if controls(link, value["on"])]
    names = {*value["undertakings"], *(link[end] for link in links for end in ("from", "to"))}
    label = {name: name for name in names if types.get(name, {"type": "enterprise"})["type"] == "enterprise"}
    for link in links:
        one, other = label.get(link["from"]), label.get(link["to"])
        if one is not None and other is not None:
            label = {name: one if found == other else found for name, found in label.items()}
    asked = {label[name] for name in value["undertakings"]}
    return sorted(name for name, found in label.items() if found in asked)


def cents(row: dict[str, Any], key: str) -> int:
    """An amount in euro cents; with `fx` it is kronor."""
    return rounded(Fraction(minor(row[key])) / Fraction(row.get("fx", "1")), "half_up")


def is_counted(grant: dict[str, Any], value: dict[str, Any], members: list[str]) -> bool:
    """A member's, of the own state, that fills the regime, from its day up to and with its third anniversary."""
    asked, regime = value.get("regime", "general"), grant.get("regime", value.get("regime", "general"))
    day, on = date.fromisoformat(grant["on"]), date.fromisoformat(value["on"])
    fills = regime == asked or (asked == "general" and regime != "sgei")
    here = grant.get("member_state", "SE") == "SE"
    return grant["undertaking"] in members and here and fills and day <= on <= months_on(day, 36)


def deminimis(value: dict[str, Any]) -> Any:
    """The answer without texts; `why` as whether there is a reason."""
    members = group(value)
    rows = [grant for grant in value.get("grants", []) if is_counted(grant, value, members)]
    used = sum(cents(grant, "gge") for grant in rows)
    ceiling = minor(value["ceiling"]) if "ceiling" in value else 100 * CEILING[value.get("regime", "general")]
    left = max(0, ceiling - used)
    fits = cents(value, "new_gge") <= left
    return {
        "single_undertaking": members,
        "counted": [
            {"undertaking": grant["undertaking"], "on": grant["on"], "gge": show(cents(grant, "gge"))} for grant in rows
        ],
        "used": show(used), "headroom": show(left), "admissible": fits, "why": not fits,
    }  # fmt: skip


def deminimis_shape(answer: dict[str, Any]) -> dict[str, Any]:
    """The keys of the text."""
    keys = ("single_undertaking", "counted", "used", "headroom", "admissible")
    return {key: answer[key] for key in keys} | {"why": bool(answer["why"])}
