"""Money from the borrower, and where each part of it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from brygga.domain.money import Money


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
