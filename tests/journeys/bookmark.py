"""For whoever works on the journey: begin again after a chapter that went well, instead of from the empty directory.

`BRYGGA_BOOKMARKS=DIR` leaves a copy of the world and of each browser's cookies after every chapter;
`BRYGGA_FROM=ask` begins after that chapter. Never set in `make journey`: there the whole is one piece. SQLite only.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
from pathlib import Path

from tests.journeys.story import Journey
from tests.worlds import FILE, World


def _place(chapter: str) -> Path | None:
    return Path(os.environ["BRYGGA_BOOKMARKS"], chapter) if os.environ.get("BRYGGA_BOOKMARKS") else None


def begin_after() -> str:
    """The chapter to begin after, or nothing."""
    return os.environ.get("BRYGGA_FROM", "")


def leave(journey: Journey, chapter: str) -> None:
    """Keep the world and the browsers as they are after a chapter."""
    if (place := _place(chapter)) is None:
        return
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(journey.world.data, place / "data", ignore=shutil.ignore_patterns(f"{FILE}*"))
    with contextlib.closing(sqlite3.connect(journey.world.data / FILE)) as live, \
            contextlib.closing(sqlite3.connect(place / "data" / FILE)) as copy:
        live.backup(copy)
    people = [{"name": p.name, "address": p.address, "secret": p.secret, "state": p.context.storage_state()}
              for p in journey.stage.people.values()]
    (place / "journey.json").write_text(json.dumps(
        {"slug": journey.slug, "kept": journey.kept, "count": journey.stage.count, "people": people}))


def lay(world: World) -> None:
    """Put the bookmarked world in place of the empty one, before it is served."""
    if begin_after() and (place := _place(begin_after())) is not None:
        shutil.rmtree(world.data)
        shutil.copytree(place / "data", world.data)


def open_at(journey: Journey) -> None:
    """Give the people their browsers back."""
    if begin_after() and (place := _place(begin_after())) is not None:
        kept = json.loads((place / "journey.json").read_text())
        journey.slug, journey.kept, journey.stage.count = kept["slug"], kept["kept"], kept["count"]
        for person in kept["people"]:
            opened = journey.stage.person(person["name"], person["address"])
            opened.secret = person["secret"]
            opened.context.add_cookies(person["state"]["cookies"])
