"""Rows ↔ the domain's terms and payments: the only place of loans where both are seen."""

from datetime import date
from typing import Any

from django.utils.translation import get_language

from brygga.apps.loans.models import LoanPayment, LoanTerms
from brygga.domain.loans import terms as domain
from brygga.domain.loans.allocation import Payment
from brygga.domain.money import Money, parse_amount
from brygga.domain.rates import Rate
from brygga.foundation.refusals import Refused, text
from brygga.jurisdictions.contract import Country

# What a proposal may say about a loan besides amount and dates; anything else is refused, never ignored.
SAID = frozenset({"kind", "rate", "term", "every", "repayment", "interest", "day_count", "grace_principal", "fees",
                  "disburse_on", "first_due_on"})


def terms_of(row: LoanTerms, country: Country) -> domain.LoanTerms:
    """Return one version of a loan's terms as a value that can be computed with."""
    return _terms(row.principal_minor, row.currency, row.disbursed_on, row.first_due_on, {
        "rate": row.rate, "term": row.term, "every": row.every, "repayment": row.repayment, "interest": row.interest,
        "day_count": row.day_count, "grace_principal": row.grace_principal, "fees": row.fees}, country)


def proposed_terms(minor: int, currency: str, said: dict[str, Any], country: Country) -> domain.LoanTerms:
    """Return the terms that a proposal asks for; what cannot be computed is refused with the field it belongs to."""
    unknown = sorted(set(said) - SAID)
    if unknown:
        raise Refused("loan.unknown_term", text("Villkoret %s finns inte.") % unknown[0], field=unknown[0])
    try:
        return _terms(minor, currency, date.fromisoformat(said["disburse_on"]),
                      date.fromisoformat(said["first_due_on"]), said, country)
    except domain.TermsRefused as fault:
        said_so = fault.english if (get_language() or "sv").startswith("en") else fault.reason
        raise Refused("loan.terms", said_so, field=fault.field.split(".")[0]) from fault
    except (KeyError, ValueError) as fault:
        raise Refused("loan.terms", text("Villkoren går inte att läsa."),
                      way_on=text("Fyll i ränta, antal betalningar och dagar.")) from fault


def _terms(minor: int, currency: str, disbursed_on: date, first_due_on: date, said: dict[str, Any],
           country: Country) -> domain.LoanTerms:
    unit, _, count = str(said.get("every", "months:1")).partition(":")
    return domain.LoanTerms(
        principal=Money(minor, currency), disbursed_on=disbursed_on, first_due_on=first_due_on,
        rate=Rate.from_percent(str(said["rate"])), term=int(said["term"]), every=domain.Every(unit, int(count)),
        repayment=said["repayment"], interest=said.get("interest", "declining"),
        day_count=said.get("day_count", "30E/360"), grace_principal=int(said.get("grace_principal", 0)),
        fees=tuple(domain.Fee(fee["kind"], parse_amount(fee["amount"], currency), fee["when"])
                   for fee in said.get("fees", ())),
        is_bank_day=country.is_bank_day)


def payments_of(rows: list[LoanPayment]) -> list[Payment]:
    """Return the payments that stand, in the order they were received: reversed ones and their reversals are gone."""
    undone = {row.reverses_id for row in rows if row.reverses_id}
    return [Payment(row.on, Money(row.amount_minor, row.currency)) for row in rows
            if row.reverses_id is None and row.pk not in undone]
