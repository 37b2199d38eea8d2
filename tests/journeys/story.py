"""What the chapters share: the stage, the figures, the fund's address, and the date that is moved forward."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from tests.journeys.stage import Person, Stage
from tests.worlds import World

FIGURES = tomllib.loads((Path(__file__).parent / "figures.toml").read_text())
PAPER = b"%PDF-1.4\n% an invented paper, signed by hand\n"


@dataclass
class Journey:
    """One fund from its founding on; `kept` holds numbers that pages have shown, `told` what is said at the end."""

    stage: Stage
    world: World
    figures: dict[str, Any]
    slug: str = ""
    kept: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def by(self, name: str) -> Person:
        """The person whose name begins so."""
        return next(p for full, p in self.stage.people.items() if full.startswith(name))

    def at(self, name: str, path: str) -> Person:
        """The person, standing at a page of the fund."""
        return self.by(name).go(f"/f/{self.slug}/{path}")

    def until(self, to: date) -> None:
        """Let the days pass, each with what falls due on it: by the page that whoever sits at the machine has."""
        leads = self.stage.person("Den som leder övningen").go("/demo/").fill({"on": to}).press("Flytta fram dagen")
        leads.sees("Dagen är flyttad").sees(f"{to.day} ").shot(f"dagen-{to}")
