"""What the arches are drawn from: pay-ins, the cash by day, and one `Arc` an agreement. Plain values, all in öre.

Outstanding is a step function: `((day, minor), …)` in order, each sum holding from its day. `bundled` keeps a
picture readable: above forty, the smallest are joined year by year and kind by kind, and say so.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from brygga.formats.pictures.words import word

Kind = Literal["loan", "contribution", "guarantee"]
Steps = tuple[tuple[dt.date, int], ...]
UNKNOWN: Final = -1
LIMIT: Final = 40


@dataclass(frozen=True, slots=True)
class PayIn:
    """Money that came into the pot from the funder."""

    day: dt.date
    minor: int


@dataclass(frozen=True, slots=True)
class Arc:
    """One agreement.

    `label` is empty where names may not be shown; `place` stands in its stead when given. `lands` is the day the
    last krona came back, or will by plan. `outstanding` holds what happened, `planned` what remains after today.
    `shares` are (turn, minor) of the lots it was paid from; turn −1 (UNKNOWN) when nobody knows. `losses` and
    `recoveries` are (day, minor). `href` leads to the agreement.
    """

    label: str
    kind: Kind
    starts: dt.date
    lands: dt.date
    outstanding: Steps
    shares: tuple[tuple[int, int], ...] = ((0, 1),)
    planned: Steps = ()
    losses: Steps = ()
    recoveries: Steps = ()
    place: str = ""
    href: str = ""

    def __post_init__(self) -> None:
        if self.lands <= self.starts:
            raise ValueError(f"{self.label or 'an arc'}: it lands {self.lands}, not after it starts {self.starts}")
        if not self.outstanding or any(minor < 0 for _day, minor in self.outstanding):
            raise ValueError(f"{self.label or 'an arc'}: outstanding wants at least one step and none below zero")
        if any(a[0] > b[0] for a, b in zip(self.outstanding, self.outstanding[1:], strict=False)):
            raise ValueError(f"{self.label or 'an arc'}: the steps of outstanding are not in order")

    def owed(self, day: dt.date) -> int:
        """Outstanding at the end of `day`, minor units."""
        at = 0
        for since, minor in self.outstanding:
            if since > day:
                break
            at = minor
        return at

    @property
    def highest(self) -> int:
        """The most that was ever out, minor units."""
        return max(minor for _day, minor in self.outstanding)

    @property
    def known(self) -> bool:
        """False when nobody knows which turn the money was on."""
        return all(turn != UNKNOWN for turn, _minor in self.shares)


@dataclass(frozen=True, slots=True)
class ArchWorld:
    """All that one picture shows, as of `today`. `cash` is a step function of the pot's cash.

    `mark` stands at the line where the past ends when that is not today: a thought that runs to another day.
    """

    today: dt.date
    payins: tuple[PayIn, ...]
    cash: Steps
    arcs: tuple[Arc, ...]
    mark: str = ""

    def cash_today(self) -> int:
        """The pot's cash at the end of today."""
        return next((minor for day, minor in reversed(self.cash) if day <= self.today), 0)


def _joined(arcs: Sequence[Arc], language: str) -> Arc:
    days = sorted({day for arc in arcs for day, _minor in arc.outstanding})
    shares: dict[int, int] = defaultdict(int)
    for arc in arcs:
        for turn, minor in arc.shares:
            shares[turn] += minor
    first = min(arc.starts for arc in arcs)
    return Arc(
        label=f"{first.year}: {len(arcs)} {word('smaller', language)}",
        kind=arcs[0].kind, starts=first, lands=max(arc.lands for arc in arcs),
        outstanding=tuple((day, sum(arc.owed(day) for arc in arcs)) for day in days),
        shares=tuple(sorted(shares.items())),
        losses=tuple(sorted(step for arc in arcs for step in arc.losses)),
        recoveries=tuple(sorted(step for arc in arcs for step in arc.recoveries)),
    )


def bundled(arcs: Sequence[Arc], language: str = "sv", limit: int = LIMIT) -> tuple[Arc, ...]:
    """At most about `limit` arcs: the largest as they are, the rest joined by start year and kind."""
    if len(arcs) <= limit:
        return tuple(arcs)
    ranked = sorted(arcs, key=lambda a: (-a.highest, a.starts, a.label))
    groups = len({(a.starts.year, a.kind) for a in arcs})
    keep = max(0, limit - groups)
    by_year: dict[tuple[int, str], list[Arc]] = defaultdict(list)
    for arc in ranked[keep:]:
        by_year[arc.starts.year, arc.kind].append(arc)
    joined = [group[0] if len(group) == 1 else _joined(group, language) for _key, group in sorted(by_year.items())]
    return tuple(sorted([*ranked[:keep], *joined], key=lambda a: (a.starts, a.lands, a.label)))
