"""What the chapters share: the stage, the figures, the fund's address, and a date that moves forward with its duties.

The date is moved beside the pages, by the same act as the practice page's: that page is shut in a fund that people
started themselves, and rightly so. Everything else happens in browsers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.journeys.stage import Person, Stage
from tests.worlds import World, in_use

PAPER = b"%PDF-1.4\n% an invented paper, signed by hand\n"


@dataclass
class Journey:
    """One fund from its founding on; `kept` holds numbers that pages have shown."""

    stage: Stage
    world: World
    figures: dict[str, Any]
    slug: str = ""
    kept: dict[str, str] = field(default_factory=dict)

    def by(self, name: str) -> Person:
        """The person whose name begins so."""
        return next(p for full, p in self.stage.people.items() if full.startswith(name))

    def at(self, name: str, path: str) -> Person:
        """The person, standing at a page of the fund."""
        return self.by(name).go(f"/f/{self.slug}/{path}")

    def until(self, to: date) -> None:
        """Let the days pass, each with what falls due on it."""
        from brygga.foundation import clock
        from brygga.foundation.commands import Command
        from brygga.operations.members import advance_date
        with in_use(self.world):
            advance_date(Command(None, None, clock.now(), clock.today(), f"journey/{to.isoformat()}"), to=to)
