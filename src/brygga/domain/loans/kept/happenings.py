"""What can happen to a taken-over loan after it was paid out, each on its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from brygga.domain.loans.grid import Every


@dataclass(frozen=True, slots=True)
class Paid:
    """Minor units from the borrower; `kind` is how the movement is named."""

    on: date
    amount: int
    kind: str = "repayment"
    number: int = 0
    """The payment's place as given; receipts carry it."""


@dataclass(frozen=True, slots=True)
class PaidOff:
    """The borrower pays all that is owed on the day; the walk says how much it is."""

    on: date


@dataclass(frozen=True, slots=True)
class Reamortised:
    """What is overdue is shared over the instalments to come."""

    on: date


@dataclass(frozen=True, slots=True)
class Reaged:
    """All that is out is shared over `count` new instalments from `start_on`; the old ones are closed."""

    on: date
    start_on: date
    every: Every
    count: int


@dataclass(frozen=True, slots=True)
class WrittenOff:
    """The lender gives up what is out; the claim itself stands, and what comes in later is a recovery."""

    on: date


Happening = Paid | PaidOff | Reamortised | Reaged | WrittenOff
