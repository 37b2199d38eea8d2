"""One line of a plan, and the whole plan with its sums.

A row's amounts are minor units of the plan's currency: a plan is thousands of numbers of one currency, and its sums
leave it as Money.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import repeat
from operator import add, sub
from typing import NamedTuple, overload

from brygga.domain.money import Money


class Row(NamedTuple):
    """An instalment: nominal due date, day of payment, days counted (None with PERIOD), amounts in minor units.

    `opening` is what bears interest from the period's first day, tranches of that day included; total = interest +
    principal + fee; closing = opening + tranches and − prepayments inside the period − principal.
    """

    nr: int
    due_on: date
    pay_on: date
    days: int | None
    opening: int
    interest: int
    principal: int
    fee: int
    total: int
    closing: int


_ROW = partial(tuple.__new__, Row)
"""Row._make without the question whether there are ten of them: half the time of a row."""


class PlainRows(Sequence[Row]):
    """Rows of a loan in which nothing changes, as columns; each is a Row when it is asked for.

    A row is two numbers, interest and what is left; all else of it follows. Equal to a tuple of the same rows.
    """

    __slots__ = ("_closings", "_days", "_dues", "_fee", "_interests", "_pays", "_principal")

    def __init__(
        self, principal: int, fee: int, dues: Sequence[date], pays: Sequence[date], days: Sequence[int | None],
        interests: list[int], closings: list[int],
    ) -> None:  # fmt: skip
        self._principal, self._fee = principal, fee
        self._dues, self._pays, self._days = dues, pays, days
        self._interests, self._closings = interests, closings

    def __len__(self) -> int:
        return len(self._interests)

    def __iter__(self) -> Iterator[Row]:
        openings = [self._principal, *self._closings[:-1]]
        principals = list(map(sub, openings, self._closings))
        totals = map(add, self._interests, principals)
        if self._fee:
            totals = map(add, totals, repeat(self._fee))
        columns = (self._dues, self._pays, self._days, openings, self._interests, principals)
        nrs = range(1, len(openings) + 1)
        return map(_ROW, zip(nrs, *columns, repeat(self._fee), totals, self._closings, strict=False))

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        at = range(len(self))[place]
        opening = self._closings[at - 1] if at else self._principal
        interest, closing = self._interests[at], self._closings[at]
        principal, fee = opening - closing, self._fee
        days = (self._dues[at], self._pays[at], self._days[at])
        return Row(at + 1, *days, opening, interest, principal, fee, interest + principal + fee, closing)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, (PlainRows, tuple)):
            return len(self) == len(other) and all(ours == theirs for ours, theirs in zip(self, other, strict=True))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def sums(self) -> tuple[int, int, int]:
        """Interest, fees and principal of all rows, minor units."""
        return sum(self._interests), self._fee * len(self), self._principal


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of a plan: `fees` and `paid` hold the up-front fees too; `total_cost_of_borrowing` = interest + fees."""

    interest: Money
    fees: Money
    principal: Money
    paid: Money
    total_cost_of_borrowing: Money


@dataclass(frozen=True, slots=True)
class Plan:
    """What falls due, row by row (read-only), and what was taken at the disbursement."""

    currency: str
    rows: Sequence[Row]
    upfront_fees: Money
    capitalised: int = 0
    """Interest that became principal, minor units: the rows repay it as principal, the totals call it interest."""

    @property
    def totals(self) -> Totals:
        """The plan's sums."""
        interest, fees, principal = _sums(self.rows)
        interest, principal = interest + self.capitalised, principal - self.capitalised
        fees += self.upfront_fees.minor
        return Totals(
            interest=Money(interest, self.currency),
            fees=Money(fees, self.currency),
            principal=Money(principal, self.currency),
            paid=Money(interest + fees + principal, self.currency),
            total_cost_of_borrowing=Money(interest + fees, self.currency),
        )


def _sums(rows: Sequence[Row]) -> tuple[int, int, int]:
    """Interest, fees and principal."""
    if isinstance(rows, PlainRows):
        return rows.sums()
    return sum(row.interest for row in rows), sum(row.fee for row in rows), sum(row.principal for row in rows)
