"""What was agreed about a loan, complete and consistent, or not at all.

The trick: LoanTerms refuses itself when it is made, so whoever holds one may compute; what is not yet whole is a
DraftTerms, another type. Every convention is a name that is looked up once (day count, rounding), so another house's
conventions are new names, not new branches.
"""

from __future__ import annotations

from dataclasses import dataclass

from brygga.domain.loans.checks import check
from brygga.domain.loans.draft import DraftTerms, Fee, RateChange, Revenue, Step, Tranche
from brygga.domain.loans.grid import Every
from brygga.domain.loans.refusal import TermsRefused

__all__ = ["Every", "Fee", "LoanTerms", "RateChange", "Revenue", "Step", "TermsRefused", "Tranche"]


@dataclass(frozen=True, slots=True)
class LoanTerms(DraftTerms):
    """The terms of one loan, checked. Raises TermsRefused (code, field, why) when they cannot be computed."""

    def __post_init__(self) -> None:
        check(self)
