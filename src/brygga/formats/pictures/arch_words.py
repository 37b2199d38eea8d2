"""What the arches say in words: title and description, one sentence an arch, the table below, the key.

Everything the picture shows stands here too, so that nobody needs to see it.
"""

from __future__ import annotations

from dataclasses import dataclass

from brygga.formats.pictures import figures
from brygga.formats.pictures.arch_values import UNKNOWN, Arc, ArchWorld
from brygga.formats.pictures.words import word


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table below the picture; amounts in öre."""

    name: str
    kind: str
    turns: str
    starts: str
    lands: str
    amount_minor: int
    left_minor: int
    lost_minor: int
    href: str


def turns(arc: Arc, language: str = "sv") -> str:
    """"1", "0+1", "3+": the turns of the lots, largest share first; "?" when unknown."""
    if not arc.known:
        return "?"
    ranked = sorted(arc.shares, key=lambda share: (-share[1], share[0]))
    marks = ["3+" if turn >= 3 else str(turn) for turn, _minor in ranked]
    return "+".join(dict.fromkeys(marks))


def name(arc: Arc, language: str = "sv") -> str:
    """The label, else the place, else the kind."""
    return arc.label or arc.place or word(arc.kind, language).capitalize()


def row(arc: Arc, world: ArchWorld, language: str = "sv") -> Row:
    """The arc as a line of the table."""
    return Row(
        name=name(arc, language), kind=word(arc.kind, language), turns=turns(arc, language),
        starts=arc.starts.isoformat(), lands=arc.lands.isoformat(), amount_minor=arc.highest,
        left_minor=arc.owed(world.today), lost_minor=sum(m for d, m in arc.losses if d <= world.today), href=arc.href,
    )


def sentence(arc: Arc, world: ArchWorld, language: str = "sv") -> str:
    """The arc in one line, for a screen reader and as a tooltip."""
    line = row(arc, world, language)
    turn = word("turn_unknown", language) if UNKNOWN in dict(arc.shares) else f"{word('turn', language)} {line.turns}"
    left = (f"{word('left_today', language)} {figures.money(line.left_minor, language=language)}"
            if line.left_minor else word("all_back", language))
    parts = [
        f"{line.name}, {line.kind} {figures.money(line.amount_minor, language=language)}",
        f"{figures.day(arc.starts, language)} {word('to', language)} {figures.day(arc.lands, language)}", turn,
    ]
    if line.lost_minor:
        parts.append(f"{word('loss', language)} {figures.money(line.lost_minor, language=language)}")
    if line.left_minor or not line.lost_minor:
        parts.append(left)
    return ", ".join(parts)


def describe(world: ArchWorld, language: str = "sv", bundled: bool = False) -> str:
    """The picture in words, with its figures."""
    today = world.today
    lent = [a for a in world.arcs if a.kind != "guarantee"]
    sums = [
        ("paid_in", sum(p.minor for p in world.payins if p.day <= today)),
        ("out_today", sum(a.owed(today) for a in lent)), ("cash", world.cash_today()),
        ("guaranteed", sum(a.owed(today) for a in world.arcs if a.kind == "guarantee")),
        ("lost", sum(m for a in world.arcs for d, m in a.losses if d <= today)),
        ("got_back", sum(m for a in world.arcs for d, m in a.recoveries if d <= today)),
    ]
    count = len(world.arcs)
    noun = word("agreement" if count == 1 else "agreements", language)
    said = [f"{count} {noun}, {figures.day(today, language)}."]
    said += [f"{word(key, language)} {figures.money(minor, language=language)}." for key, minor in sums
             if minor or key in ("paid_in", "out_today", "cash")]
    if bundled:
        said.append(word("bundled", language))
    return " ".join([*said, word("same_as_table", language)])


def arch_table(world: ArchWorld, language: str = "sv") -> list[Row]:
    """The rows of the table below the picture, one an agreement, in order of start."""
    return [row(arc, world, language) for arc in sorted(world.arcs, key=lambda a: (a.starts, a.label))]


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One entry of the key: a small SVG and its word."""

    swatch: str
    label: str


def _swatch(shapes: str) -> str:
    return (f'<svg class="pic" width="26" height="14" viewBox="0 0 26 14" aria-hidden="true" focusable="false">'
            f"{shapes}</svg>")


def arches_key(world: ArchWorld, language: str = "sv") -> list[KeyItem]:
    """The key to what this picture shows, and no more (for pages; it draws with the stylesheet's classes)."""
    met = {min(turn, 3) for arc in world.arcs for turn, _minor in arc.shares if turn != UNKNOWN}
    items = [KeyItem(_swatch(f'<rect class="s{t}" width="26" height="14" rx="2"/>'), word(f"turn_{t}", language))
             for t in sorted(met)]
    if any(not arc.known for arc in world.arcs):
        dots = "".join(f'<circle class="sx" cx="{x}" cy="{y}" r="1.4"/>' for x in (4, 10, 16, 22) for y in (4, 10))
        items.append(KeyItem(_swatch(dots), word("turn_unknown", language)))
    if any(arc.kind == "guarantee" for arc in world.arcs):
        lines = "".join(f'<path class="g0" stroke-width="2.6" d="M{x} 14 {x + 8} 0"/>' for x in (-2, 4, 10, 16))
        items.append(KeyItem(_swatch(lines), word("key_guarantee", language)))
    if any(arc.planned or arc.owed(world.today) for arc in world.arcs):
        items.append(KeyItem(_swatch('<path class="p0" d="M1 7H25"/>'), word("key_plan", language)))
    if any(arc.losses for arc in world.arcs):
        items.append(KeyItem(_swatch('<path class="fall" d="M2 2Q20 2 22 13"/>'), word("key_loss", language)))
    items.append(KeyItem(_swatch('<rect class="water" x="0.5" y="0.5" width="25" height="13"/>'),
                         word("key_cash", language)))
    return items
