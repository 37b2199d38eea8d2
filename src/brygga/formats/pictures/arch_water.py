"""Below the line: the pot's cash by day, the pay-ins, the turn numerals at the feet, and the years.

All words here go through the same board as the names above, from the top down, so that nothing meets.
"""

from __future__ import annotations

import datetime as dt
import math

from brygga.formats.pictures import figures
from brygga.formats.pictures.arch_shape import Scale
from brygga.formats.pictures.arch_values import Arc, ArchWorld
from brygga.formats.pictures.arch_words import turns
from brygga.formats.pictures.ink import Sheet, path, text_width
from brygga.formats.pictures.labels import Board, Box
from brygga.formats.pictures.words import word


def draw_cash(sheet: Sheet, world: ArchWorld, scale: Scale, per_minor: float) -> None:
    """The area under the line: as deep as there is cash, step by step, up to today."""
    steps = [(day, minor) for day, minor in world.cash if day <= world.today]
    if not steps:
        return
    points = [(scale.x(steps[0][0]), scale.base)]
    for day, minor in steps:
        x = scale.x(day)
        points += [(x, points[-1][1]), (x, scale.base + max(0, minor) * per_minor)]
    end = scale.x(world.today)
    points += [(end, points[-1][1]), (end, scale.base)]
    sheet.add("path", "water", d=path(points, closed=True))


def draw_turns(sheet: Sheet, arcs: list[Arc], scale: Scale, board: Board, language: str) -> None:
    """The small numeral under each foot; feet that stand together and say the same share one."""
    said: dict[str, float] = {}
    for arc in sorted(arcs, key=lambda a: a.starts):
        label = turns(arc, language)
        width = text_width(label, 12, 600)
        x = scale.x(arc.starts)
        if x - said.get(label, -math.inf) < width + 4:
            continue
        said[label] = x
        box = board.drop(Box(scale.x(arc.starts) - width / 2, scale.base + 4, width, 12))
        sheet.text(label, box.x + box.w / 2, box.y + 10, "t-turn", text_anchor="middle")


def draw_falls(sheet: Sheet, words: list[tuple[float, float, str, str]], board: Board) -> None:
    """The words of losses and recoveries: (x, y wished, text, paint), each beside its splash."""
    for x, y, text, paint in words:
        width = text_width(text, 13.5, 600)
        left = x + 9 if x + 9 + width <= board.right else x - 9 - width
        box = board.drop(Box(left, y - 12, width, 16))
        sheet.text(text, box.x, box.y + 12, paint)


def arrow(x: float, foot: float, tip: float, wing: float) -> str:
    """The `d` of an arrow straight up from foot to tip."""
    return path([(x, foot), (x, tip)]) + path([(x - wing, tip + wing + 1), (x, tip), (x + wing, tip + wing + 1)])


def draw_payins(sheet: Sheet, world: ArchWorld, scale: Scale, board: Board, top: float, language: str) -> float:
    """An arrow up into the water for each pay-in, with its sum. Returns the lowest y used."""
    lowest = top
    for payin in sorted(world.payins, key=lambda p: p.day):
        x = scale.x(payin.day)
        text = f"+{figures.short_money(payin.minor, language)}"
        width = text_width(text, 13) + 12
        fits = x + 6 + width <= board.right and not any(x < wall < x + 8 + width for wall in board.walls)
        left = x - 6 if fits or x - width < board.left else x - width
        box = board.drop(Box(left, top, width + 6, 22), 24)
        y = box.y + 20
        sheet.add("path", "payin", d=arrow(x, y, y - 17, 5))
        if left < x - 6:
            sheet.text(text, x - 9, y - 3, "t-halo", text_anchor="end")
        else:
            sheet.text(text, x + 9, y - 3, "t-halo")
        lowest = max(lowest, box.y + box.h)
    return lowest


def draw_years(sheet: Sheet, scale: Scale, last: dt.date, y: float) -> None:
    """A thin line at each new year and its number; every second or fifth when they stand close."""
    pace = 365.25 * scale.per_day
    every = 1 if pace >= 44 else 2 if pace >= 22 else 5
    for year in range(scale.first.year, last.year + 1):
        start = dt.date(year, 1, 1)
        x = scale.x(max(start, scale.first))
        if start >= scale.first:
            sheet.add("line", "rule", x1=x, x2=x, y1=scale.base, y2=y + 4)
        roomy = start >= scale.first or (dt.date(year + 1, 1, 1) - scale.first).days * scale.per_day > 40
        if roomy and year % every == 0:
            sheet.text(str(year), x + 5, y, "t")


def draw_today(sheet: Sheet, scale: Scale, world: ArchWorld, top: float, bottom: float, language: str) -> None:
    """The dotted line where the past ends."""
    x = scale.x(world.today)
    sheet.add("line", "today", x1=x, x2=x, y1=top, y2=bottom, data_today="1")
    sheet.text(world.mark or word("today", language), x - 5, top + 9, "t", text_anchor="end")
