"""Who may do what, and what the same person does not do twice: read from docs/algorithms/segregation.md.

The told fund has the profile small_fund: its extra hands may, and only hard clashes refuse.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).parent.parent.parent / "docs" / "algorithms" / "segregation.md"
BOARD = ("chair", "member", "member2", "member3", "member4", "deputy")
SEATS = 5
CAST = ("administrator", "second", "officer", *BOARD, "treasurer", "approver", "auditor", "bookkeeper", "stranger")


def role(who: str) -> str:
    """The role of a person of the cast; the stranger is of another fund and has none here."""
    return {"second": "administrator", "stranger": ""}.get(who, who.rstrip("234"))


@functools.cache
def _tables() -> tuple[dict[str, set[str]], list[tuple[str, str, str]]]:
    who: dict[str, set[str]] = {}
    hard = []
    for row in PAGE.read_text().splitlines():
        cells = [cell.strip() for cell in row.strip().strip("|").split("|")]
        if len(cells) == 4 and cells[2] == "hard":
            hard.append((cells[0], cells[1], cells[3]))
        elif len(cells) == 4 and "_" in cells[0] + "_" and cells[2] not in ("soft", "in every fund", "roles", "---"):
            who[cells[0]] = set(cells[2].split()) | set(cells[3].split())
    return who, hard


def why_not(act: str, who: str, deeds: Iterable[tuple[str, str]] = ()) -> set[str]:
    """The codes by which `who` is refused `act` after `deeds` (act, who) in the same thing; empty: may do it."""
    allowed, hard = _tables()
    asked = allowed[act]
    if not role(who) or (role(who) not in asked and "everyone" not in asked):
        return {"act_needs_role"}
    done = {deed for deed, by in deeds if by == who}
    return {code for earlier, later, code in hard if later == act and earlier in done}


def may(act: str) -> list[str]:
    """Those of the cast whose role is asked for an act."""
    return [who for who in CAST if not why_not(act, who)]
