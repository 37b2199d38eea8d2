"""Where the money of a source is: one bar whose parts are in proportion, in the order money travels.

Plain values in öre; a part of zero is not drawn. The words under the bar are the page's: the description holds every
figure for whoever does not see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from brygga.formats.pictures import figures
from brygga.formats.pictures.ink import NARROW, Sheet
from brygga.formats.pictures.words import word

WIDE: Final = 640.0
TALL: Final = 26.0

Place = Literal["free", "committed", "out", "reserved", "lost", "returned"]
PAINT: Final[dict[str, str]] = {"free": "water", "committed": "promised", "out": "ours", "reserved": "asked",
                                "lost": "splash", "returned": "sx"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bar: which place, what it is called on this page, minor units."""

    place: Place
    label: str
    minor: int


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """One entry of the key: a small SVG and its words with the sum."""

    swatch: str
    label: str


def places(parts: Sequence[Part], *, id_: str = "places", language: str = "sv", currency: str = "SEK",
           standalone: bool = False, title: str = "", narrow: bool = False) -> str:
    """The bar as SVG text; `title` when it is not a source's. Raises ValueError when a part is below zero."""
    if any(part.minor < 0 for part in parts):
        raise ValueError("a place cannot hold less than nothing")
    whole, x = sum(part.minor for part in parts), 1.0
    wide = NARROW - 2 if narrow else WIDE
    sheet = Sheet(id_, wide + 2, TALL + 2, standalone=standalone)
    if not whole:
        sheet.add("rect", "meter", x=1, y=1, width=wide, height=TALL)
    for part in parts:
        width = wide * part.minor / whole if whole else 0
        if part.minor:
            sheet.add("rect", PAINT[part.place], x=x, y=1, width=max(width, 1), height=TALL)
        x += width
    said = " ".join(f"{p.label} {figures.money(p.minor, currency, language)}." for p in parts if p.minor)
    return sheet.svg(title or word("places_title", language), said, kind="places narrow" if narrow else "places")


def places_key(parts: Sequence[Part], *, language: str = "sv", currency: str = "SEK") -> list[PlaceKey]:
    """The key to the parts that are drawn, each with its sum."""
    return [PlaceKey(
        f'<svg class="pic" width="26" height="14" viewBox="0 0 26 14" aria-hidden="true" focusable="false">'
        f'<rect class="{PAINT[part.place]}" x="0.5" y="0.5" width="25" height="13"/></svg>',
        f"{part.label} {figures.money(part.minor, currency, language)}") for part in parts if part.minor]
