"""What a command is to the test: how it is tried, when it is refused, what it changes, and how the product is asked.

Each act gives `pick` (what to try, or None), `no` (every code by which it may be refused; an empty set means that it
must be accepted), `do` (the model's change) and `ask` (the real command). `made` finds the ids of what was made.
"""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.builders import Fund
from tests.model import people
from tests.model.plain import FOREIGN, NOWHERE, Model

Given = dict[str, Any]


class Missing(KeyError):
    """A command names what is not there: it was left out of a shortened sequence."""


ACTS: dict[str, Act] = {}


class Act(ABC):
    """One command; `fund` says in which of the told funds it is given."""

    name = ""
    fund = "main"

    @abstractmethod
    def pick(self, m: Model, r: random.Random) -> Given | None:
        """Return what to try ({"who": …, …}), mostly right and sometimes wrong; None when there is nothing to try."""

    @abstractmethod
    def no(self, m: Model, p: Given) -> set[str]:
        """Return every code by which the product may refuse; empty: it must accept."""

    def leads(self, m: Model, p: Given) -> list[str]:
        """Return the events that it would post, were it accepted, where that is easily said: what is rare is sought."""
        return []

    def do(self, m: Model, p: Given, answer: Any) -> None:
        """Change the model as the command does."""
        return

    @abstractmethod
    def ask(self, w: World, cmd: Any, p: Given) -> Any:
        """Ask the product, by one command; returns its answer."""

    def made(self, w: World, m: Model, p: Given, answer: Any) -> None:
        """Tell the model the ids of what was made (`m.ids`), where anything is."""
        return


def act(name: str) -> Callable[[type[Act]], type[Act]]:
    """Register an act under a name."""
    def put(kind: type[Act]) -> type[Act]:
        kind.name = name
        ACTS[name] = kind()
        return kind
    return put


@dataclass
class World:
    """The product's side: the told fund, the stranger's and the one of books alone, and the ids behind the names."""

    fund: Fund
    stranger: Fund
    ledger: Fund
    ids: dict[str, int] = field(default_factory=dict)
    done: list[Given] = field(default_factory=list)

    def person(self, who: str) -> int | None:
        """A person's id; the machine is nobody."""
        if who == "":
            return None
        return self.stranger.people["treasurer"] if who == "stranger" else self.fund.people[who]

    def command(self, m: Model, who: str, key: str, fund: str = "main") -> Any:
        """A command by one of the cast, a minute later than the one before."""
        from brygga.foundation.commands import Command
        at = datetime(m.on.year, m.on.month, m.on.day, 9 + m.number % 600 // 60, m.number % 60, tzinfo=UTC)
        tenant = {"main": self.fund, "ledger": self.ledger}[fund].tenant_id
        return Command(self.person(who), tenant, at, m.on, key)

    def id(self, name: str) -> int:
        """The product's id of a thing; one that is nowhere has an id that nobody has."""
        if name.startswith(NOWHERE):
            return 999_999
        if name not in self.ids:
            raise Missing(name)
        return self.ids[name]


def strange(*names: str) -> set[str]:
    """The refusal of what is another fund's, or nowhere."""
    return {"not_seen"} if any(name.startswith((FOREIGN, NOWHERE)) for name in names) else set()


def somebody(r: random.Random, usual: Iterable[str], *, wrong: float = 0.08) -> str:
    """One of the usual people, and sometimes anybody."""
    usual = list(usual)
    return r.choice(people.CAST) if r.random() < wrong or not usual else r.choice(usual)


def something(r: random.Random, usual: Iterable[str], kind: str, *, wrong: float = 0.04) -> str | None:
    """One of the usual things, and sometimes another fund's or one that is nowhere; None when there is none."""
    usual = list(usual)
    if r.random() < wrong:
        return r.choice((FOREIGN, NOWHERE)) + kind
    return r.choice(usual) if usual else None


def amount(r: random.Random, right: int, *, wrong: float = 0.12) -> int:
    """The right amount, and sometimes an öre more or less, or something else."""
    return right if r.random() >= wrong else max(1, r.choice((right + 1, right - 1, right * 2, right // 3 + 1)))
