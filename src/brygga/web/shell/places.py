"""Municipalities as a choice: those of the fund's own county first, the other known counties by group after it."""

from typing import Any

from brygga.jurisdictions.registry import country


def municipalities(land: str, county: str) -> list[tuple[str, Any]]:
    """Return (code, name) pairs, and (county, pairs) for groups, as a select takes them."""
    pack = country(land)
    own = [(p.code, p.name) for p in pack.municipalities(county)] if county else []
    others = [(region.name, [(p.code, p.name) for p in pack.municipalities(region.code)])
              for region in pack.regions() if region.code != county]
    return [*own, *[(name, places) for name, places in others if places]]
