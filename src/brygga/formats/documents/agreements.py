"""The values of the two agreements: a loan, and a förlagsinsats (subordinated contribution).

The plan comes in ready: `domain.loans` made it. This value only checks that its principal adds up to the
loan, because a paper that says two different amounts is worse than none. The same for the earliest
redemption date of a contribution, which EFL 11:4 ties to the day of the contribution.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from brygga.formats.documents.contract import Clause, Condition, Contact, Document, Party, Signer, demand

Repayment = Literal["annuity", "straight", "bullet", "custom"]
Settles = Literal["penalty", "fee", "interest", "principal"]


def years_after(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes 1 March, so that the years have run in full."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One instalment. `left_minor` is the principal left after it; `ocr` is what to write when paying."""

    number: int
    due_on: date
    interest_minor: int
    principal_minor: int
    fee_minor: int
    left_minor: int
    ocr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """A fee by name and when it is paid, in words ('dras av vid utbetalningen')."""

    label: str
    amount_minor: int
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanAgreement(Document):
    """A loan agreement with promissory note (låneavtal och skuldebrev); `sender` is the lender.

    `rate_percent` and `effective_rate_percent` are per year. `rate_reference` names the reference rate of a
    variable loan ('' = fixed) and `margin_percent` what is added to it. `total_cost_minor` is interest and
    fees together. `late_points` are the percentage points of räntelagen 6 § over its reference rate.
    `termination_days`: arrears after which the lender may call the whole loan, by decision.
    """

    borrower: Party
    purpose: str
    principal_minor: int
    rate_percent: Decimal
    total_cost_minor: int
    effective_rate_percent: Decimal
    repayment: Repayment
    day_count: str
    plan: tuple[PlanRow, ...]
    bankgiro: str
    payout_account: str
    last_payout_on: date
    conditions: tuple[Condition, ...]
    settlement_order: tuple[Settles, ...]
    contact: Contact
    complaint_contact: Contact
    lender_signers: tuple[Signer, ...]
    borrower_signers: tuple[Signer, ...]
    rate_reference: str = ""
    margin_percent: Decimal | None = None
    fees: tuple[Fee, ...] = ()
    collateral: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    late_points: Decimal = Decimal("8")
    termination_days: int = 60
    answer_days: int = 14

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        repaid = sum(row.principal_minor for row in self.plan)
        demand(
            repaid == self.principal_minor,
            "plan",
            f"repays {repaid} but the loan is {self.principal_minor} (smallest units).",
            "Compute the plan anew from the terms.",
        )
        demand(
            len(set(self.settlement_order)) == 4,
            "settlement_order",
            "must name penalty, fee, interest and principal once each.",
            "Take the order from the agreement's terms.",
        )
        demand(
            (not self.rate_reference) == (self.margin_percent is None),
            "margin_percent",
            "belongs together with rate_reference.",
            "Give both for a variable rate, none for a fixed one.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionAgreement(Document):
    """An agreement on a förlagsinsats; `sender` is the holder (the fund), EFL 11 kap.

    `contributed_on` is the day the contribution is counted from; `earliest_redemption_on` and
    `notice_at_latest_on` (the last day for the holder's notice that reaches it) are computed by the caller.
    `fixed_redemption_on` only when the statutes set a date without notice (11:4 third paragraph).
    """

    association: Party
    purpose: str
    amount_minor: int
    statutes_clause: str
    statutes_registered_on: date
    dividend_terms: str
    contributed_on: date
    earliest_redemption_on: date
    notice_at_latest_on: date
    pay_to: str
    last_payout_on: date
    conditions: tuple[Condition, ...]
    contact: Contact
    complaint_contact: Contact
    holder_signers: tuple[Signer, ...]
    association_signers: tuple[Signer, ...]
    fixed_redemption_on: date | None = None
    acquirer_clause: str = ""
    clauses: tuple[Clause, ...] = ()
    answer_days: int = 14

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        five_years = years_after(self.contributed_on, 5)
        way_on = f"The earliest day is {five_years.isoformat()} (EFL 11:4)."
        demand(
            self.earliest_redemption_on >= five_years,
            "earliest_redemption_on",
            "is earlier than five years from the contribution.",
            way_on,
        )
        demand(
            years_after(self.notice_at_latest_on, 2) <= self.earliest_redemption_on,
            "notice_at_latest_on",
            "is less than two years before redemption.",
            "The holder's notice period is two years (EFL 11:4).",
        )
        fixed = self.fixed_redemption_on
        demand(
            fixed is None or fixed >= five_years,
            "fixed_redemption_on",
            "is earlier than five years from the contribution.",
            way_on,
        )
