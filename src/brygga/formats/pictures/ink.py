"""The hand that draws: classes with their paint, and a sheet that turns shapes into SVG text.

Trick: every class has one row in `PAINT`, written in the stylesheet's own tokens. A page gets classes (so that
dark mode and forced colours work and the content policy needs no inline style); a PDF or a print gets the same
rows as attributes, in the light colours (`standalone=True`). A test compares `stylesheet()` with brygga.css.
Do not write a colour anywhere else, and no `style` attribute at all.
"""

from __future__ import annotations

import math
from typing import Final
from xml.sax.saxutils import escape, quoteattr

LIGHT: Final = {
    "paper": "#FBFAF6", "card": "#FFFFFF", "ink": "#1A2420", "muted": "#52605A", "line": "#D8DCD3",
    "accent": "#14564A", "accent-ink": "#FFFFFF", "tint": "#E4EFEA", "turn-0": "#14564A", "turn-1": "#A85B00",
    "turn-2": "#7A2E5D", "water": "#CFE2EA", "water-line": "#2B6A85", "stop": "#A11D1D", "stop-bg": "#FCEBE9",
    "none": "none",
}
# As wide as a phone leaves room for: a picture drawn again this wide needs no scrolling and no smaller words.
NARROW: Final = 358.0
FONT: Final = "Source Sans 3, sans-serif"
TURN_TOKEN: Final = ("turn-0", "turn-1", "turn-2", "water-line")

Paint = dict[str, str]


def _text(token: str, size: float, weight: int = 400, halo: bool = False) -> Paint:
    paint = {"fill": token, "font-size": f"{size}px", "font-weight": str(weight)}
    if halo:
        paint |= {"paint-order": "stroke", "stroke": "paper", "stroke-width": "4", "stroke-linejoin": "round"}
    return paint


PAINT: Final[dict[str, Paint]] = {
    **{f"b{i}": {"fill": t, "stroke": "paper", "stroke-width": "1.6", "paint-order": "stroke"}
       for i, t in enumerate(TURN_TOKEN)},
    **{f"g{i}": {"stroke": t, "stroke-width": "1.2"} for i, t in enumerate(TURN_TOKEN)},
    **{f"p{i}": {"fill": "none", "stroke": t, "stroke-width": "1.4", "stroke-dasharray": "3 5",
                 "stroke-linecap": "round"} for i, t in enumerate(TURN_TOKEN)},
    **{f"s{i}": {"fill": t} for i, t in enumerate(TURN_TOKEN)},
    "gx": {"stroke": "muted", "stroke-width": "1.2"}, "sx": {"fill": "muted"},
    "px": {"fill": "none", "stroke": "muted", "stroke-width": "1.4", "stroke-dasharray": "1 5",
           "stroke-linecap": "round"},
    "ground": {"fill": "paper"}, "water": {"fill": "water", "stroke": "water-line", "stroke-width": "1"},
    "surface": {"stroke": "ink", "stroke-width": "1.8"}, "rule": {"stroke": "line", "stroke-width": "1"},
    "today": {"stroke": "ink", "stroke-width": "1.2", "stroke-dasharray": "1 5", "stroke-linecap": "round"},
    "fall": {"fill": "none", "stroke": "stop", "stroke-width": "2", "stroke-dasharray": "5 4"},
    "splash": {"fill": "stop"}, "rise": {"fill": "none", "stroke": "water-line", "stroke-width": "2"},
    "payin": {"fill": "none", "stroke": "water-line", "stroke-width": "2", "stroke-linecap": "round",
              "stroke-linejoin": "round"},
    "leader": {"fill": "none", "stroke": "muted", "stroke-width": "1", "stroke-linejoin": "round"},
    "leader-back": {"fill": "none", "stroke": "paper", "stroke-width": "3.4", "stroke-linejoin": "round"},
    "pin": {"fill": "ink", "stroke": "paper"},
    "curve": {"fill": "none", "stroke": "accent", "stroke-width": "3", "stroke-linejoin": "round",
              "stroke-linecap": "round"},
    "below": {"fill": "stop-bg"}, "under": {"fill": "none", "stroke": "stop", "stroke-width": "3",
                                            "stroke-linejoin": "round", "stroke-linecap": "round"},
    "low": {"fill": "stop", "stroke": "paper", "stroke-width": "2"},
    "low-ok": {"fill": "accent", "stroke": "paper", "stroke-width": "2"},
    "cost": {"fill": "tint", "stroke": "line", "stroke-width": "1"},
    "paid": {"fill": "tint", "stroke": "accent", "stroke-width": "3"},
    "promised": {"fill": "tint", "stroke": "accent", "stroke-width": "1.2"},
    "asked": {"fill": "paper", "stroke": "accent", "stroke-width": "1.6", "stroke-dasharray": "5 4"},
    "ours": {"fill": "accent", "stroke": "accent", "stroke-width": "1.2"},
    "gap": {"fill": "stop-bg", "stroke": "stop", "stroke-width": "1.4", "stroke-dasharray": "2 3"},
    "interest": {"fill": "turn-1"}, "principal": {"fill": "accent"},
    "due": {"fill": "none", "stroke": "accent", "stroke-width": "1.3"},
    "owing": {"fill": "none", "stroke": "ink", "stroke-width": "1.8", "stroke-linejoin": "round"},
    "track": {"fill": "none", "stroke": "line", "stroke-width": "6", "stroke-linecap": "round"},
    "run": {"fill": "none", "stroke": "accent", "stroke-width": "6", "stroke-linecap": "round"},
    "stop-done": {"fill": "accent", "stroke": "paper", "stroke-width": "2"},
    "stop-next": {"fill": "paper", "stroke": "accent", "stroke-width": "3"},
    "meter": {"fill": "line"}, "level": {"fill": "accent"},
    "t": _text("muted", 13.5), "t-small": _text("muted", 12), "t-ink": _text("ink", 13.5),
    "t-halo": _text("muted", 13, 400, True), "t-name": _text("ink", 13.5, 600, True),
    "t-turn": _text("ink", 12, 600, True), "t-stop": _text("stop", 13.5, 600),
    "t-bold": _text("ink", 13.5, 600), "t-ours": _text("accent-ink", 13.5, 600), "t-ours-note": _text("accent-ink", 13),
}

_WIDTHS: Final = {
    **dict.fromkeys("iljI.,:;'|! \u202f\u00a0", 0.26), **dict.fromkeys("ftr()-", 0.34),
    **dict.fromkeys("mwMW—", 0.86), **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZÅÄÖ&%", 0.63),
}


def text_width(text: str, size: float, weight: int = 400) -> float:
    """About how wide the text is in pixels, rather too wide than too narrow (Source Sans 3)."""
    factor = 1.06 if weight >= 600 else 1.0
    return sum(_WIDTHS.get(letter, 0.53) for letter in text) * size * factor


def number(value: float) -> str:
    """A coordinate with one decimal at most. Raises ValueError for what is not finite."""
    if not math.isfinite(value):
        raise ValueError(f"not a coordinate: {value}")
    text = f"{value:.1f}"
    return text.removesuffix(".0").replace("-0", "0") if text == "-0.0" else text.removesuffix(".0")


def path(points: list[tuple[float, float]], closed: bool = False) -> str:
    """The `d` of a line through the points."""
    steps = [f"{number(x)} {number(y)}" for x, y in points]
    return ("M" + "L".join(steps) + ("Z" if closed else "")) if steps else ""


def stylesheet() -> str:
    """The rows of PAINT as the stylesheet has them."""
    rules = []
    for name, paint in PAINT.items():
        body = ";".join(f"{k}:{_css(k, v)}" for k, v in paint.items())
        rules.append(f".pic .{name}{{{body}}}")
    return "\n".join(rules)


def _css(key: str, value: str) -> str:
    return f"var(--{value})" if key in ("fill", "stroke") and value != "none" else value


class Sheet:
    """An SVG under work. `name` makes its ids; nothing in it depends on anything but what is drawn."""

    def __init__(self, name: str, width: float, height: float, *, standalone: bool = False) -> None:
        self.name, self.width, self.height, self.standalone = name, width, height, standalone
        self.top = 0.0
        self._parts: list[str] = []
        self._open: list[str] = []

    def _attributes(self, paint: str, attributes: dict[str, str | float]) -> str:
        named = {k.rstrip("_").replace("_", "-"): v for k, v in attributes.items()}
        if paint and self.standalone:
            for key, value in PAINT[paint].items():
                colour = key in ("fill", "stroke")
                named.setdefault(key, (LIGHT[value] if colour else value).removesuffix("px"))
        elif paint:
            PAINT[paint]
            named["class"] = f"{named['class']} {paint}" if "class" in named else paint
        return "".join(
            f" {k}={quoteattr(v if isinstance(v, str) else number(v))}" for k, v in named.items()
        )

    def add(self, tag: str, paint: str = "", **attributes: str | float) -> None:
        """A shape. `paint` is a row of PAINT; underscores in names become hyphens (`class_`, `text_anchor`)."""
        self._parts.append(f"<{tag}{self._attributes(paint, attributes)}/>")

    def text(self, words: str, x: float, y: float, paint: str = "t", **attributes: str | float) -> None:
        """Words with their baseline at y."""
        attributes = {"x": x, "y": y, **attributes}
        if self.standalone:
            attributes["font_family"] = FONT
        self._parts.append(f"<text{self._attributes(paint, attributes)}>{escape(words)}</text>")

    def open(self, tag: str, **attributes: str | float) -> None:
        """A group, a link, a pattern; closed by `close`."""
        self._open.append(tag)
        self._parts.append(f"<{tag}{self._attributes('', attributes)}>")

    def close(self) -> None:
        """Closes what was opened last."""
        self._parts.append(f"</{self._open.pop()}>")

    def note(self, tag: str, words: str) -> None:
        """A `title` or `desc` inside what is open."""
        self._parts.append(f"<{tag}>{escape(words)}</{tag}>")

    def svg(self, title: str, description: str, *, kind: str = "", role: str = "img") -> str:
        """The whole picture. `role` is "group" when something in it can be focused."""
        if self._open:
            raise ValueError(f"left open: {self._open}")
        t, d = f"{self.name}-t", f"{self.name}-d"
        box = f"0 {number(self.top)} {number(self.width)} {number(self.height)}"
        names = quoteattr(f"pic {kind}".strip())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class={names} viewBox="{box}" '
            f'width="{number(self.width)}" height="{number(self.height)}" role="{role}" '
            f'aria-labelledby="{t} {d}"><title id="{t}">{escape(title)}</title>'
            f'<desc id="{d}">{escape(description)}</desc>{"".join(self._parts)}</svg>'
        )
