"""The arches: how the same krona is used again and again. Brygga's own picture.

x is time; the line is the water's surface, below it the pot's cash by day. Each arch is one agreement: it rises
the day money left the pot and lands the day the last krona came back; it is as thick as what is outstanding that
day; a guarantee is hatched because nothing left the pot. Colour and a numeral at the foot tell the turn; several
turns stripe the arch lengthwise. Dashed is what remains by plan. A loss breaks the arch and falls into the water;
a recovery rises from there. Where they fit, arches and water share one scale, so that areas can be compared.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import Final

from brygga.formats.pictures import arch_water, figures
from brygga.formats.pictures.arch_shape import Point, Scale, Shape, measure
from brygga.formats.pictures.arch_values import UNKNOWN, Arc, ArchWorld, bundled
from brygga.formats.pictures.arch_words import describe, sentence
from brygga.formats.pictures.ink import Sheet, number, path, text_width
from brygga.formats.pictures.labels import Board, Box, Wish, column, lanes, place
from brygga.formats.pictures.words import word

WIDTH: Final = 1160.0
TALLEST: Final = 215.0
THICKEST: Final = 27.0
DEEPEST: Final = 84.0
MARGIN: Final = 12.0
MOST_NAMED: Final = 12
PERCHES: Final = (1.0, 0.94, 0.88, 0.82, 1.08, 0.76, 0.7, 0.62, 0.54)


def scale_of(world: ArchWorld) -> tuple[Scale, float]:
    """The scale of arches and days, and pixels per öre of the water (the same where the water then fits)."""
    days = [a.starts for a in world.arcs] + [p.day for p in world.payins] + [d for d, _m in world.cash[:1]]
    first = min([*days, world.today])
    last = max([a.lands for a in world.arcs] + [world.today])
    pad = dt.timedelta(days=max(30, (last - first).days // 50))
    first, last = first - pad, last + pad
    running = [text_width(_shown(a), 13.5, 600) for a in world.arcs if a.owed(world.today)]
    if running:
        room = (WIDTH - 2 * MARGIN) / (WIDTH - 2 * MARGIN - max(running) - lanes(min(len(running), MOST_NAMED)))
        last = max(last, first + (world.today - first) * room)
    highest = max((a.highest for a in world.arcs), default=0) or 1
    deepest = max((m for _d, m in world.cash), default=0) or 1
    per_minor = THICKEST / highest
    longest = max(((a.lands - a.starts).days for a in world.arcs), default=1)
    scale = Scale(first, MARGIN, (WIDTH - 2 * MARGIN) / (last - first).days, 0.0, per_minor, TALLEST, longest)
    return scale, min(per_minor, DEEPEST / deepest)


def arches(world: ArchWorld, *, id_: str = "arches", language: str = "sv", standalone: bool = False,
           names: bool = True) -> str:
    """The picture as SVG text.

    `names=False` draws no names at all (public pages, where the arcs should come without `label` and `href` too).
    `id_` must be unique on the page. `standalone` writes the colours into the picture for PDF and print.
    """
    shown = replace(world, arcs=bundled(world.arcs, language))
    scale, water = scale_of(shown)
    sheet = Sheet(id_, WIDTH, 0, standalone=standalone)
    _patterns(sheet)
    arch_water.draw_cash(sheet, shown, scale, water)
    shapes = [(arc, measure(arc, scale, shown.today)) for arc in shown.arcs]
    board = Board(MARGIN / 2, WIDTH - MARGIN / 2, walls=[scale.x(shown.today)])
    falls: list[tuple[float, float, str, str]] = []
    for arc, shape in sorted(shapes, key=lambda pair: (-_span(pair[0]), pair[0].starts)):
        falls += _draw_arc(sheet, arc, shape, scale, shown, language)
    placed = _names(sheet, shapes, board, shown.today, language) if names else []
    sheet.add("line", "surface", x1=MARGIN / 2, x2=WIDTH - MARGIN / 2, y1=scale.base, y2=scale.base)
    arch_water.draw_turns(sheet, [a for a, s in shapes if s], scale, board, language)
    arch_water.draw_falls(sheet, falls, board)
    _finish(sheet, shown, scale, board, placed, language)
    title = word("arches_title", language)
    return sheet.svg(title, describe(world, language, len(shown.arcs) < len(world.arcs)), kind="arches", role="group")


def today_share(world: ArchWorld) -> float:
    """How far to the right today stands in the picture, 0 to 1."""
    scale, _water = scale_of(world)
    return scale.x(world.today) / WIDTH


def _span(arc: Arc) -> int:
    return (arc.lands - arc.starts).days


def _finish(sheet: Sheet, world: ArchWorld, scale: Scale, board: Board, placed: list[Box], language: str) -> None:
    low = max([scale.base + DEEPEST + 8, *(b.y + b.h for b in board.boxes)])
    low = arch_water.draw_payins(sheet, world, scale, board, low - 6, language)
    last = scale.first + dt.timedelta(days=int((WIDTH - 2 * MARGIN) / scale.per_day))
    arch_water.draw_years(sheet, scale, last, low + 20)
    top = min([scale.base - TALLEST - THICKEST, *(box.y for box in placed)]) - 22
    arch_water.draw_today(sheet, scale, world, top + 4, low + 6, language)
    sheet.top, sheet.height = top, low + 30 - top


def _patterns(sheet: Sheet) -> None:
    sheet.open("defs")
    for turn in range(4):
        sheet.open("pattern", id=f"{sheet.name}-h{turn}", width=7.0, height=7.0, patternUnits="userSpaceOnUse",
                   patternTransform="rotate(45)")
        sheet.add("rect", "ground", width=7.0, height=7.0)
        sheet.add("rect", f"s{turn}", width=3.4, height=7.0)
        sheet.close()
    sheet.open("pattern", id=f"{sheet.name}-dots", width=6.0, height=6.0, patternUnits="userSpaceOnUse")
    sheet.add("rect", "ground", width=6.0, height=6.0)
    sheet.add("circle", "sx", cx=3.0, cy=3.0, r=1.5)
    sheet.close()
    sheet.close()


def _draw_arc(sheet: Sheet, arc: Arc, shape: Shape | None, scale: Scale, world: ArchWorld,
              language: str) -> list[tuple[float, float, str, str]]:
    words = sentence(arc, world, language)
    if arc.href:
        sheet.open("a", class_="arc", href=arc.href, aria_label=words)
    else:
        sheet.open("g", class_="arc", tabindex="0", role="img", aria_label=words)
    sheet.note("title", words)
    main = max(arc.shares, key=lambda share: (share[1], -share[0]))[0]
    if shape is not None:
        _bands(sheet, arc, shape)
    _plan(sheet, arc, shape, scale, world.today, "px" if main == UNKNOWN else f"p{min(main, 3)}")
    sheet.close()
    return _losses(sheet, arc, shape, scale, world.today, language)


def _bands(sheet: Sheet, arc: Arc, shape: Shape) -> None:
    total = sum(minor for _turn, minor in arc.shares) or 1
    low = 0.0
    for turn, minor in sorted(arc.shares):
        high = low + minor / total
        outline = path(shape.strip(low, high), closed=True)
        mark = "x" if turn == UNKNOWN else str(min(turn, 3))
        if turn == UNKNOWN:
            sheet.add("path", "gx", class_="band", d=outline, fill=f"url(#{sheet.name}-dots)")
        elif arc.kind == "guarantee":
            sheet.add("path", f"g{mark}", class_="band", d=outline, fill=f"url(#{sheet.name}-h{mark})")
        else:
            sheet.add("path", f"b{mark}", class_="band", d=outline)
        low = high


def _plan(sheet: Sheet, arc: Arc, shape: Shape | None, scale: Scale, today: dt.date, paint: str) -> None:
    if arc.lands <= today or (shape is not None and not arc.owed(today)):
        return
    if shape is None:
        shape = measure(arc, scale, arc.starts)
    if shape is None:
        raise AssertionError("an arc can always be measured on the day it starts")
    ellipse = shape.ellipse
    start = ellipse.angle(scale.x(max(today, arc.starts)))
    sheet.add("path", paint, d=path(_planned(shape, start)))


def _planned(shape: Shape, start: float) -> list[Point]:
    """The line of what remains by plan, from an angle to the far foot."""
    return [shape.ellipse.at(start + (math.pi - start) * i / 36) for i in range(37)]


def _losses(sheet: Sheet, arc: Arc, shape: Shape | None, scale: Scale, today: dt.date,
            language: str) -> list[tuple[float, float, str, str]]:
    words = []
    for day, minor in arc.losses:
        if shape is None or day > today:
            continue
        x, y = shape.ellipse.at(shape.ellipse.angle(scale.x(day)))
        deep = scale.base + 24
        sheet.add("path", "fall", d=f"{path([(x, y)])}q7 12 7 {number(deep - y)}")
        sheet.add("circle", "splash", cx=x + 7, cy=deep, r=3.2)
        words.append((x + 8, deep + 3, f"{word('loss', language)} {figures.short_money(minor, language)}", "t-stop"))
    for day, minor in arc.recoveries:
        if day > today:
            continue
        x = scale.x(day)
        sheet.add("path", "rise", d=arch_water.arrow(x, scale.base + 26, scale.base - 14, 4))
        text = f"{word('recovered', language)} {figures.short_money(minor, language)}"
        words.append((x, scale.base + 42, text, "t-ink"))
    return words


def _names(sheet: Sheet, shapes: list[tuple[Arc, Shape | None]], board: Board, today: dt.date,
           language: str) -> list[Box]:
    drawn = [(arc, shape) for arc, shape in shapes if shape is not None]
    for arc, shape in drawn:
        _cover(board, shape.strip(0, 1))
        if arc.lands > today and arc.owed(today):
            _cover_line(board, _planned(shape, shape.end))
    wishes = {i: text_width(_shown(arc), 13.5, 600) for i, (arc, _shape) in enumerate(drawn) if _shown(arc)}
    running = sorted((i for i in wishes if drawn[i][0].owed(today)), key=lambda i: (-drawn[i][0].owed(today), i))
    more = len(running) - MOST_NAMED
    rest = f"{word('and', language)} {more} {word('more_in_table', language)}" if more > 0 else ""
    going = [Wish(i, (_end(drawn[i][1]),), wishes[i]) for i in running[:MOST_NAMED]]
    hung = column(going, board, board.walls[0], text_width(rest, 13.5, 600))
    over = place([Wish(i, _anchors(drawn[i][1], board.walls[0]), width) for i, width in wishes.items()
                  if not drawn[i][0].owed(today)], board)
    sheet.open("g", aria_hidden="true")
    for spot in hung:
        _lead(sheet, list(spot.line))
    for done in over:
        if done.leader:
            x, top, bottom = done.leader
            _lead(sheet, [(x, top), (x, bottom + 2)])
            sheet.add("circle", "pin", cx=x, cy=bottom + 2, r=2.6)
    for key, box in [*((spot.key, spot.box) for spot in hung), *((spot.key, spot.box) for spot in over)]:
        words, paint = (_shown(drawn[key][0]), "t-name") if key >= 0 else (rest, "t-halo")
        sheet.text(words, box.x, box.y + 12.5, paint)
    sheet.close()
    return [spot.box for spot in hung] + [spot.box for spot in over]


def _end(shape: Shape) -> Point:
    return shape.ellipse.at(shape.end)


def _lead(sheet: Sheet, line: list[Point]) -> None:
    """The line of a name, on a line of paper so that it is seen over the bands it has to cross."""
    for paint in ("leader-back", "leader") if line else ():
        sheet.add("path", paint, d=path(line))


def _shown(arc: Arc) -> str:
    text = arc.label or arc.place
    return text if len(text) <= 34 else f"{text[:32].rstrip()}…"


def _anchors(shape: Shape, today: float) -> tuple[Point, ...]:
    best = shape.top_rib()
    points = [shape.crest(min(1.0, best * share)) for share in PERCHES]
    return tuple(dict.fromkeys((min(x, today - 3), y) for x, y in points))


def _cover_line(board: Board, line: list[Point]) -> None:
    for (x0, y0), (x1, y1) in zip(line, line[1:], strict=False):
        steps = max(1, math.ceil(abs(x1 - x0) / 4))
        for i in range(steps + 1):
            y = y0 + (y1 - y0) * i / steps
            reach = abs(y1 - y0) / steps + 3
            board.cover(x0 + (x1 - x0) * i / steps, y - reach, y + reach)


def _cover(board: Board, outline: list[Point]) -> None:
    half = len(outline) // 2
    outer, inner = outline[:half], outline[half:][::-1]
    for i in range(half - 1):
        xs = [outer[i][0], outer[i + 1][0], inner[i][0], inner[i + 1][0]]
        ys = [outer[i][1], outer[i + 1][1], inner[i][1], inner[i + 1][1]]
        x = min(xs)
        while x <= max(xs) + 8:
            board.cover(x, min(ys), max(ys))
            x += 8
