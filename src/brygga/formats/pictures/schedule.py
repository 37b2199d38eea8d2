"""The payment plan: one bar a payment, interest on top of principal, and the line of what is still owed.

Bars already paid are filled, those to come are outlined. Bars and line have each their own scale, said at the
left and at the right; the same figures stand in the table below. Long plans keep one bar a payment until they
would be too thin (three pixels, six on a phone), then the payments of a year are one bar, and the unit says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from brygga.formats.pictures import figures
from brygga.formats.pictures.ink import NARROW, Sheet, path, text_width
from brygga.formats.pictures.words import word

WIDTH: Final = 760.0
LEFT: Final = 76.0
RIGHT: Final = 84.0
TIGHT: Final = 66.0
TOP: Final = 40.0
BARS: Final = 150.0
MOST_BARS: Final = 120
THINNEST: Final = 6.0


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment by plan: what of it is principal and interest, and what is owed after it. Minor units."""

    due: dt.date
    principal_minor: int
    interest_minor: int
    owing_after_minor: int
    paid: bool = False


def schedule(payments: Sequence[Payment], *, id_: str = "plan", language: str = "sv", standalone: bool = False,
             narrow: bool = False) -> str:
    """The plan as SVG text, `narrow` for a phone. Raises ValueError when there is nothing to pay."""
    if not payments:
        raise ValueError("a payment plan wants at least one payment")
    sheet = Sheet(id_, NARROW if narrow else WIDTH, TOP + BARS + 44, standalone=standalone)
    left, right = (TIGHT, sheet.width - TIGHT) if narrow else (LEFT, WIDTH - RIGHT)
    bars = gathered(payments, int((right - left) / THINNEST) if narrow else MOST_BARS)
    highest = max(p.principal_minor + p.interest_minor for p in bars) or 1
    owed_first = payments[0].owing_after_minor + payments[0].principal_minor
    step = (right - left) / len(bars)
    base = TOP + BARS
    for i, payment in enumerate(bars):
        _bar(sheet, left + i * step, step, base, payment, BARS / highest)
    _owing(sheet, bars, owed_first, (left, right), base)
    _words(sheet, bars, (highest, owed_first), (left, right), base, language, len(bars) < len(payments))
    return sheet.svg(word("schedule_title", language), _describe(payments, owed_first, language),
                     kind="plan narrow" if narrow else "plan")


def gathered(payments: Sequence[Payment], most: int = MOST_BARS) -> list[Payment]:
    """One payment a bar, or one year a bar when there are more than `most`. Sums are kept."""
    if len(payments) <= most:
        return list(payments)
    years = []
    for _year, group in groupby(payments, key=lambda p: p.due.year):
        rows = list(group)
        years.append(Payment(
            rows[-1].due, sum(p.principal_minor for p in rows), sum(p.interest_minor for p in rows),
            rows[-1].owing_after_minor, all(p.paid for p in rows),
        ))
    return years


def _bar(sheet: Sheet, x: float, step: float, base: float, payment: Payment, scale: float) -> None:
    gap = min(5.0, step * 0.25)
    low, high = payment.principal_minor * scale, payment.interest_minor * scale
    width = min(44.0, step - gap)
    x += (step - width) / 2
    if low > 0:
        inset = 0.0 if payment.paid else 0.7
        sheet.add("rect", "principal" if payment.paid else "due", x=x + inset, y=base - low + inset,
                  width=max(0.8, width - 2 * inset), height=max(0.5, low - 2 * inset))
    if high > 0:
        sheet.add("rect", "interest", x=x, y=base - low - high, width=width, height=high)


def _owing(sheet: Sheet, bars: list[Payment], first: int, sides: tuple[float, float], base: float) -> None:
    scale, (left, right) = BARS / (first or 1), sides
    step = (right - left) / len(bars)
    points = [(left, base - first * scale)]
    for i, payment in enumerate(bars):
        x = left + (i + 0.5) * step
        points += [(x, points[-1][1]), (x, base - payment.owing_after_minor * scale)]
    sheet.add("path", "owing", d=path([*points, (right, points[-1][1])]))


def _words(sheet: Sheet, bars: list[Payment], tops: tuple[int, int], sides: tuple[float, float], base: float,
           language: str, yearly: bool) -> None:
    left, right = sides
    step = (right - left) / len(bars)
    sheet.add("line", "surface", x1=left, x2=right, y1=base, y2=base)
    sheet.text(figures.short_money(tops[0], language), left - 10, TOP + 5, "t", text_anchor="end")
    sheet.text("0", left - 10, base + 4, "t", text_anchor="end")
    sheet.text(figures.short_money(tops[1], language), right + 10, TOP + 5, "t-bold")
    label = word("owing", language)
    sheet.text(label, sheet.width - text_width(label, 13.5, 600) - 2, 18.0, "t-bold")
    unit = f"kr {word('a_year', language)}" if yearly else "kr"
    sheet.text(f"{word('principal', language)} + {word('interest', language)}, {unit}", 0.0, 18.0, "t")
    free = left
    for i, payment in enumerate(bars):
        if i and bars[i - 1].due.year == payment.due.year:
            continue
        x = left + i * step
        sheet.add("line", "rule", x1=x, x2=x, y1=base, y2=base + 10)
        # A year is written when it has room before the next one that is; the last may run out past the bars.
        if x >= free and (i == 0 or x + 38 <= sheet.width) and not _short(bars, i, step):
            sheet.text(str(payment.due.year), x + 4, base + 22, "t")
            free = x + 42


def _short(bars: list[Payment], at: int, step: float) -> bool:
    """A first year of a payment or two gives way to the whole year that follows."""
    after = next((i for i, p in enumerate(bars) if p.due.year > bars[0].due.year), len(bars))
    return at == 0 and after < len(bars) and after * step < 42


def _describe(payments: Sequence[Payment], first: int, language: str) -> str:
    interest = sum(p.interest_minor for p in payments)
    principal = sum(p.principal_minor for p in payments)
    paid = sum(1 for p in payments if p.paid)
    return (
        f"{len(payments)} {word('payments', language)}, {figures.day(payments[0].due, language)} "
        f"{word('to', language)} {figures.day(payments[-1].due, language)}; {paid} {word('paid_already', language)}. "
        f"{word('in_all', language)} {word('principal', language)} {figures.money(principal, language=language)}, "
        f"{word('interest', language)} {figures.money(interest, language=language)}. "
        f"{word('owing', language)} {figures.money(first, language=language)} {word('to', language)} "
        f"{figures.money(payments[-1].owing_after_minor, language=language)}."
    )
