"""An instalment of a taken-over loan with what was received on it, and the rows and movements that are shown of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Receipt(NamedTuple):
    """Minor units received on a day for a part of an instalment, by the payment's number; None: held back."""

    on: date
    part: str
    amount: int
    payment: int | None = None


@dataclass(slots=True)
class Line:
    """An instalment; `down` where it is the part of a tranche that is paid back on its day.

    `early`: principal that came inside the period, by the day from which it counts; `extra`: principal beyond the
    instalment on its due date. `grown`: interest of the period that became principal. `closed_on`: the day on which the
    instalment was moved elsewhere.
    """

    start: date
    due: date
    down: bool = False
    principal: int = 0
    interest: int = 0
    fee: int = 0
    received: list[Receipt] = field(default_factory=list)
    early: list[tuple[date, int]] = field(default_factory=list)
    extra: int = 0
    grown: int = 0
    closed_on: date | None = None

    @property
    def total(self) -> int:
        """What falls due."""
        return self.principal + self.interest + self.fee

    def received_by(self, part: str, day: date | None = None) -> int:
        """Minor units received for the part up to and on a day."""
        return sum(got.amount for got in self.received if got.part == part and (day is None or got.on <= day))

    def unpaid(self, part: str, day: date | None = None) -> int:
        """What is left of the part on a day."""
        whole: int = getattr(self, part)
        return whole - self.received_by(part, day)

    def left_in_order(self, order: Sequence[str], day: date) -> dict[str, int]:
        """What is left of each part on a day, all that came paying in the order of settlement, early money too."""
        came = sum(got.amount for got in self.received if got.on <= day)
        left = {}
        for part in order:
            whole: int = getattr(self, part)
            left[part] = whole - min(came, whole)
            came -= min(came, whole)
        return left

    @property
    def unpaid_total(self) -> int:
        """What is left of the instalment."""
        return self.total - sum(got.amount for got in self.received)

    @property
    def paid_on(self) -> date | None:
        """The day on which nothing was left; None while something is, or where nothing ever fell due."""
        if self.closed_on is not None and not self.total:
            return self.closed_on
        if self.unpaid_total or not self.received:
            return None
        return max(got.on for got in self.received)


class KeptRow(NamedTuple):
    """A row as the first lender's system shows it; minor units. `closing` leaves out what is drawn on the due date."""

    nr: int
    due_on: date
    days: int
    principal: int
    interest: int
    fee: int
    total: int
    closing: int
    paid: int
    in_advance: int
    late: int
    outstanding: int
    paid_on: date | None
    principal_left: int
    interest_left: int
    down: bool


class Movement(NamedTuple):
    """Money or a decision on a day and what it changed; `balance` is the principal that is out after it."""

    on: date
    kind: str
    amount: int
    principal: int
    interest: int
    fee: int
    balance: int


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """The rows on a day, what happened up to it, and by which version of the terms (0: as taken over)."""

    as_of: date
    version: int
    currency: str
    rows: tuple[KeptRow, ...]
    movements: tuple[Movement, ...]
    credit: int
    closed_as: str | None = None
