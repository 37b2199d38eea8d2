"""One line of a plan, and the whole plan with its sums.

A row's amounts are minor units of the plan's currency: a plan is thousands of numbers of one currency, and its sums
leave it as Money.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

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
    """What falls due, row by row, and what was taken at the disbursement."""

    currency: str
    rows: tuple[Row, ...]
    upfront_fees: Money
    capitalised: int = 0
    """Interest that became principal, minor units: the rows repay it as principal, the totals call it interest."""

    @property
    def totals(self) -> Totals:
        """The plan's sums."""
        interest = sum(row.interest for row in self.rows) + self.capitalised
        fees = sum(row.fee for row in self.rows) + self.upfront_fees.minor
        principal = sum(row.principal for row in self.rows) - self.capitalised
        return Totals(
            interest=Money(interest, self.currency),
            fees=Money(fees, self.currency),
            principal=Money(principal, self.currency),
            paid=Money(interest + fees + principal, self.currency),
            total_cost_of_borrowing=Money(interest + fees, self.currency),
        )
