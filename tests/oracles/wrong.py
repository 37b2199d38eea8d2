"""One mistake put into right input, with the refusal that the text asks for.

A mistake found by going through the value itself: an unknown key at any depth, a key too few, a date that no calendar
has, an amount that is no number, a word that is not of the text. What no walk can find each calculator adds by itself.
"""

import copy
import re
from collections.abc import Callable
from random import Random
from typing import Any

Expected = tuple[str, str]
Mistake = tuple[Any, str]
DATE = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
OPEN = ("nodes", "from")  # objects whose keys are names
FREE = ("undertaking", "undertakings", "from", "to", "name", "base", "reference", "value", "currency", "member_state")


def leaves(node: Any, under: str = "") -> list[tuple[Any, Any]]:
    """Each container and key that holds a plain value; free texts are left out, since nothing is wrong for them."""
    if not isinstance(node, dict | list):
        return []
    found: list[tuple[Any, Any]] = []
    for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
        name = key if isinstance(key, str) else under
        if isinstance(inner, dict | list):
            found += leaves(inner, name)
        elif name not in FREE or (isinstance(inner, str) and DATE.fullmatch(inner)):
            found.append((node, key))
    return found


def objects(node: Any, under: str = "") -> list[dict[str, Any]]:
    """Each object whose keys are the text's."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    own = [node] if isinstance(node, dict) and under not in OPEN else []
    return own + [found for key, part in inner for found in objects(part, key if isinstance(key, str) else "")]


def bad(rng: Random, right: Any) -> Any:
    """Something of the same place that cannot be right."""
    if isinstance(right, bool):
        return rng.choice(["yes", 7, []])
    if isinstance(right, int):
        return rng.choice(["x", 1.5, {}])
    if DATE.fullmatch(right):
        return rng.choice(["2026-02-30", "soon", 7, "2026-13-01", "20260101x", []])
    if NUMBER.fullmatch(right):
        return rng.choice(["abc", "NaN", "Infinity", "", [], {}, True, "1,5", "1 2x"])
    return rng.choice(["zzz", "", 7, []])


def spoil(
    rng: Random, value: Any, mistakes: list[Callable[[Random, Any], Mistake]], required: dict[str, list[str]]
) -> tuple[Any, Expected]:
    """The value with one mistake, and ('error', code); 'error' as code where the text leaves it open.

    `required` has the keys that must be there: under '' those of the whole, under a key those of its object or rows.
    """
    value = copy.deepcopy(value)
    what = rng.randint(0, 3 if mistakes else 2)
    if what == 0:
        rng.choice(objects(value))[rng.choice(["extra", "Rate", "note_"])] = rng.choice(["1", None, 5])
        return value, ("error", "unknown_field")
    if what == 1:
        inner = {name: value.get(name, []) if name else value for name in required}
        rows = [(name, row) for name, part in inner.items() for row in (part if isinstance(part, list) else [part])]
        name, row = rng.choice(rows)
        row.pop(rng.choice(required[name]))
        return value, ("error", "missing")
    if what == 2:
        node, key = rng.choice(leaves(value))
        node[key] = bad(rng, node[key])
        return value, ("error", "error")
    value, code = rng.choice(mistakes)(rng, value)
    return value, ("error", code)
