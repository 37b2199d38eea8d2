"""Rows ↔ the domain's terms and payments: the only place of loans where both are seen."""

from typing import Any

from brygga.apps.loans.models import LoanPayment, LoanTerms
from brygga.domain.loans import terms as domain
from brygga.domain.loans.allocation import Payment
from brygga.domain.loans.said import terms_said
from brygga.domain.money import Money
from brygga.foundation.words import refusal_of
from brygga.jurisdictions.contract import Country


def terms_of(row: LoanTerms, country: Country) -> domain.LoanTerms:
    """Return one version of a loan's terms as a value that can be computed with."""
    return terms_said(row.principal_minor, row.currency, said_of(row), country.is_bank_day)


def said_of(row: LoanTerms) -> dict[str, Any]:
    """Return one version of a loan's terms as a proposal says them."""
    return {"rate": row.rate, "term": row.term, "every": row.every, "repayment": row.repayment,
            "interest": row.interest, "day_count": row.day_count, "grace_principal": row.grace_principal,
            "fees": row.fees, "disburse_on": row.disbursed_on.isoformat(), "first_due_on": row.first_due_on.isoformat()}


def proposed_terms(minor: int, currency: str, said: dict[str, Any], country: Country) -> domain.LoanTerms:
    """Return the terms that a proposal asks for; what cannot be computed is refused with the field it belongs to."""
    try:
        return terms_said(minor, currency, said, country.is_bank_day)
    except domain.TermsRefused as fault:
        raise refusal_of(fault, "loan.terms") from fault


def payments_of(rows: list[LoanPayment]) -> list[Payment]:
    """Return the payments that stand, in the order they were received: reversed ones and their reversals are gone.

    What was sent back of an over-payment is as if it had never come: off the latest, since the earliest is used first.
    """
    undone = {row.reverses_id for row in rows if row.reverses_id}
    standing = [row for row in rows if row.reverses_id is None and row.pk not in undone]
    sent_back = -sum(row.amount_minor for row in standing if row.amount_minor < 0)
    payments = []
    for row in reversed([row for row in standing if row.amount_minor >= 0]):
        off = min(sent_back, max(row.over_minor, 0))
        sent_back -= off
        payments.append(Payment(row.on, Money(row.amount_minor - off, row.currency)))
    return payments[::-1]
