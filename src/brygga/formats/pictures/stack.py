"""Costs against sources: two columns of the same height when the plan adds up.

How sure a source is shows in its border: thick when paid, thin when promised, dashed when only asked for. Ours
is filled. Work in kind stands on both sides, so that it never hides a gap; what is missing is a piece of its own.
Heights are in proportion to the sums; a piece too low for its words has them beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from brygga.formats.pictures import figures
from brygga.formats.pictures.ink import Sheet, text_width
from brygga.formats.pictures.words import word

Status = Literal["paid", "promised", "asked", "proposed", "in_kind"]
HEIGHT: Final = 330.0
COLUMN: Final = 176.0
BETWEEN: Final = 30.0
TOP: Final = 26.0
LINE: Final = 17.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Something to pay for; `in_kind` when it is work and not money."""

    label: str
    minor: int
    in_kind: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Who pays, and how sure it is; `ours` is what the fund puts in."""

    label: str
    minor: int
    status: Status
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle of one column: where it stands and what is written in it."""

    label: str
    amount: str
    status: str
    paint: str
    minor: int
    y: float
    height: float

    @property
    def note(self) -> str:
        """The sum and how sure it is."""
        return f"{self.amount}, {self.status}" if self.status else self.amount


def stack(costs: Sequence[Cost], sources: Sequence[Source], *, id_: str = "stack", language: str = "sv",
          standalone: bool = False) -> str:
    """The two columns as SVG text. Raises ValueError for a sum below zero or an empty side."""
    if not costs or not sources or min(c.minor for c in costs) < 0 or min(s.minor for s in sources) < 0:
        raise ValueError("a stack wants costs and sources, none below zero")
    left, right = pieces(costs, sources, language)
    lowest = max(p.y + p.height for p in (*left, *right))
    sheet = Sheet(id_, 2 * COLUMN + BETWEEN + 2, lowest + 6, standalone=standalone)
    for x, side, heading in ((1.0, left, "costs"), (COLUMN + BETWEEN + 1, right, "sources")):
        sheet.text(word(heading, language), x, 15.0, "t")
        for piece in side:
            _draw(sheet, x, piece)
    return sheet.svg(word("stack_title", language), _describe(costs, sources, language), kind="stack")


def pieces(costs: Sequence[Cost], sources: Sequence[Source], language: str = "sv") -> tuple[list[Piece], list[Piece]]:
    """Both columns measured; each height is its sum's share of the larger side, exactly."""
    cost_sum, source_sum = sum(c.minor for c in costs), sum(s.minor for s in sources)
    scale = HEIGHT / (max(cost_sum, source_sum) or 1)
    left = [(c.label, word("in_kind", language) if c.in_kind else "", "cost", c.minor) for c in costs]
    right = [(s.label, word(s.status, language), _paint(s), s.minor) for s in sources]
    if cost_sum > source_sum:
        right.append((word("missing", language), "", "gap", cost_sum - source_sum))
    elif source_sum > cost_sum:
        left.append((word("over", language), "", "asked", source_sum - cost_sum))
    return _pile(left, scale, language), _pile(right, scale, language)


def _paint(source: Source) -> str:
    if source.ours:
        return "ours"
    return {"paid": "paid", "promised": "promised", "in_kind": "cost"}.get(source.status, "asked")


def _pile(rows: list[tuple[str, str, str, int]], scale: float, language: str) -> list[Piece]:
    pile, y = [], TOP
    for label, status, paint, minor in rows:
        height = minor * scale
        pile.append(Piece(label, figures.short_money(minor, language), status, paint, minor, y, height))
        y += height
    return pile


def _draw(sheet: Sheet, x: float, piece: Piece) -> None:
    inset = 1.5 if piece.paint == "paid" else 1.0
    sheet.add("rect", piece.paint, x=x + inset, y=piece.y + inset, width=COLUMN - 2 * inset,
              height=max(1.0, piece.height - 2 * inset), rx=2.0)
    first, second = ("t-ours", "t-ours-note") if piece.paint == "ours" else ("t-ink", "t-small")
    if piece.height >= 2 * LINE + 8:
        sheet.text(_cut(piece.label, COLUMN - 22), x + 11, piece.y + 21, first)
        sheet.text(piece.note, x + 11, piece.y + 21 + LINE, second)
    elif piece.height >= LINE + 1:
        room = COLUMN - 32 - text_width(piece.label, 13.5, 600 if piece.paint == "ours" else 400)
        note = piece.note if text_width(piece.note, 12) <= room else piece.amount
        middle = piece.y + piece.height / 2 + 4.5
        sheet.text(_cut(piece.label, COLUMN - 32 - text_width(note, 12)), x + 11, middle, first)
        sheet.text(note, x + COLUMN - 11, middle, second, text_anchor="end")


def _cut(text: str, width: float) -> str:
    if text_width(text, 13.5, 600) <= width:
        return text
    while text and text_width(text + "…", 13.5, 600) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _describe(costs: Sequence[Cost], sources: Sequence[Source], language: str) -> str:
    def listed(items: list[tuple[str, int, str]]) -> str:
        return "; ".join(f"{label} {figures.money(minor, language=language)}{f', {more}' if more else ''}"
                         for label, minor, more in items)

    cost_sum, source_sum = sum(c.minor for c in costs), sum(s.minor for s in sources)
    said = [
        f"{word('costs', language)} {figures.money(cost_sum, language=language)}: "
        f"{listed([(c.label, c.minor, word('in_kind', language) if c.in_kind else '') for c in costs])}.",
        f"{word('sources', language)} {figures.money(source_sum, language=language)}: "
        f"{listed([(s.label, s.minor, word(s.status, language)) for s in sources])}.",
    ]
    if cost_sum != source_sum:
        key = "missing" if cost_sum > source_sum else "over"
        said.append(f"{word(key, language)} {figures.money(abs(cost_sum - source_sum), language=language)}.")
    return " ".join(said)
