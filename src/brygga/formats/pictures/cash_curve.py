"""The cash curve: what is in the account month by month, and the month it is lowest.

The part below zero is filled and drawn in the colour that stops, the lowest point is named with its month and
sum. Say the sentence beside it and its remedy on the page; the picture only shows where.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from brygga.formats.pictures import figures
from brygga.formats.pictures.ink import NARROW, Sheet, path, text_width
from brygga.formats.pictures.words import word

WIDTH: Final = 660.0
HEIGHT: Final = 250.0
LEFT: Final = 84.0
TIGHT: Final = 62.0
RIGHT: Final = 16.0
TOP: Final = 44.0
BOTTOM: Final = 44.0
APART: Final = 38.0


@dataclass(frozen=True, slots=True)
class Month:
    """The balance at the end of a month, minor units; `first` is any day of the month."""

    first: dt.date
    minor: int


def cash_curve(months: Sequence[Month], *, id_: str = "curve", language: str = "sv", standalone: bool = False,
               narrow: bool = False) -> str:
    """The curve as SVG text, `narrow` for a phone. Raises ValueError when there is no month to show."""
    if not months:
        raise ValueError("a cash curve wants at least one month")
    sheet = Sheet(id_, NARROW if narrow else WIDTH, HEIGHT, standalone=standalone)
    left = TIGHT if narrow else LEFT
    low, high = min(0, *(m.minor for m in months)), max(0, *(m.minor for m in months))
    span = (high - low) or 1
    step = (sheet.width - left - RIGHT) / max(1, len(months) - 1)
    points = [(left + i * step, TOP + (high - m.minor) / span * (HEIGHT - TOP - BOTTOM))
              for i, m in enumerate(months)]
    zero = TOP + high / span * (HEIGHT - TOP - BOTTOM)
    _axes(sheet, months, points, zero, high, language)
    _curve(sheet, points, zero)
    lowest = min(range(len(months)), key=lambda i: months[i].minor)
    _name_lowest(sheet, months[lowest], points[lowest], language)
    return sheet.svg(word("curve_title", language), _describe(months, lowest, language),
                     kind="curve narrow" if narrow else "curve")


def _axes(sheet: Sheet, months: Sequence[Month], points: list[tuple[float, float]], zero: float, high: int,
          language: str) -> None:
    left, pace = points[0][0], points[-1][0] - points[0][0]
    room = pace / max(1, len(months) - 1)
    every = next((e for e in (1, 2, 3, 6) if e * room >= APART), 12)
    for i, month in enumerate(months):
        if i % every:
            continue
        x = points[i][0]
        sheet.add("line", "rule", x1=x, x2=x, y1=28.0, y2=HEIGHT - 12)
        sheet.text(figures.month_short(month.first, language), x, 18.0, "t-small", text_anchor="middle")
    sheet.add("line", "surface", x1=left, x2=sheet.width - RIGHT, y1=zero, y2=zero)
    sheet.text(figures.money(0, language=language), left - 14, zero + 4.5, "t", text_anchor="end")
    if high and zero - TOP > 22:
        sheet.text(figures.short_money(high, language), left - 14, TOP + 4.5, "t", text_anchor="end")


def _curve(sheet: Sheet, points: list[tuple[float, float]], zero: float) -> None:
    """The line above zero, and each stretch below it, cut exactly where it crosses."""
    runs: list[tuple[bool, list[tuple[float, float]]]] = []
    for point in points:
        under = point[1] > zero + 1e-9
        if runs and runs[-1][0] != under:
            cross = _crossing(runs[-1][1][-1], point, zero)
            runs[-1][1].append(cross)
            runs.append((under, [cross]))
        elif not runs:
            runs.append((under, []))
        runs[-1][1].append(point)
    for under, run in runs:
        if under:
            sheet.add("path", "below", d=path([(run[0][0], zero), *run, (run[-1][0], zero)], closed=True))
    for under, run in runs:
        sheet.add("path", "under" if under else "curve", d=path(run))


def _crossing(a: tuple[float, float], b: tuple[float, float], zero: float) -> tuple[float, float]:
    share = (zero - a[1]) / (b[1] - a[1])
    return a[0] + (b[0] - a[0]) * share, zero


def _name_lowest(sheet: Sheet, month: Month, at: tuple[float, float], language: str) -> None:
    short = month.minor < 0
    name = figures.MONTHS[figures.base(language)][month.first.month - 1]
    label = f"{name}: {figures.money(month.minor, language=language)}"
    sheet.add("circle", "low" if short else "low-ok", cx=at[0], cy=at[1], r=6.0)
    width = text_width(label, 13.5, 600)
    right = at[0] + 12 + width <= sheet.width - 4
    sheet.text(label, at[0] + 12 if right else at[0] - 12, min(at[1] + 21, HEIGHT - 6), "t-stop" if short else "t-bold",
               text_anchor="start" if right else "end")


def _describe(months: Sequence[Month], lowest: int, language: str) -> str:
    month = months[lowest]
    verdict = word("short" if month.minor < 0 else "enough", language)
    series = ", ".join(f"{figures.day(m.first, language, 'manad')} {figures.money(m.minor, language=language)}"
                       for m in months)
    return (f"{word('lowest', language)} {figures.day(month.first, language, 'manad')}: "
            f"{figures.money(month.minor, language=language)}. {verdict} {series}.")
