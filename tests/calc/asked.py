"""What tests put to the calculators."""

from __future__ import annotations

import json
from typing import Any

from brygga.calc.run import run

PLAIN: dict[str, Any] = {
    "principal": "100000.00",
    "currency": "SEK",
    "disbursed_on": "2026-01-15",
    "first_due_on": "2026-02-15",
    "rate": "6.00",
    "term": 12,
    "every": {"months": 1},
    "repayment": "annuity",
    "interest": "declining",
    "day_count": "30E/360",
}


def answered(change: dict[str, Any] | None = None, language: str = "sv") -> dict[str, Any]:
    """The answer to the plain loan with changes."""
    text, status = run("loan", json.dumps({**PLAIN, **(change or {})}), language)
    assert status == 0, text
    answer: dict[str, Any] = json.loads(text)
    return answer


def refusal(text: str) -> tuple[str, str]:
    """Code and field of the error that a text meets."""
    answer, status = run("loan", text)
    assert status == 2, answer
    error = json.loads(answer)["error"]
    assert error["message"]
    return error["code"], error["field"]
