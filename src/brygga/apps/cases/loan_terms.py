"""A proposal's loan terms (plain data) ↔ the domain's terms, and what the loan would cost. Days are provisional: the
pay-out dates them. Do not compute anything of a loan here: the domain does.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language

from brygga.apps.cases.views import LoanFigures
from brygga.domain.dates import add_months, month_end
from brygga.domain.loans.cost import apr
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import Every, Fee, LoanTerms, TermsRefused
from brygga.domain.money import Money, parse_amount
from brygga.domain.rates import Rate, format_fraction
from brygga.foundation.refusals import Refused, text
from brygga.jurisdictions.contract import Country

DAYS_TO_PAY_OUT = 30
SAID = frozenset({"kind", "rate", "term", "every", "repayment", "interest", "day_count", "grace_principal", "fees",
                  "disburse_on", "first_due_on"})


def with_days(said: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Return the terms with a provisional day of pay-out and first due day (a month's last day) where none is said."""
    out = said.get("disburse_on") or (on + timedelta(days=DAYS_TO_PAY_OUT)).isoformat()
    unit, _, count = str(said.get("every", "months:1")).partition(":")
    after = add_months(date.fromisoformat(out), int(count)) if unit == "months" else None
    first = after.replace(day=month_end(after.year, after.month)) if after else None
    due = said.get("first_due_on") or (first or date.fromisoformat(out) + timedelta(weeks=int(count))).isoformat()
    return {**said, "disburse_on": out, "first_due_on": due}


def terms_of(minor: int, currency: str, said: Mapping[str, Any], pack: Country) -> LoanTerms:
    """Return the domain's terms of a proposal with its days; Refused, naming the field, when they are none."""
    unknown = sorted(set(said) - SAID)
    if unknown:
        raise Refused("loan.unknown_term", text("Villkoret %s finns inte.") % unknown[0], field=unknown[0])
    unit, _, count = str(said.get("every", "months:1")).partition(":")
    try:
        return LoanTerms(
            principal=Money(minor, currency), disbursed_on=date.fromisoformat(said["disburse_on"]),
            first_due_on=date.fromisoformat(said["first_due_on"]), rate=Rate.from_percent(str(said["rate"])),
            term=int(said["term"]), every=Every(unit, int(count)), repayment=said["repayment"],
            interest=said.get("interest", "declining"), day_count=said.get("day_count", "30E/360"),
            grace_principal=int(said.get("grace_principal", 0)),
            fees=tuple(Fee(fee["kind"], parse_amount(fee["amount"], currency), fee["when"])
                       for fee in said.get("fees", ())), is_bank_day=pack.is_bank_day)
    except TermsRefused as fault:
        english = (get_language() or "sv").startswith("en")
        raise Refused("loan.terms", fault.english if english else fault.reason,
                      field=fault.field.split(".")[0]) from fault
    except (KeyError, TypeError, ValueError) as fault:
        raise Refused("loan.terms", text("Villkoren går inte att läsa."), field="rate",
                      way_on=text("Fyll i ränta, antal betalningar och hur lånet betalas tillbaka.")) from fault


def figures_of(terms: LoanTerms) -> LoanFigures:
    """Return what the loan costs by its plan."""
    drawn = plan(terms)
    totals, yearly = drawn.totals, apr(terms, drawn)
    return LoanFigures(totals.interest.minor, totals.fees.minor, totals.paid.minor, drawn.currency, len(drawn.rows),
                       drawn.rows[0].pay_on, drawn.rows[0].total, max(row.total for row in drawn.rows),
                       drawn.rows[-1].pay_on, format_fraction(yearly * 100, 2) if yearly is not None else "")
