"""Asking the calculators through their JSON and finding the first place where two answers part.

`BRYGGA_ORACLE_CASES` times the shares below is how many random cases a calculator gets; `BRYGGA_ORACLE_SEED` which.
Cheap calculators get many, so that the time goes where a case costs most: a loan some four thousandths of a second.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from brygga.calc.run import run

CASES = int(os.environ.get("BRYGGA_ORACLE_CASES", "20000" if os.environ.get("BRYGGA_LONG") else "2000"))
SEED = os.environ.get("BRYGGA_ORACLE_SEED", "1930:173")
SHARES = {
    "loan": 4, "lots": 4, "waterfall": 8, "contribution": 8, "late_interest": 7, "apr": 5, "gge": 8, "deminimis": 8,
    "portfolio_guarantee": 8, "ratios": 5, "sroi": 5, "identifiers": 15, "member_exit": 10,
}  # fmt: skip
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


def how_many(name: str, part: str) -> int:
    """Cases of right input by the share of the calculator, of wrong input one share."""
    return CASES * (SHARES[name] if part == "right" else 1)


def same(answer: Any) -> Any:
    """The answer as it is."""
    return answer


@dataclass(frozen=True)
class Second:
    """A calculator written a second time: its oracle, its random cases, and the form in which two answers are compared.

    `wrong` makes input with one mistake: alone, for an oracle that refuses by itself, or with the refusal expected.
    """

    name: str
    oracle: Callable[[Any], Any]
    right: Callable[[Random], Any]
    wrong: Callable[[Random], Any]
    shape: Callable[[Any], Any] = same

    def seed(self, part: str, number: int) -> str:
        """What makes a case again: `Random(seed)` into `right` or `wrong`."""
        return f"{SEED}/{self.name}/{part}/{number}"

    def cases(self, part: str, start: int, stop: int) -> list[tuple[Any, Any]]:
        """Inputs with the answers of the oracle."""
        made = [(self.right if part == "right" else self.wrong)(Random(self.seed(part, n))) for n in range(start, stop)]
        return [case if isinstance(case, tuple) else (case, self.oracle(case)) for case in made]

    def differences(self, part: str, count: int) -> list[str]:
        """Each difference over seeded cases, with its seed, input, first path and both answers."""
        found: list[str] = []
        for start in range(0, count, BATCH):
            cases = self.cases(part, start, min(count, start + BATCH))
            for number, ((value, expected), answer) in enumerate(zip(cases, ask(self.name, [c[0] for c in cases]),
                                                                     strict=True), start=start):  # fmt: skip
                where = difference(expected, answer if "error" in answer else self.shape(answer))
                if where:
                    found.append(
                        f"seed {self.seed(part, number)}\n  first difference at {where}\n"
                        f"  input {json.dumps(value, ensure_ascii=False)}\n"
                        f"  oracle {json.dumps(expected, ensure_ascii=False)}\n"
                        f"  calculator {json.dumps(answer, ensure_ascii=False)}"
                    )
        return found


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


def blind_spots(second: Second) -> list[str]:
    """Figures of twenty right answers that could be wrong without the comparison noticing: there must be none."""
    answers = [second.oracle(second.right(Random(f"canary/{number}"))) for number in range(20)]
    assert any(isinstance(answer, dict) for answer in answers)
    return [path for answer in answers if isinstance(answer, dict) for path in unseen_defects(answer)]
