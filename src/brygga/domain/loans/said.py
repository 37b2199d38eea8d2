"""Loan terms as a proposal or a stored version says them: plain text and numbers by name, in, and checked terms, out.

A name that is not known is refused and never ignored: whoever asked for it would believe that it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from brygga.domain.dates import IsWorkingDay
from brygga.domain.loans.conventions import HOUSE
from brygga.domain.loans.refusal import TermsRefused
from brygga.domain.loans.terms import Every, Fee, LoanTerms
from brygga.domain.money import Money, parse_amount
from brygga.domain.rates import Rate

NAMES = frozenset(
    {
        "kind", "rate", "term", "every", "repayment", "interest", "day_count", "grace_principal", "fees",
        "disburse_on", "first_due_on", "convention",
    }
)  # fmt: skip


def every_said(said: Mapping[str, Any]) -> Every:
    """ "weeks:2" → every second week; monthly when nothing is said. Raises ValueError."""
    unit, _, count = str(said.get("every", "months:1")).partition(":")
    return Every(unit, int(count))


def terms_said(minor: int, currency: str, said: Mapping[str, Any], is_bank_day: IsWorkingDay) -> LoanTerms:
    """The terms of a loan of `minor` units that `said` describes, with its days. Raises TermsRefused."""
    unknown = sorted(set(said) - NAMES)
    if unknown:
        nothing = f"Villkoret {unknown[0]} finns inte.", f"The term {unknown[0]} does not exist."
        raise TermsRefused("unknown_field", unknown[0], *nothing)
    try:
        return LoanTerms(
            principal=Money(minor, currency),
            disbursed_on=date.fromisoformat(said["disburse_on"]),
            first_due_on=date.fromisoformat(said["first_due_on"]),
            rate=Rate.from_percent(str(said["rate"])),
            term=int(said["term"]),
            every=every_said(said),
            repayment=said["repayment"],
            interest=said.get("interest", "declining"),
            day_count=said.get("day_count", "30E/360"),
            grace_principal=int(said.get("grace_principal", 0)),
            fees=tuple(
                Fee(fee["kind"], parse_amount(fee["amount"], currency), fee["when"]) for fee in said.get("fees", ())
            ),
            is_bank_day=is_bank_day,
            convention=said.get("convention", HOUSE),
        )
    except TermsRefused:
        raise
    except (KeyError, TypeError, ValueError) as fault:
        raise TermsRefused(
            "wrong_type",
            "rate",
            "Villkoren går inte att läsa. Fyll i ränta, antal betalningar och hur lånet betalas tillbaka.",
            "The terms cannot be read. Fill in the rate, the number of payments and how the loan is repaid.",
        ) from fault
