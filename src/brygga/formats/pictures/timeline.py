"""A time line of what has to happen in order: a förlagsinsats is paid in, waits, is given notice, is redeemed.

Stops stand where their day stands; what has passed is filled, what is ahead is a ring. Words that would meet
step down a row, and stand to the left of their stop where a later one's line would run through them. The section of
law stands in the stop's note; the days themselves come from the domain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from brygga.formats.pictures import figures
from brygga.formats.pictures.ink import NARROW, Sheet, path, text_width
from brygga.formats.pictures.labels import Board, Box
from brygga.formats.pictures.words import word

WIDTH: Final = 760.0
MARGIN: Final = 14.0
LINE_Y: Final = 34.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A day that matters, its label and a short note (a section, a condition)."""

    day: dt.date
    label: str
    note: str = ""


def timeline(stops: Sequence[Stop], today: dt.date, *, id_: str = "time", language: str = "sv",
             standalone: bool = False, narrow: bool = False, mark: str = "") -> str:
    """The line as SVG text, `narrow` for a phone; `mark` is what `today` is called when it is another day.

    Raises ValueError for fewer than two stops or stops out of order.
    """
    days = [stop.day for stop in stops]
    if len(stops) < 2 or days != sorted(days) or days[0] == days[-1]:
        raise ValueError("a time line wants at least two stops, in order of their days")
    sheet = Sheet(id_, NARROW if narrow else WIDTH, 0, standalone=standalone)
    span, length = (days[-1] - days[0]).days, sheet.width - 2 * MARGIN
    xs = [MARGIN + (day - days[0]).days / span * length for day in days]
    now = MARGIN + max(0.0, min(1.0, (today - days[0]).days / span)) * length
    sheet.add("path", "track", d=path([(MARGIN, LINE_Y), (MARGIN + length, LINE_Y)]))
    if now > MARGIN:
        sheet.add("path", "run", d=path([(MARGIN, LINE_Y), (now, LINE_Y)]))
    if days[0] < today < days[-1]:
        anchor, off = ("start", 6) if now < sheet.width / 2 else ("end", -6)
        sheet.add("line", "today", x1=now, x2=now, y1=6.0, y2=LINE_Y + 16)
        sheet.text(mark or word("today", language), now + off, 15.0, "t", text_anchor=anchor)
    board = Board(0.0, sheet.width)
    for x, stop in zip(xs, stops, strict=True):
        sheet.add("circle", "stop-done" if stop.day <= today else "stop-next", cx=x, cy=LINE_Y, r=8.0)
    for x, stop in zip(xs, stops, strict=True):
        _words(sheet, board, (x, [other for other in xs if other > x]), stop, language)
    sheet.height = max(b.y + b.h for b in board.boxes) + 6
    return sheet.svg(word("timeline_title", language), _describe(stops, today, language),
                     kind="timeline narrow" if narrow else "timeline")


def _words(sheet: Sheet, board: Board, at: tuple[float, list[float]], stop: Stop, language: str) -> None:
    x, later = at
    lines = [(stop.label, "t-bold", 600), (figures.day(stop.day, language), "t-ink", 400)]
    lines += [(stop.note, "t-small", 400)] if stop.note else []
    width = max(text_width(text, 13.5, weight) for text, _paint, weight in lines)
    in_the_way = any(x - 8 < other < x - 8 + width for other in later) and x + 8 >= width
    late = in_the_way or x >= sheet.width * 0.85
    left = board.held(x + 8 - width if late else x - 8, width)
    box = _free(board, Box(left, LINE_Y + 16, width, 18.0 * len(lines)))
    if box.y > LINE_Y + 17:
        sheet.add("line", "leader", x1=x, x2=x, y1=LINE_Y + 9, y2=box.y + 2)
        board.leaders.append((x, LINE_Y + 9, box.y))
    end, anchor = (left + width, "end") if late else (left, "start")
    for i, (text, paint, _weight) in enumerate(lines):
        sheet.text(text, end, box.y + 13 + 18 * i, paint, text_anchor=anchor)


def _free(board: Board, box: Box) -> Box:
    """The box, moved down until no words and no line are in it; and taken."""
    while board.taken(box) or board.crosses_line(box):
        box = Box(box.x, box.y + 10, box.w, box.h)
    return board.drop(box)


def _describe(stops: Sequence[Stop], today: dt.date, language: str) -> str:
    said = []
    for stop in stops:
        state = word("passed" if stop.day <= today else "ahead", language)
        note = f", {stop.note}" if stop.note else ""
        said.append(f"{stop.label} {figures.day(stop.day, language)}{note} ({state})")
    return "; ".join(said) + "."
