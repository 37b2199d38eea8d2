"""When a last payment that misses what is owed by a little still closes a loan, and what is then given up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settled:
    """Minor units: `short` of what was owed (negative: too much was paid), `waived` of it, `left` to pay."""

    short: int
    waived: int
    left: int

    @property
    def closed(self) -> bool:
        """Whether nothing is left to pay."""
        return self.left == 0


def settled(owed: int, paid: int, most: int) -> Settled:
    """A payment against what is owed; a miss of at most `most` minor units is waived."""
    short = owed - paid
    missing = max(short, 0)
    waived = missing if missing <= most else 0
    return Settled(short, waived, missing - waived)
