"""What the tests of the statutory calculators share: asking, and reading the small notations of the worked tables."""

from __future__ import annotations

import json
from typing import Any

from brygga.calc.run import run


def ask(name: str, given: dict[str, Any], language: str = "en") -> dict[str, Any]:
    """The calculator's answer to what is given; empty cells are not given."""
    kept = {key: value for key, value in given.items() if value not in ("", None)}
    answer: dict[str, Any] = json.loads(run(name, json.dumps(kept), language)[0])
    return answer


def refused(name: str, given: dict[str, Any]) -> tuple[str, str]:
    """Code and field of the refusal; it says something in both languages."""
    error, sv = ask(name, given)["error"], ask(name, given, "sv")["error"]
    assert error["message"] and sv["message"]
    return error["code"], error["field"]


def yes(cell: str) -> bool:
    """The cell's yes or no."""
    return {"yes": True, "no": False}[cell]


def pairs(cell: str, first: str, second: str) -> list[dict[str, str]]:
    """ "2026-01-01 2.00, 2026-07-01 2.50" → objects with the two keys."""
    return [dict(zip((first, second), one.split(), strict=True)) for one in cell.split(", ") if one]


def cell(value: str | None) -> str:
    """An answer's value as the tables write it: null is empty."""
    return "" if value is None else value
