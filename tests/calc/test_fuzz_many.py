"""Many inputs near each calculator's example: one to four places changed, dropped or doubled; prints what it saw.

Quick and without shrinking, beside test_fuzz.py which finds small cases: 200,000 in the long run, and the slowest
answer is told. An answer fits OUTPUT, an error names its field, nothing raises.
"""

from __future__ import annotations

import copy
import json
import os
import sys
import time
from collections import Counter
from random import Random
from typing import Any

import pytest

from brygga.calc import run as running
from brygga.calc.examples import EXAMPLES
from brygga.calc.registry import names
from brygga.calc.run import run
from tests.calc.from_schema import HOSTILE
from tests.calc.test_fuzz import ENVELOPE, checker

INPUTS = 200_000 if os.environ.get("BRYGGA_LONG") else 6_000
SLOWEST_S = 5.0
DAYS = ("2023-12-31", "2024-02-29", "2025-07-01", "2026-01-31", "2026-12-31", "2031-06-30", "0001-01-01", "9999-12-31")
NUMBERS = ("0", "1", "0.01", "0.5", "3", "12", "1000", "99999.99", "100000", "99999999999999.99", "-0.01", "1001")
WHOLE = (0, 1, 2, 3, 12, 60, 1200, 1201)
ODD = ("JPY", "KWD", "EUR", *DAYS[-2:], *NUMBERS[-2:], *WHOLE[-1:])


def places(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place inside a value, the whole of it not among them."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, one in inner for place in ((*at, key), *places(one, (*at, key)))]


def near(value: Any, draw: Random) -> Any:
    """Something of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return draw.choice(WHOLE)
    if isinstance(value, str) and value[:1].isdigit():
        return draw.choice(DAYS if value[4:5] == "-" else NUMBERS)
    return value


def changed(value: dict[str, Any], draw: Random) -> Any:
    """Mostly another value of the same kind; now and then what nobody should send."""
    asked: Any = copy.deepcopy(value)
    for _ in range(draw.randint(1, 4)):
        *road, last = draw.choice(places(asked) or [("x",)])
        holder = asked
        for key in road:
            holder = holder[key]
        deed = draw.randrange(20)
        if deed == 0 and isinstance(holder, dict):
            holder.pop(last, None)
        elif deed == 1 and isinstance(holder, dict):
            holder[draw.choice(("x", "rate ", "", "Amount"))] = copy.deepcopy(draw.choice(HOSTILE))
        elif deed == 2 and isinstance(holder, list):
            holder.extend(copy.deepcopy(holder[-1:]) * draw.choice((1, 2, 60)))
        elif deed in (3, 4):
            holder[last] = copy.deepcopy(draw.choice(HOSTILE if deed == 3 else ODD))
        elif last in holder or isinstance(holder, list):
            holder[last] = near(holder[last], draw)
    return asked


def seen(inputs: int, seed: int = 1930173) -> tuple[Counter[str], tuple[float, str, str]]:
    """How the inputs ended, and the slowest answer with its calculator and its input."""
    draw, ends, slowest = Random(seed), Counter[str](), (0.0, "", "")
    known = sorted(names())
    for nr in range(inputs):
        name = known[nr % len(known)]
        text = json.dumps(changed(EXAMPLES[name], draw))
        begun = time.perf_counter()
        out, status = run(name, text, draw.choice(("sv", "en")))
        slowest = max(slowest, (time.perf_counter() - begun, name, text))
        answer = json.loads(out)
        if status == 0:
            checker(name, "OUTPUT").validate(answer)
        else:
            ENVELOPE.validate(answer)
        ends[answer["error"]["code"] if status else "answered"] += 1
    return ends, slowest


def test_none_of_many_raises_and_none_is_slow() -> None:
    ends, (seconds, name, text) = seen(INPUTS)
    sys.stdout.write(f"\nfuzz: {INPUTS} inputs, {dict(ends)}; slowest {seconds * 1000:.0f} ms: {name}\n")
    assert sum(ends.values()) == INPUTS and "internal" not in ends
    assert min(ends["answered"], INPUTS - ends["answered"]) > INPUTS // 10, "both kinds are seen"
    assert seconds < SLOWEST_S, f"{name} took {seconds:.1f} s for {text[:300]}"


def test_an_answer_that_raises_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The canary: a calculator that trips over one word."""
    whole = running._one

    def trips(chosen: Any, value: object, language: str) -> dict[str, object]:
        if "JPY" in json.dumps(value, default=str):
            raise KeyError("JPY")
        return whole(chosen, value, language)

    monkeypatch.setattr(running, "_one", trips)
    with pytest.raises(KeyError):
        seen(2_000)
