"""Pictures ready for a template: the SVG text marked as safe, since the drawing functions escape every word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from brygga.formats.pictures.arch_values import ArchWorld
from brygga.formats.pictures.arch_words import Row, arch_table, arches_key
from brygga.formats.pictures.arches import arches, today_share


@dataclass(frozen=True, slots=True)
class SafeKey:
    """An entry of the key whose swatch may be put in a page as it is."""

    swatch: SafeString
    label: str


@dataclass(frozen=True, slots=True)
class ArchesView:
    """All a page needs for the arches: picture, key and the rows of the table below."""

    svg: SafeString
    now: SafeString
    key: list[SafeKey]
    rows: list[Row]


def drawing(svg: str) -> SafeString:
    """SVG from `brygga.formats.pictures`, and from nowhere else, as safe markup."""
    return mark_safe(svg)


def both_widths(draw: Callable[..., str], *values: Any, id_: str) -> SafeString:
    """The picture drawn for a wide screen and again for a phone; the frame shows the one that fits, so none scrolls."""
    language = translation.get_language() or "sv"
    return mark_safe(draw(*values, id_=id_, language=language)
                     + draw(*values, id_=f"{id_}-narrow", language=language, narrow=True))


def arches_view(world: ArchWorld, *, id_: str = "arches", names: bool = True) -> ArchesView:
    """The arches in the reader's language. `names=False` for public pages."""
    language = translation.get_language() or "sv"
    # As wide as the past: where a browser takes `scroll-initial-target`, its end is what a phone shows first.
    now = f'<svg class="at-today" width="{today_share(world) * 100:.1f}%" height="1" aria-hidden="true"></svg>'
    return ArchesView(
        drawing(arches(world, id_=id_, language=language, names=names)), mark_safe(now),
        [SafeKey(mark_safe(item.swatch), item.label) for item in arches_key(world, language)],
        arch_table(world, language),
    )
