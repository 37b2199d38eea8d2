"""Readiness as eight small bars, one a question area, each of so many steps. Small enough for a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from brygga.formats.pictures.ink import Sheet
from brygga.formats.pictures.words import word

PACE: Final = 19.0
TALL: Final = 44.0


@dataclass(frozen=True, slots=True)
class Area:
    """A question area: its name and how many of the steps are reached."""

    label: str
    reached: int
    steps: int = 4


def readiness(areas: Sequence[Area], *, id_: str = "ready", language: str = "sv", standalone: bool = False) -> str:
    """The bars as SVG text. Raises ValueError when a level is outside its steps."""
    if not areas or any(not 0 <= a.reached <= a.steps for a in areas):
        raise ValueError("readiness wants areas whose level lies between none and all of their steps")
    sheet = Sheet(id_, PACE * len(areas), TALL + 2, standalone=standalone)
    for i, area in enumerate(areas):
        step = TALL / area.steps
        for level in range(area.steps):
            y = TALL - (level + 1) * step + 1
            paint = "level" if level < area.reached else "meter"
            sheet.add("rect", paint, x=i * PACE, y=y, width=PACE - 5, height=step - 2, rx=1.5)
    said = "; ".join(f"{a.label} {a.reached} {word('of', language)} {a.steps}" for a in areas)
    return sheet.svg(word("readiness_title", language), said + ".", kind="ready")
