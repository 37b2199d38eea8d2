"""Where a page puts its questions: JSON to `calc.run` and back, each call kept as it was, refusals led to their field.

Trick: the text that is put and the text that comes back are kept unread, so what the page offers for download is the
answer of the command line byte for byte. Do not compute here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language

from brygga.calc.run import ANSWERED, run
from brygga.domain.money import format_minor, parse_amount
from brygga.domain.rates import format_fraction


@dataclass(frozen=True, slots=True)
class Call:
    """One question to a calculator: its name, the JSON that was put, and the bytes that it answers."""

    name: str
    question: str
    answer: bytes


class NotAnswered(Exception):
    """A calculator's refusal: the form's field ("" when it is about the whole), and why with the way on."""

    def __init__(self, field_name: str, message: str) -> None:
        super().__init__(field_name, message)
        self.field, self.message = field_name, message


@dataclass(slots=True)
class Desk:
    """The calls of one page. `places` leads from a calculator's field ("loan.rate") to the form's own ("rate")."""

    places: Mapping[str, str]
    calls: list[Call] = field(default_factory=list)

    def put(self, name: str, question: Mapping[str, Any]) -> dict[str, Any]:
        """The answer in the reader's language. Raises NotAnswered."""
        text = json.dumps(question, ensure_ascii=False, indent=2)
        answer, status = run(name, text, language())
        told: dict[str, Any] = json.loads(answer)
        if status != ANSWERED:
            raise NotAnswered(self._place(str(told["error"]["field"])), str(told["error"]["message"]))
        self.calls.append(Call(name, text, f"{answer}\n".encode()))
        return told

    def _place(self, path: str) -> str:
        """The form's field of the longest path that leads to it."""
        parts = path.split(".")
        tried = [".".join(parts[:n]) for n in range(len(parts), 0, -1)]
        return next((self.places[one] for one in tried if one in self.places), "")


def language() -> str:
    """The language of the page, as calculators know it."""
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def in_units(minor: int) -> str:
    """Minor units as a calculator takes an amount: 1250050 → "12500.50"."""
    return format_minor(minor, "SEK")


def in_minor(units: str) -> int:
    """A calculator's amount of a currency with two decimals as minor units: "-12.50" → -1250."""
    return parse_amount(units, "SEK").minor


def in_percent(ppm: int) -> str:
    """Parts per million as a calculator takes a percentage: 55000 → "5.5000"."""
    return format_fraction(Fraction(ppm, 10_000), 4)


def in_share(ppm: int) -> str:
    """Parts per million as a share: 800000 → "0.800000"."""
    return format_fraction(Fraction(ppm, 1_000_000), 6)
