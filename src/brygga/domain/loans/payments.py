"""Money from the borrower, and where each part of it went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from brygga.domain.money import Money

PARTS = ("fee", "interest", "principal")
"""What an instalment asks for, in the order in which money pays it where the terms say no other."""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money from the borrower on its value day; `reversed_on` where it was taken back, and then from that day on."""

    on: date
    amount: Money
    reversed_on: date | None = None

    def counts_on(self, day: date) -> bool:
        """Whether the money is there on a day."""
        return self.on <= day and (self.reversed_on is None or day < self.reversed_on)


@dataclass(frozen=True, slots=True)
class Allocation:
    """A part of payment number `payment` (from 0, as given): to an instalment's "fee", "interest" or "principal".

    `instalment` None: to "principal" before it is due, or kept as "credit" when there is nothing left to repay.
    """

    payment: int
    instalment: int | None
    to: str
    amount: Money


def by_part(allocations: Iterable[Allocation]) -> dict[str, int]:
    """What has gone to each part, in minor units: fee, interest, principal, credit."""
    parts = dict.fromkeys((*PARTS, "credit"), 0)
    for one in allocations:
        parts[one.to] += one.amount.minor
    return parts
