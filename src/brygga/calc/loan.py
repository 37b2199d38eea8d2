"""`brygga calc loan`: the plan of a loan, what it costs, and where it stands on a day.

The rules are domain.loans; here they only meet JSON. The plan shown is always the contract's.
"""

from __future__ import annotations

from brygga.calc.contract import Fields
from brygga.calc.loan_explain import explain
from brygga.calc.loan_input import read_loan
from brygga.calc.loan_schema import INPUT, OUTPUT
from brygga.domain.loans.cost import apr
from brygga.domain.loans.rows import Plan, Row
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import Allocation, State
from brygga.domain.loans.versions import plan_of, state_of
from brygga.domain.money import Money, format_amount, format_minor
from brygga.domain.rates import format_percent

__all__ = ["INPUT", "NAME", "OUTPUT", "answer"]

NAME = "loan"


def answer(fields: Fields, language: str) -> dict[str, object]:
    """Schedule, totals, apr, state (where payments or as_of are given) and the lines that explain them. Raises Bad."""
    asked = read_loan(fields)
    last = asked.versions[-1]
    contract = plan(last.terms)
    cost = apr(last.terms, contract)
    stands = state_of(asked.versions, asked.payments, asked.as_of) if asked.as_of else None
    rows = plan_of(asked.versions).rows if last.nr > 1 else contract.rows
    answered: dict[str, object] = {
        "schedule": [_row(row, contract.currency) for row in rows],
        "totals": _totals(contract),
        "apr": None if cost is None else format_percent(cost),
    }
    if stands is not None:
        answered["state"] = _state(stands)
    answered["explain"] = explain(last, contract, cost, stands, language)
    return answered


def _row(row: Row, currency: str) -> dict[str, object]:
    shown: dict[str, object] = {
        "nr": row.nr,
        "due_on": row.due_on.isoformat(),
        "pay_on": row.pay_on.isoformat(),
        "days": row.days,
    }
    for name in ("opening", "interest", "principal", "fee", "total", "closing"):
        shown[name] = format_minor(getattr(row, name), currency)
    return shown


def _totals(contract: Plan) -> dict[str, object]:
    totals = contract.totals
    return {
        "interest": format_amount(totals.interest),
        "fees": format_amount(totals.fees),
        "paid": format_amount(totals.paid),
        "total_cost_of_borrowing": format_amount(totals.total_cost_of_borrowing),
    }


def _state(stands: State) -> dict[str, object]:
    return {
        "as_of": stands.as_of.isoformat(),
        "outstanding_principal": format_amount(stands.outstanding_principal),
        "accrued_interest": format_amount(stands.accrued_interest),
        "overdue": format_amount(stands.overdue),
        "days_past_due": stands.days_past_due,
        "bucket": stands.bucket,
        "allocations": [_allocation(part) for part in stands.allocations],
    }


def _allocation(part: Allocation) -> dict[str, object]:
    amount: Money = part.amount
    return {
        "payment": part.payment,
        "instalment": part.instalment,
        "to": part.to,
        "amount": format_amount(amount),
    }
