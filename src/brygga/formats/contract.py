"""What a format promises: a card that says what it is, and functions that turn values into text or bytes or back.

A writer takes values and answers the whole file; the same values give the same bytes. A reader answers values or
raises `Unreadable`, which says where and why and what to do, and never half a file. Neither touches a disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["in", "out", "both"]


@dataclass(frozen=True, slots=True)
class FormatCard:
    """One format: its key, its name on the screen, what a browser calls it, and where its functions stand.

    `module` and the functions' names are text, so that a format costs nothing until it is used.
    """

    key: str
    title: str
    media_type: str
    suffix: str
    direction: Direction
    module: str
    writer: str = ""
    reader: str = ""

    def __post_init__(self) -> None:
        if self.direction in ("out", "both") and not self.writer:
            raise ValueError(f"format {self.key}: it goes out, so it needs a writer")
        if self.direction in ("in", "both") and not self.reader:
            raise ValueError(f"format {self.key}: it comes in, so it needs a reader")


class Unreadable(ValueError):
    """A file that cannot be read: `where` (line, element), `why`, and `way_on` for the one who sent it."""

    def __init__(self, where: str, why: str, way_on: str) -> None:
        super().__init__(f"{where}: {why}. {way_on}")
        self.where, self.why, self.way_on = where, why, way_on
