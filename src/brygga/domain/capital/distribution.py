"""How much a meeting may distribute (EFL 2018:672, 12:3–5 and 13:3).

Idea: after the transfer restricted equity must still be fully covered, so what may go is free equity: what is left of
all equity when member contributions, förlagsinsatser and restricted funds are taken out. Trick: losses and profits are
one sum, and a sum below zero leaves nothing, not a debt. The prudence rule (12:4) is a judgement: the board says how
much it holds back, and the figure only carries it out. A dividend on förlagsinsatser comes out of this sum, by the
meeting's decision; it is never interest.
"""

from __future__ import annotations

from dataclasses import dataclass

from brygga.domain.money import Money


@dataclass(frozen=True, slots=True)
class FreeEquity:
    """The adopted balance sheet's free parts, and what has changed: restricted equity added after the balance sheet's
    day (12:3), what has been distributed since the annual meeting (12:5), what prudence holds back (12:4)."""

    balanced_result: Money
    result_of_year: Money
    restricted_since: Money
    distributed_since: Money
    held_back: Money

    @property
    def available(self) -> Money:
        """Return what may be distributed as far as the cover goes (12:3, 12:5); never below zero."""
        left = self.balanced_result + self.result_of_year - self.restricted_since - self.distributed_since
        return max(Money(0, left.currency), left)

    @property
    def prudent(self) -> Money:
        """Return what may be distributed when the prudence rule has taken its part (12:4); never below zero."""
        return max(Money(0, self.held_back.currency), self.available - self.held_back)


def at_most(free: FreeEquity, proposal: Money, *, statutes_oblige: bool) -> Money:
    """Return the most that the meeting may decide: the prudent sum, and no more than the board proposed unless the
    statutes oblige it (13:3)."""
    return free.prudent if statutes_oblige else min(free.prudent, proposal)
