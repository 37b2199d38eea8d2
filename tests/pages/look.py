"""Looks at a page as axe does, and measures whether the page runs over its edge on a phone.

A state is looked at four times: in two languages, each in light and in dark, all rules each time. The widths alternate:
Swedish stands wide in light and narrow in dark, English the other way round, so that what folds away on a phone and
what stands only on a wide screen have both met both themes. At 390 px the page itself may not scroll sideways.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LOOKS = {"sv": ((WIDE, "light"), (PHONE, "dark")), "en": ((WIDE, "dark"), (PHONE, "light"))}
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = Path(__file__).parents[1] / "vendor/axe/axe.min.js"
ASK = """tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], preload: false})
    .then(found => found.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200) + ' ' + n.target)]))"""
# What sticks out is named, unless it stands in a frame that scrolls or is hidden on its own.
OVER = """() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const held = e => { for (let up = e.parentElement; up && up !== document.body; up = up.parentElement)
        if (getComputedStyle(up).overflowX !== 'visible') return true; return false; };
    const out = [...document.body.querySelectorAll('*')].filter(
        e => e.getBoundingClientRect().right > root.clientWidth + 0.5 && !held(e));
    return [`${root.scrollWidth} px: ` + out.slice(-3).map(e => e.outerHTML.slice(0, 160)).join(' | ')];
}"""


@dataclass
class Found:
    """What came of a walk: `cells` are states in a language and a theme that axe has read with every rule."""

    states: int = 0
    cells: int = 0
    measured: int = 0
    violations: list[str] = field(default_factory=list)
    overflows: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    seconds: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """Return the figures of the report, by what they count; seconds of rounds side by side are summed too."""
        return {"states": self.states, "cells (state × language × theme, every rule)": self.cells,
                "measured at 390 px": self.measured, "violations": len(self.violations),
                "overflows": len(self.overflows), "states not reached": len(self.faults),
                "errors in the console": len(self.said), "seconds": self.seconds}

    @property
    def all(self) -> list[str]:
        """Return everything that must not be."""
        return self.violations + self.overflows + self.faults + self.said


def look(page: Any, where: str, language: str, found: Found, media: str = "screen") -> None:
    """Read the page that is open in both looks of a language."""
    for size, theme in LOOKS[language]:
        page.emulate_media(color_scheme=theme, media=media)
        page.set_viewport_size(size)
        spot = f"{where} [{language} {theme} {size['width']}]"
        found.cells += 1
        found.violations += [f"{spot} {rule}: {len(nodes)} × {nodes[0]}" for rule, nodes in page.evaluate(ASK, TAGS)]
        if size is PHONE and media == "screen":
            found.measured += 1
            found.overflows += [f"{spot} {what}" for what in page.evaluate(OVER)]


def shoot(page: Any, folder: Path, name: str) -> None:
    """Leave pictures of the whole page in light, wide and narrow."""
    folder.mkdir(parents=True, exist_ok=True)
    page.emulate_media(color_scheme="light")
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        page.screenshot(path=folder / f"{name}-{size['width']}.png", full_page=True)
