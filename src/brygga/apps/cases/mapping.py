"""Rows ↔ the domain's financing plan, and a proposal's fingerprint: the only place of cases where both are seen."""

from collections.abc import Iterable
from typing import Any

from brygga.apps.cases.models import Case, PlanLine
from brygga.domain.casework import pack
from brygga.domain.casework.plan import (
    Cost,
    FinancingPlan,
    Month,
    PaidHow,
    Source,
    SourceKind,
    SourceStatus,
    StartRule,
    VolunteerWork,
)
from brygga.domain.money import Money


def code_of(line: PlanLine) -> str:
    """Return the name of a line within the domain's plan."""
    return f"line-{line.pk}"


def plan_of(case: Case, lines: Iterable[PlanLine]) -> FinancingPlan:
    """Return the financing plan that the lines make, each side in the order of the form."""
    rows = list(lines)
    return FinancingPlan(
        case.currency, tuple(_cost(r) for r in rows if r.side == "cost"),
        tuple(_source(r) for r in rows if r.side == "source"),
        tuple(VolunteerWork(code_of(r), r.label, Money(r.amount_minor, r.currency), r.hours)
              for r in rows if r.side == "both"),
        reclaims_vat=case.reclaims_vat)


def _cost(row: PlanLine) -> Cost:
    assert row.month is not None
    return Cost(code_of(row), row.label, Money(row.amount_minor, row.currency), Money(row.vat_minor, row.currency),
                Month.of(row.month), row.document.key if row.document else "")


def _source(row: PlanLine) -> Source:
    assert row.month is not None
    return Source(code_of(row), row.label, SourceKind(row.kind), Money(row.amount_minor, row.currency),
                  SourceStatus(row.status), Month.of(row.month),
                  PaidHow.REQUISITION if row.on_requisition else PaidHow.ADVANCE, StartRule(row.start_rule or "none"),
                  row.asked_on, row.decided_on, row.valid_to, row.document.key if row.document else "",
                  row.conditions)


def digest_of(said: dict[str, Any]) -> str:
    """Return the fingerprint of what is voted on: instrument, outcome, amount, purpose, terms, conditions, shares."""
    return pack.proposal_hash(said)
