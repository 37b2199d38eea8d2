"""A number in its pieces: a box a sign, and under each piece what it is for.

Filled boxes are those that are worked out from the others (a check digit, a digit for the length). The pieces are the
page's: what is right is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from brygga.formats.pictures.ink import NARROW, Sheet, text_width

WIDTH: Final = 760.0
BOX: Final = 30.0
TALL: Final = 40.0
BETWEEN: Final = 14.0
ROW: Final = 20.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Some signs of a number, what they are called, and whether they are worked out from the rest."""

    signs: str
    label: str
    worked_out: bool = False


def pieces(parts: Sequence[Piece], *, id_: str = "pieces", language: str = "sv", standalone: bool = False,
           narrow: bool = False, title: str = "") -> str:
    """The boxes as SVG text, `narrow` for a phone. Raises ValueError when there is no sign at all."""
    count = sum(len(part.signs) for part in parts)
    if not count:
        raise ValueError("a number wants at least one sign")
    width = NARROW if narrow else WIDTH
    box = min(BOX, (width - 2 - BETWEEN * (len(parts) - 1)) / count)
    sheet, x = Sheet(id_, width, TALL + 8 + ROW * len(parts), standalone=standalone), 1.0
    for row, part in enumerate(parts):
        for at, sign in enumerate(part.signs):
            sheet.add("rect", "ours" if part.worked_out else "cost", x=x + at * box, y=1, width=box, height=TALL - 4)
            sheet.text(sign, x + (at + 0.5) * box, 25, "t-ours" if part.worked_out else "t-bold", text_anchor="middle")
        middle = x + len(part.signs) * box / 2
        below = TALL + ROW * (row + 1)
        sheet.add("line", "leader", x1=middle, x2=middle, y1=TALL - 2, y2=below - 14)
        half = text_width(part.label, 13.5) / 2
        sheet.text(part.label, max(half, min(width - half, middle)), below, "t", text_anchor="middle")
        x += len(part.signs) * box + BETWEEN
    said = ", ".join(f"{part.label}: {part.signs}" for part in parts)
    return sheet.svg(title or said, f"{said}.", kind="pieces narrow" if narrow else "pieces")
