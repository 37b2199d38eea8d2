"""Asking the calculators through their JSON and finding the first place where two answers part.

`BRYGGA_ORACLE_CASES` sets how many random cases a calculator gets, `BRYGGA_ORACLE_SEED` which.
"""

import json
import os
import sys
from collections.abc import Callable
from random import Random
from typing import Any

from brygga.calc.run import run

CASES = int(os.environ.get("BRYGGA_ORACLE_CASES", "20000" if os.environ.get("BRYGGA_LONG") else "2000"))
SEED = os.environ.get("BRYGGA_ORACLE_SEED", "1930:173")
BATCH = 50
CODES = {
    "unknown_calculator", "not_json", "missing", "unknown_field", "wrong_type", "out_of_range", "inconsistent",
    "insufficient", "no_solution", "reference_rate_missing",
}  # fmt: skip
NONE = "(nothing there)"


def ask(name: str, values: list[Any]) -> list[Any]:
    """The calculator's answers to a list of inputs; a list as input must answer as a list and exit 0."""
    text, exit_code = run(name, json.dumps(values))
    assert exit_code == 0, text
    answers: list[Any] = json.loads(text)
    assert len(answers) == len(values)
    return answers


def first_difference(expected: Any, found: Any, path: str = "") -> str | None:
    """The first path where two JSON values differ, with both values; None when they are equal."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in [*expected, *(key for key in found if key not in expected)]:
            inner = first_difference(expected.get(key, NONE), found.get(key, NONE), f"{path}.{key}")
            if inner:
                return inner
        return None
    if isinstance(expected, list) and isinstance(found, list):
        for place in range(max(len(expected), len(found))):
            one = expected[place] if place < len(expected) else NONE
            other = found[place] if place < len(found) else NONE
            inner = first_difference(one, other, f"{path}.{place}")
            if inner:
                return inner
        return None
    same = expected == found and type(expected) is type(found)
    return None if same else f"{path.lstrip('.')}: oracle {expected!r}, calculator {found!r}"


def difference(expected: Any, found: dict[str, Any]) -> str | None:
    """As `first_difference`, for an oracle's answer or its ('error', code) and without `explain`."""
    if isinstance(expected, tuple):
        if set(found) != {"error"}:
            return f"oracle refuses ({expected[1]}), calculator answers"
        code = found["error"].get("code")
        right = CODES if expected[1] == "error" else {expected[1]}
        return None if code in right else f"error.code: oracle {expected[1]!r}, calculator {code!r}"
    return first_difference(expected, {key: part for key, part in found.items() if key != "explain"})


def compare(
    name: str, oracle: Callable[[Any], Any], make: Callable[[Random], Any], part: str, shape: Callable[[Any], Any]
) -> list[str]:
    """Differences over `CASES` seeded cases, each with its seed, input, first path and both answers."""
    sys.stdout.write(f"oracle {name} ({part}): {CASES} cases, BRYGGA_ORACLE_SEED={SEED}\n")
    found: list[str] = []
    for start in range(0, CASES, BATCH):
        seeds = [f"{SEED}/{name}/{part}/{number}" for number in range(start, min(CASES, start + BATCH))]
        values = [make(Random(seed)) for seed in seeds]
        for seed, value, answer in zip(seeds, values, ask(name, values), strict=True):
            expected = oracle(value)
            where = difference(expected, answer if "error" in answer else shape(answer))
            if where:
                found.append(
                    f"seed {seed}\n  first difference at {where}\n  input {json.dumps(value, ensure_ascii=False)}\n"
                    f"  oracle {json.dumps(expected, ensure_ascii=False)}\n"
                    f"  calculator {json.dumps(answer, ensure_ascii=False)}"
                )
    return found


def report(differences: list[str]) -> str:
    """What a failed test says: how many, and the first three in full."""
    return f"{len(differences)} of {CASES} differ\n" + "\n".join(differences[:3])


def same(answer: Any) -> Any:
    """The answer as it is."""
    return answer


def unseen_defects(expected: Any) -> list[str]:
    """The canary: paths of an oracle's answer that can be made wrong without the comparison noticing."""
    answer = json.loads(json.dumps(expected))
    assert difference(expected, answer) is None
    unseen: list[str] = []

    def walk(node: Any, path: str) -> None:
        places = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for key, inner in list(places):
            if isinstance(inner, dict | list):
                walk(inner, f"{path}.{key}")
                continue
            node[key] = f"{inner}9" if isinstance(inner, str) else not inner
            if difference(expected, answer) is None:
                unseen.append(f"{path}.{key}")
            node[key] = inner

    walk(answer, "")
    return unseen
