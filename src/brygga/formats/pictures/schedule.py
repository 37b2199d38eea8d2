"""The payment plan: one bar a payment, interest on top of principal, and the line of what is still owed.

Bars already paid are filled, those to come are outlined. Bars and line have each their own scale, said at the
left and at the right; the same figures stand in the table below. Long plans keep one bar a payment until they
would be thinner than three pixels, then the payments of a year are one bar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from brygga.formats.pictures import figures
from brygga.formats.pictures.ink import Sheet, path, text_width
from brygga.formats.pictures.words import word

WIDTH: Final = 760.0
LEFT: Final = 76.0
RIGHT: Final = 84.0
TOP: Final = 40.0
BARS: Final = 150.0
MOST_BARS: Final = 120


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment by plan: what of it is principal and interest, and what is owed after it. Minor units."""

    due: dt.date
    principal_minor: int
    interest_minor: int
    owing_after_minor: int
    paid: bool = False


def schedule(payments: Sequence[Payment], *, id_: str = "plan", language: str = "sv", standalone: bool = False) -> str:
    """The plan as SVG text. Raises ValueError when there is nothing to pay."""
    if not payments:
        raise ValueError("a payment plan wants at least one payment")
    bars = gathered(payments)
    sheet = Sheet(id_, WIDTH, TOP + BARS + 44, standalone=standalone)
    highest = max(p.principal_minor + p.interest_minor for p in bars) or 1
    owed_first = payments[0].owing_after_minor + payments[0].principal_minor
    step = (WIDTH - LEFT - RIGHT) / len(bars)
    base = TOP + BARS
    for i, payment in enumerate(bars):
        _bar(sheet, LEFT + i * step, step, base, payment, BARS / highest)
    _owing(sheet, bars, owed_first, step, base)
    _words(sheet, bars, highest, owed_first, step, base, language)
    return sheet.svg(word("schedule_title", language), _describe(payments, owed_first, language), kind="plan")


def gathered(payments: Sequence[Payment]) -> list[Payment]:
    """One payment a bar, or one year a bar when there are more than MOST_BARS. Sums are kept."""
    if len(payments) <= MOST_BARS:
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


def _owing(sheet: Sheet, bars: list[Payment], first: int, step: float, base: float) -> None:
    scale = BARS / (first or 1)
    points = [(LEFT, base - first * scale)]
    for i, payment in enumerate(bars):
        x = LEFT + (i + 0.5) * step
        points += [(x, points[-1][1]), (x, base - payment.owing_after_minor * scale)]
    sheet.add("path", "owing", d=path([*points, (WIDTH - RIGHT, points[-1][1])]))


def _words(sheet: Sheet, bars: list[Payment], highest: int, first: int, step: float, base: float,
           language: str) -> None:
    sheet.add("line", "surface", x1=LEFT, x2=WIDTH - RIGHT, y1=base, y2=base)
    sheet.text(figures.short_money(highest, language), LEFT - 10, TOP + 5, "t", text_anchor="end")
    sheet.text("0", LEFT - 10, base + 4, "t", text_anchor="end")
    sheet.text(figures.short_money(first, language), WIDTH - RIGHT + 10, TOP + 5, "t-bold")
    label = word("owing", language)
    sheet.text(label, WIDTH - text_width(label, 13.5, 600) - 2, 18.0, "t-bold")
    sheet.text(f"{word('principal', language)} + {word('interest', language)}", 0.0, 18.0, "t")
    years = [(i, p.due.year) for i, p in enumerate(bars) if i == 0 or bars[i - 1].due.year != p.due.year]
    for (i, year), (after, _next) in zip(years, [*years[1:], (len(bars), 0)], strict=True):
        x = LEFT + i * step
        sheet.add("line", "rule", x1=x, x2=x, y1=base, y2=base + 10)
        if (after - i) * step >= 44:
            sheet.text(str(year), x + 4, base + 22, "t")


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
