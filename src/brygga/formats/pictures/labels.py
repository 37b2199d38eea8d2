"""Putting names where they can be read: no two boxes over each other, ever.

Idea: each name wants to sit just above its own arch. Where that is taken, it climbs until it finds room, and a
thin line leads it back. Names are dealt with from left to right and climb with their right edge on the line, so
that their lines cross no name. What goes on today ends in one point of time, band above band: those names hang in
one column that no line of the plans runs through (`column`). A name covers no name and no band, ever, not even its
own; lines are kept apart as far as room allows (a property test throws worlds of forty arches at it). Do not fit
text by making it smaller.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

COLUMN = 8.0
ROW = 4.0
ORIGIN = 600
GAP = 3.0
NEAR = 8.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y growing downwards."""

    x: float
    y: float
    w: float
    h: float

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """True when they share room, or come nearer than `gap`."""
        return (
            self.x < other.x + other.w + gap and other.x < self.x + self.w + gap
            and self.y < other.y + other.h + gap and other.y < self.y + self.h + gap
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """A name to place: its points (x, y) in order of preference, and its size."""

    key: int
    anchors: tuple[tuple[float, float], ...]
    width: float
    height: float = 16.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the name went; `leader` is (x, from y, to y) when it had to climb."""

    key: int
    box: Box
    leader: tuple[float, float, float] | None


@dataclass(slots=True)
class Board:
    """What is taken already: boxes nobody may touch, lines, and bands that are better left visible.

    Bands are kept as one bit mask a column, a bit for each ROW pixels, so that asking is cheap.
    """

    left: float
    right: float
    boxes: list[Box] = field(default_factory=list)
    leaders: list[tuple[float, float, float]] = field(default_factory=list)
    walls: list[float] = field(default_factory=list)
    _bands: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def cover(self, x: float, top: float, bottom: float) -> None:
        """Marks a piece of a band at x."""
        self._bands[int(x // COLUMN)] |= _bits(top, bottom)

    def touches_band(self, box: Box) -> bool:
        """True when the box lies over any band."""
        bits = _bits(box.y, box.y + box.h)
        columns = range(int(box.x // COLUMN), int((box.x + box.w) // COLUMN) + 1)
        return any(bits & self._bands.get(c, 0) for c in columns)

    def taken(self, box: Box) -> bool:
        """True when the box meets another box."""
        return any(box.overlaps(other, GAP) for other in self.boxes)

    def crosses_line(self, box: Box) -> bool:
        """True when a name's line or a wall runs through the box."""
        inside = any(
            box.x - 2 < x < box.x + box.w + 2 and box.y < y1 and y0 < box.y + box.h for x, y0, y1 in self.leaders
        )
        return inside or any(box.x < wall < box.x + box.w for wall in self.walls)

    def line_blocked(self, x: float, top: float, bottom: float) -> bool:
        """True when a line down from a name would run through another name, or too near another line."""
        through = any(b.x - 2 < x < b.x + b.w + 2 and b.y < bottom and top < b.y + b.h for b in self.boxes)
        return through or any(abs(x - other) < 5 and y0 < bottom and top < y1 for other, y0, y1 in self.leaders)

    def drop(self, box: Box, step: float = 12.0) -> Box:
        """The box, moved down until it meets no other; and taken."""
        while self.taken(box):
            box = Box(box.x, box.y + step, box.w, box.h)
        self.boxes.append(box)
        return box

    def held(self, left: float, width: float) -> float:
        """The left edge, moved so that the box stays inside the picture."""
        return max(self.left, min(self.right - width, left))

    def take(self, wish: Wish, box: Box, anchor: tuple[float, float]) -> Placed:
        """Puts the name there, with its line when it stands away from its arch."""
        self.boxes.append(box)
        bottom = box.y + box.h
        leader = (anchor[0], bottom, anchor[1]) if anchor[1] - bottom > NEAR else None
        if leader:
            self.leaders.append(leader)
        return Placed(wish.key, box, leader)


def _bits(top: float, bottom: float) -> int:
    first = int(top // ROW) + ORIGIN
    last = int(bottom // ROW) + ORIGIN
    return ((1 << (last - first + 1)) - 1) << max(0, first)


def _near(wish: Wish, board: Board, waiting: list[Wish]) -> Placed | None:
    """Right above the arch, unless that would stand in the way of a name still to come."""
    for x, y in wish.anchors:
        box = Box(board.held(x - wish.width / 2, wish.width), y - 6 - wish.height, wish.width, wish.height)
        in_the_way = any(
            box.x - 2 < other.anchors[0][0] < box.x + box.w + 2 and other.anchors[0][1] > box.y - 8
            for other in waiting
        )
        if not (in_the_way or board.taken(box) or board.touches_band(box) or board.crosses_line(box)):
            return board.take(wish, box, (x, y))
    return None


def _lefts(x: float, width: float, board: Board) -> tuple[float, ...]:
    return tuple(dict.fromkeys(board.held(left, width) for left in (x - width + 2, x - width / 2, x - 2)))


def _climb(wish: Wish, board: Board, reach: float) -> Placed | None:
    """The lowest free place above, its right edge on the line."""
    lift = 10.0
    while lift < reach:
        for x, y in wish.anchors:
            for left in _lefts(x, wish.width, board):
                box = Box(left, y - lift - wish.height, wish.width, wish.height)
                if board.taken(box) or board.touches_band(box) or board.crosses_line(box):
                    continue
                if not board.line_blocked(x, box.y + box.h, y):
                    return board.take(wish, box, (x, y))
        lift += 6.0
    return None


def _anywhere(wish: Wish, board: Board, reach: float) -> Placed:
    """No clean way is left: the first place that covers no name and no band; its line may cross another's."""
    x, y = wish.anchors[0]
    lift = 10.0
    while True:
        for left in _lefts(x, wish.width, board):
            box = Box(left, y - lift - wish.height, wish.width, wish.height)
            # A fund that began last week has no room left of today: then, and only then, a name crosses that line.
            walled = lift < reach and any(box.x < wall < box.x + box.w for wall in board.walls)
            if not (walled or board.taken(box) or board.touches_band(box)):
                return board.take(wish, box, (x, y))
        lift += 6.0


@dataclass(frozen=True, slots=True)
class Hung:
    """A name in the column above today; `line` leads from its band's end to it, empty when it has no band."""

    key: int
    box: Box
    line: tuple[tuple[float, float], ...]


def lanes(count: int) -> float:
    """How far right of today a column of that many names begins."""
    return 16.0 + 5.0 * count


def column(wishes: list[Wish], board: Board, x: float, tail: float = 0.0, pace: float = 18.0) -> list[Hung]:
    """Names in a column right of x, as low as no line runs through it; `tail` keeps a last row of that width.

    For what goes on today: all those bands end at x, one above the other. Each name gets a lane of its own out of its
    band, the highest band the lane furthest left and the row furthest up, so that no two lines cross. The answer is
    from the top down; the row kept for the tail has the key −1.
    """
    ranked = sorted(wishes, key=lambda w: (w.anchors[0][1], w.key))
    left = board.held(x + lanes(len(ranked)), max([tail, *(w.width for w in ranked)], default=0.0))
    rows = [(w.key, w.width) for w in ranked] + ([(-1, tail)] if tail else [])
    low = max([w.anchors[0][1] for w in ranked], default=0.0) - 10
    while any(board.taken(box) or board.touches_band(box) for box in _rows(rows, left, low, pace)):
        low -= 4.0
    hung = []
    for i, ((key, width), row) in enumerate(zip(rows, _rows(rows, left, low, pace), strict=True)):
        box = Box(left, row.y + 1, width, pace - 2)
        board.boxes.append(box)
        line: tuple[tuple[float, float], ...] = ()
        if key != -1:
            turn, middle = x + lanes(i + 1) - 8, box.y + box.h / 2
            end = ranked[i].anchors[0]
            line = ((end[0] + 1, end[1]), (turn, end[1]), (turn, middle), (left - 4, middle))
        hung.append(Hung(key, box, line))
    return hung


def _rows(rows: list[tuple[int, float]], left: float, low: float, pace: float) -> list[Box]:
    return [Box(left, low - pace * (len(rows) - i), width, pace) for i, (_key, width) in enumerate(rows)]


def place(wishes: list[Wish], board: Board, reach: float = 520.0) -> list[Placed]:
    """Places every name, from left to right by its first point. The answer is in the order of the wishes."""
    waiting = sorted(wishes, key=lambda w: (w.anchors[0][0], -w.anchors[0][1], w.key))
    done: dict[int, Placed] = {}
    while waiting:
        wish = waiting.pop(0)
        done[wish.key] = _near(wish, board, waiting) or _climb(wish, board, reach) or _anywhere(wish, board, reach)
    return [done[wish.key] for wish in wishes]
