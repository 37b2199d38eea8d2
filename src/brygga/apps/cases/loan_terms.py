"""A proposal's loan terms (plain data) ↔ the domain's terms, and what the loan would cost. Days are provisional: the
pay-out dates them. Do not compute anything of a loan here: the domain does.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from brygga.apps.cases.views import LoanFigures
from brygga.domain.dates import add_months, month_end
from brygga.domain.loans.cost import apr
from brygga.domain.loans.said import every_said, terms_said
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import LoanTerms, TermsRefused
from brygga.domain.rates import format_percent
from brygga.foundation.words import refusal_of
from brygga.jurisdictions.contract import Country

DAYS_TO_PAY_OUT = 30


def with_days(said: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Return the terms with a provisional day of pay-out and first due day (a month's last day) where none is said."""
    out = said.get("disburse_on") or (on + timedelta(days=DAYS_TO_PAY_OUT)).isoformat()
    every = every_said(said)
    after = add_months(date.fromisoformat(out), every.count) if every.unit == "months" else None
    first = after.replace(day=month_end(after.year, after.month)) if after else None
    due = said.get("first_due_on") or (first or date.fromisoformat(out) + timedelta(weeks=every.count)).isoformat()
    return {**said, "disburse_on": out, "first_due_on": due}


def terms_of(minor: int, currency: str, said: Mapping[str, Any], pack: Country) -> LoanTerms:
    """Return the domain's terms of a proposal with its days; Refused, naming the field, when they are none."""
    try:
        return terms_said(minor, currency, said, pack.is_bank_day)
    except TermsRefused as fault:
        raise refusal_of(fault, "loan.terms") from fault


def figures_of(terms: LoanTerms) -> LoanFigures:
    """Return what the loan costs by its plan."""
    drawn = plan(terms)
    totals, yearly = drawn.totals, apr(terms, drawn)
    return LoanFigures(totals.interest.minor, totals.fees.minor, totals.paid.minor, drawn.currency, len(drawn.rows),
                       drawn.rows[0].pay_on, drawn.rows[0].total, max(row.total for row in drawn.rows),
                       drawn.rows[-1].pay_on, format_percent(yearly) if yearly is not None else "")
