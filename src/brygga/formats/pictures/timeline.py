"""A time line of what has to happen in order: a förlagsinsats is paid in, waits, is given notice, is redeemed.

Stops stand where their day stands; what has passed is filled, what is ahead is a ring. Words that would meet
step down a row and hang in a thread, to the left or to the right of it, whichever crosses least. The section of law
stands in the stop's note; the days themselves come from the domain.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations, product
from operator import itemgetter
from typing import Final, NamedTuple

from brygga.formats.pictures import figures
from brygga.formats.pictures.ink import NARROW, Sheet, path, text_width
from brygga.formats.pictures.labels import Board, Box
from brygga.formats.pictures.words import word

WIDTH: Final = 760.0
MARGIN: Final = 14.0
LINE_Y: Final = 34.0
MOST_TURNED: Final = 5
Line = tuple[str, str, int]
"""Words, their paint and their weight."""


class Hung(NamedTuple):
    """Where words stand, and whether they end at their stop."""

    box: Box
    to_left: bool


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
    for x, stop in zip(xs, stops, strict=True):
        sheet.add("circle", "stop-done" if stop.day <= today else "stop-next", cx=x, cy=LINE_Y, r=8.0)
    said = [_lines(stop, language) for stop in stops]
    hung = _hung(xs, said, sheet.width)
    for x, lines, (box, to_left) in zip(xs, said, hung, strict=True):
        _draw(sheet, x, lines, box, to_left)
    sheet.height = max(box.y + box.h for box, _to_left in hung) + 6
    return sheet.svg(word("timeline_title", language), _describe(stops, today, language),
                     kind="timeline narrow" if narrow else "timeline")


def _lines(stop: Stop, language: str) -> list[Line]:
    lines: list[Line] = [(stop.label, "t-bold", 600), (figures.day(stop.day, language), "t-ink", 400)]
    return lines + ([(stop.note, "t-small", 400)] if stop.note else [])


def _draw(sheet: Sheet, x: float, lines: list[Line], box: Box, to_left: bool) -> None:
    if _threaded(box):
        sheet.add("line", "leader", x1=x, x2=x, y1=LINE_Y + 9, y2=box.y + 2)
    end, anchor = (box.x + box.w, "end") if to_left else (box.x, "start")
    for i, (text, paint, _weight) in enumerate(lines):
        sheet.text(text, end, box.y + 13 + 18 * i, paint, text_anchor=anchor)


def _hung(xs: list[float], said: list[list[Line]], width: float) -> list[Hung]:
    """Where each stop's words go: of every way to turn them, the one in which fewest threads run through words, and
    then the lowest picture. They are hung from the left or from the right; where that is not enough, in any order."""
    wide = [max(text_width(text, 13.5, weight) for text, _paint, weight in lines) for lines in said]
    sizes = [(x, wide[i], 18.0 * len(said[i])) for i, x in enumerate(xs)]
    few = len(xs) <= MOST_TURNED
    turns = list(product((False, True), repeat=len(xs))) if few else [(False,) * len(xs)]
    here = range(len(xs))
    best = min((_tried(sizes, width, ends, order) for ends in turns for order in (here, here[::-1])),
               key=itemgetter(0))
    if best[0][0] and few:
        others = (_tried(sizes, width, ends, order) for order in permutations(here) for ends in turns)
        best = next((one for one in others if not one[0][0]), best)
    return best[1]


def _tried(sizes: list[tuple[float, float, float]], width: float, ends: Sequence[bool],
           order: Sequence[int]) -> tuple[tuple[float, ...], list[Hung]]:
    """One way of hanging the words, and how bad it is: threads through words, threads near them, height."""
    board, boxes = Board(0.0, width), dict[int, Box]()
    for i in order:
        x, wide, tall = sizes[i]
        boxes[i] = _free(board, Box(board.held(x + 8 - wide if ends[i] else x - 8, wide), LINE_Y + 16, wide, tall))
        if _threaded(boxes[i]):
            board.leaders.append((x, LINE_Y + 9, boxes[i].y))
    through = sum(box.x + 1 < x < box.x + box.w - 1 and top < box.y + box.h and box.y < bottom - 2
                  for box in boxes.values() for x, top, bottom in board.leaders)
    near = sum(board.crosses_line(box) for box in boxes.values())
    low, deep = max(box.y + box.h for box in boxes.values()), sum(box.y for box in boxes.values())
    return (through, near, low, deep, sum(ends)), [Hung(boxes[i], ends[i]) for i in range(len(sizes))]


def _threaded(box: Box) -> bool:
    """Words that had to go down hang in a thread."""
    return box.y > LINE_Y + 17


def _free(board: Board, box: Box) -> Box:
    """The box, moved down until no words and no thread are in it; and taken."""
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
