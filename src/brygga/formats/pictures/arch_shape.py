"""The shape of one arch: an ellipse over time whose thickness is what is outstanding that day.

x is time (linear in days), so a day on the arch stands straight above the same day on the axis. The band is the
ellipse's own line widened along its normal by half the thickness on each side; a band of several turns is cut
lengthwise in their shares. The steps of the outstanding sum are drawn as steps where the eye can see them.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from brygga.formats.pictures.arch_values import Arc

Point = tuple[float, float]
SAMPLES = 30
VISIBLE_STEP = 1.0


@dataclass(frozen=True, slots=True)
class Scale:
    """From days and öre to pixels: x = left + (day − first) · per_day; thickness = minor · per_minor."""

    first: dt.date
    left: float
    per_day: float
    base: float
    per_minor: float
    tallest: float
    longest_days: int

    def x(self, day: dt.date) -> float:
        """Pixels from the left."""
        return self.left + (day - self.first).days * self.per_day

    def rise(self, arc: Arc) -> float:
        """How high the arch stands: it follows its duration, the longest is `tallest`."""
        share = (arc.lands - arc.starts).days / max(1, self.longest_days)
        return self.tallest * float(share**0.72)


@dataclass(frozen=True, slots=True)
class Ellipse:
    """Upper half of an ellipse from one foot to the other; angle 0 is the left foot, π the right."""

    cx: float
    rx: float
    ry: float
    base: float

    def at(self, angle: float) -> Point:
        """The point on the line."""
        return self.cx - self.rx * math.cos(angle), self.base - self.ry * math.sin(angle)

    def beside(self, angle: float, offset: float) -> Point:
        """The point `offset` outside the line (inside when negative), along the normal."""
        x, y = self.at(angle)
        nx, ny = -math.cos(angle) / self.rx, -math.sin(angle) / self.ry
        length = math.hypot(nx, ny)
        return x + nx / length * offset, y + ny / length * offset

    def angle(self, x: float) -> float:
        """The angle above x, held between the feet."""
        return math.acos(max(-1.0, min(1.0, (self.cx - x) / self.rx)))


@dataclass(frozen=True, slots=True)
class Shape:
    """An arc measured for drawing: (angle, thickness) along what has happened, in order."""

    ellipse: Ellipse
    ribs: tuple[tuple[float, float], ...]
    end: float

    def strip(self, low: float, high: float) -> list[Point]:
        """The outline of the part between two shares of the thickness (0 inside, 1 outside)."""
        outer = [self.ellipse.beside(a, w * (high - 0.5)) for a, w in self.ribs]
        inner = [self.ellipse.beside(a, w * (low - 0.5)) for a, w in self.ribs]
        return outer + inner[::-1]

    def crest(self, share: float) -> Point:
        """A point on the band's outer edge, at `share` of what has happened."""
        angle, width = self.ribs[min(len(self.ribs) - 1, round(share * (len(self.ribs) - 1)))]
        return self.ellipse.beside(angle, width / 2)

    def top_rib(self) -> float:
        """The share at which the band stands highest."""
        heights = [self.ellipse.at(a)[1] for a, _w in self.ribs]
        return heights.index(min(heights)) / max(1, len(self.ribs) - 1)


def measure(arc: Arc, scale: Scale, today: dt.date) -> Shape | None:
    """The shape up to today, or None when the arc has not begun."""
    if arc.starts > today:
        return None
    x0, x1 = scale.x(arc.starts), scale.x(arc.lands)
    ellipse = Ellipse((x0 + x1) / 2, max(1.0, (x1 - x0) / 2), max(4.0, scale.rise(arc)), scale.base)
    last = _last_day(arc, today)
    end = ellipse.angle(scale.x(last))
    return Shape(ellipse, tuple(_ribs(arc, scale, ellipse, end)), end)


def _last_day(arc: Arc, today: dt.date) -> dt.date:
    gone = next((day for day, minor in arc.outstanding if minor == 0 and day > arc.starts), None)
    ends = [today, arc.lands] + ([gone] if gone else [])
    return max(arc.starts, min(ends))


def _ribs(arc: Arc, scale: Scale, ellipse: Ellipse, end: float) -> list[tuple[float, float]]:
    angles = [end * i / SAMPLES for i in range(SAMPLES)] + [end]
    ribs = [(a, _owed_at(arc, scale, ellipse, a, end) * scale.per_minor) for a in angles]
    before = 0
    for day, minor in arc.outstanding:
        angle = ellipse.angle(scale.x(day))
        if 0 < angle < end and abs(before - minor) * scale.per_minor >= VISIBLE_STEP:
            ribs += [(angle - 1e-6, before * scale.per_minor), (angle + 1e-6, minor * scale.per_minor)]
        before = minor
    return sorted(ribs, key=lambda rib: rib[0])


def _owed_at(arc: Arc, scale: Scale, ellipse: Ellipse, angle: float, end: float) -> int:
    x = ellipse.at(min(angle, end))[0]
    days = (x - scale.left) / scale.per_day
    # The last rib shows what was out just before the end, so that a loan repaid at once keeps its width.
    whole = math.ceil(days - 1e-6) - 1 if angle >= end else math.floor(days + 1e-6)
    return arc.owed(max(scale.first + dt.timedelta(days=max(0, whole)), arc.starts))
