"""Loan terms as somebody wrote them down, whole or not: the parts, and what can be read off them.

Nobody computes with a draft; `terms.LoanTerms` is the type of what has been checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from brygga.domain.dates import IsWorkingDay
from brygga.domain.loans.conventions.kept import Kept
from brygga.domain.loans.conventions.shape import HOUSE
from brygga.domain.loans.grid import Every
from brygga.domain.loans.payments import PARTS
from brygga.domain.money import Money
from brygga.domain.rates import Rate


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee of the loan; `when` is "disbursement" (paid on day 0) or "instalment" (with every instalment)."""

    kind: str
    amount: Money
    when: str


@dataclass(frozen=True, slots=True)
class Tranche:
    """A part of the principal, paid out on a day; bears interest from that day."""

    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class RateChange:
    """A new yearly rate that starts with the interest of day `from_on`."""

    from_on: date
    rate: Rate


@dataclass(frozen=True, slots=True)
class Step:
    """From instalment number `from_nr` on, the whole instalment is `amount` (interest and principal, not fees)."""

    from_nr: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Revenue:
    """An instalment that is a share of the period's revenue: expected revenues, one an instalment, least and most."""

    share: Fraction
    revenues: tuple[Money, ...]
    least: Money | None = None
    most: Money | None = None


@dataclass(frozen=True, slots=True)
class DraftTerms:
    """The terms of one loan, not checked.

    `months_off` are months (1–12) in whose instalments no principal falls due. `grace_interest_as`: "deferred" interest
    comes with the first instalment after the grace, "capitalised" interest becomes principal. `settlement`: what money
    pays first inside an instalment.

    `term` counts instalments, grace included. `instalment_multiple` None is the currency's smallest unit. `is_bank_day`
    moves the day of payment, never the interest. `convention` names another lender's way of reckoning, for a loan taken
    over from it, and `kept` what that lender's product chose.
    """

    principal: Money
    disbursed_on: date
    first_due_on: date
    rate: Rate
    term: int
    every: Every
    repayment: str
    interest: str
    day_count: str
    principals: tuple[Money, ...] = ()
    steps: tuple[Step, ...] = ()
    revenue: Revenue | None = None
    months_off: tuple[int, ...] = ()
    fees: tuple[Fee, ...] = ()
    grace_principal: int = 0
    grace_interest: int = 0
    grace_interest_as: str = "deferred"
    interest_free: int = 0
    instalment_multiple: Money | None = None
    rounding: str = "half_up"
    stretch_rounding: str = "period"
    prepayment: str = "fewer"
    settlement: tuple[str, ...] = PARTS
    tranches: tuple[Tranche, ...] = ()
    rates: tuple[RateChange, ...] = ()
    is_bank_day: IsWorkingDay | None = None
    convention: str = HOUSE
    kept: Kept = Kept()

    @property
    def currency(self) -> str:
        """The loan's currency."""
        return self.principal.currency

    @property
    def multiple(self) -> int:
        """What instalments are rounded to, in minor units."""
        return 1 if self.instalment_multiple is None else self.instalment_multiple.minor

    @property
    def draws(self) -> tuple[Tranche, ...]:
        """The tranches in date order; one on the day of disbursement where none are named."""
        if self.tranches:
            return tuple(sorted(self.tranches, key=lambda tranche: tranche.on))
        return (Tranche(self.disbursed_on, self.principal),)

    @property
    def rate_changes(self) -> tuple[RateChange, ...]:
        """The rate changes in date order."""
        return tuple(sorted(self.rates, key=lambda change: change.from_on))

    def rate_on(self, day: date) -> Fraction:
        """The yearly rate that the interest of a day is reckoned at."""
        begun = [change for change in self.rates if change.from_on <= day]
        return max(begun, key=lambda change: change.from_on).rate.fraction if begun else self.rate.fraction

    def drawn_by(self, day: date) -> int:
        """Minor units paid out on or before a day."""
        return sum(tranche.amount.minor for tranche in self.draws if tranche.on <= day)

    def fee_minor(self, when: str) -> int:
        """Minor units of the fees charged at "disbursement" or with each "instalment"."""
        return sum(fee.amount.minor for fee in self.fees if fee.when == when)
