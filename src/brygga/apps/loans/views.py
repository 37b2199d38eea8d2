"""What pages and other rooms get of a loan: values, never rows."""

from dataclasses import dataclass
from datetime import date

from brygga.domain.loans.rows import Plan, Row
from brygga.domain.loans.state import NextDue, State
from brygga.domain.loans.terms import LoanTerms


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a payment: to instalment `nr`'s "fee", "interest" or "principal"; nr None is early or over."""

    nr: int | None
    to: str
    minor: int


@dataclass(frozen=True, slots=True)
class PaymentView:
    """A payment received and how it was shared; amounts in minor units. `reversed` when it has been put right since.

    A negative amount was sent back: an over-payment.
    """

    id: int
    on: date
    amount_minor: int
    principal_minor: int
    interest_minor: int
    fee_minor: int
    over_minor: int
    entry_id: int
    reversed: bool
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Instalment:
    """A row of the plan as it stands today; `left_minor` is what is unpaid once it has fallen due (None before)."""

    row: Row
    left_minor: int | None


@dataclass(frozen=True, slots=True)
class LoanView:
    """A loan on a day: its terms, the contract's plan, where it stands, and what is paid next.

    `earned_interest_minor` has been earned and not paid; `apr_percent` is empty in lists.
    """

    agreement_id: int
    kind: str
    paid_out_on: date | None
    terms: LoanTerms
    plan: Plan
    remaining: Plan
    state: State | None
    next_due: NextDue | None
    earned_interest_minor: int
    payments: tuple[PaymentView, ...]
    apr_percent: str
    version: int
    instalments: tuple[Instalment, ...]

    @property
    def over_minor(self) -> int:
        """Minor units that have come in beyond what has fallen due, and wait."""
        return sum(payment.over_minor for payment in self.payments if not payment.reversed)

    @property
    def is_repaid(self) -> bool:
        """Tell whether nothing is out, nothing late and nothing left to fall due."""
        return (self.state is not None and not self.state.outstanding_principal.minor
                and not self.state.overdue.minor and self.next_due is None)
