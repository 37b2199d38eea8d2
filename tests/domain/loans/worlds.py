"""Loans that tests speak of by name."""

from __future__ import annotations

from datetime import date
from typing import Any

from brygga.domain.loans.state import Payment
from brygga.domain.loans.terms import Every, Fee, LoanTerms, RateChange, Tranche
from brygga.domain.money import Money, parse_amount
from brygga.domain.rates import Rate

MONTHLY = Every("months", 1)
THE_PLAIN_LOAN: dict[str, Any] = {
    "principal": Money(12_000_00, "SEK"),
    "disbursed_on": date(2026, 1, 15),
    "first_due_on": date(2026, 2, 15),
    "rate": Rate.from_percent("6"),
    "term": 12,
    "every": MONTHLY,
    "repayment": "annuity",
    "interest": "declining",
    "day_count": "30E/360",
}


def kr(text: str) -> Money:
    """Kronor."""
    return parse_amount(text, "SEK")


def loan(**changes: Any) -> LoanTerms:
    """The plain loan (12 000 kr over a year at 6 %, annuity) with changes."""
    return LoanTerms(**{**THE_PLAIN_LOAN, **changes})


def paid(day: str, amount: str) -> Payment:
    """A payment."""
    return Payment(date.fromisoformat(day), kr(amount))


def drawn(day: str, amount: str) -> Tranche:
    """A tranche."""
    return Tranche(date.fromisoformat(day), kr(amount))


def rate_from(day: str, percent: str) -> RateChange:
    """A new rate."""
    return RateChange(date.fromisoformat(day), Rate.from_percent(percent))


def notice_fee(amount: str) -> Fee:
    """A fee with every instalment."""
    return Fee("notice", kr(amount), "instalment")
