"""The rows of a taken-over loan as its first lender's system shows them, from what a worked case is given."""

from __future__ import annotations

from typing import Any

from brygga.calc.contract import Fields
from brygga.calc.loan_input import read_loan
from brygga.domain.loans.kept.lines import KeptPlan
from brygga.domain.loans.kept.stand import read
from brygga.domain.money import format_minor

AMOUNTS = ("principal", "interest", "fee", "total", "closing", "paid", "in_advance", "late", "outstanding")


def kept_plan_of(given: dict[str, Any]) -> KeptPlan:
    """The plan on the case's day."""
    asked = read_loan(Fields(given))
    assert asked.as_of is not None
    return read(asked.terms, asked.payments, asked.as_of)[1]


def kept_rows(given: dict[str, Any]) -> list[dict[str, Any]]:
    """Its rows with amounts in currency units."""
    plan = kept_plan_of(given)
    return [
        {
            "nr": row.nr,
            "due_on": row.due_on.isoformat(),
            "days": row.days,
            **{name: format_minor(getattr(row, name), plan.currency) for name in AMOUNTS},
            "paid_on": row.paid_on.isoformat() if row.paid_on else None,
        }
        for row in plan.rows
    ]
