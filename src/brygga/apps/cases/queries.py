"""Readers of cases for other rooms' acts; pages go through the doorways."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from brygga.apps.cases import mapping
from brygga.apps.cases.models import Case, Completion, Memo, PlanLine, Proposal, ReadinessAnswer
from brygga.apps.cases.present import case_view, proposal_view
from brygga.apps.cases.views import CaseView, MemoView, ProposalView
from brygga.apps.parties import queries as parties
from brygga.domain.casework import readiness
from brygga.domain.casework.acts import Act
from brygga.domain.casework.plan import FinancingPlan
from brygga.foundation.refusals import NotSeen

CASE_ROWS = ("party", "handled_by", "reconsideration_of", "tenant")


def proposal(tenant_id: int, proposal_id: int) -> ProposalView:
    """Return one proposal of the tenant."""
    row = _proposals().filter(tenant_id=tenant_id, pk=proposal_id).first()
    if row is None:
        raise NotSeen
    return proposal_view(row)


def proposals(tenant_id: int, ids: Iterable[int]) -> dict[int, ProposalView]:
    """Return proposals by id: two queries however many."""
    return {row.pk: proposal_view(row) for row in _proposals().filter(tenant_id=tenant_id, pk__in=list(ids))}


def open_proposals(tenant_id: int) -> list[ProposalView]:
    """Return the proposals that wait for a decision, oldest first."""
    return [proposal_view(row) for row in _proposals().filter(tenant_id=tenant_id, state="open").order_by("pk")]


def proposals_of(case_id: int) -> list[ProposalView]:
    """Return a case's proposals, oldest first."""
    return [proposal_view(row) for row in _proposals().filter(case_id=case_id).order_by("pk")]


def case_of_matter(matter_id: int) -> CaseView:
    """Return the case that a matter is about."""
    return _one(matter_id=matter_id)


def case(tenant_id: int, case_id: int) -> CaseView:
    """Return one case of the tenant."""
    return _one(tenant_id=tenant_id, pk=case_id)


def cases_of_matters(matter_ids: Iterable[int]) -> dict[int, CaseView]:
    """Return matter id → case: two queries however many."""
    rows = Case.objects.filter(matter_id__in=list(matter_ids)).select_related(*CASE_ROWS)
    return {row.matter_id: case_view(row) for row in rows.prefetch_related("completions")}


def parties_only_in(tenant_id: int, matter_ids: Iterable[int]) -> frozenset[int]:
    """Return the parties that apply in these cases and in no other of the tenant."""
    rows = Case.objects.filter(tenant_id=tenant_id).exclude(party=None)
    inside = rows.filter(matter_id__in=(ids := list(matter_ids))).values_list("party_id", flat=True)
    return frozenset(inside) - frozenset(rows.exclude(matter_id__in=ids).values_list("party_id", flat=True))


def plan_of(case_id: int) -> FinancingPlan:
    """Return a case's financing plan as the domain's value."""
    row = Case.objects.get(pk=case_id)
    lines = PlanLine.objects.filter(case_id=case_id).select_related("document").order_by("place", "pk")
    return mapping.plan_of(row, lines)


def memo(case_id: int) -> MemoView | None:
    """Return the latest version of a case's assessment."""
    row = Memo.objects.filter(case_id=case_id).select_related("written_by").order_by("version").last()
    if row is None:
        return None
    return MemoView(row.version, row.comes_back, row.worth_it, row.what_can_go_wrong, row.text, row.written_by.name,
                    row.written_by_id, row.written_at)


def readiness_of(case_id: int) -> dict[str, readiness.Answer]:
    """Return area → what the applicant says about the statement, for those answered."""
    rows = ReadinessAnswer.objects.filter(case_id=case_id).order_by("pk")
    return {row.area: readiness.Answer(readiness.Standing(row.answer), row.note) for row in rows}


def deeds_of(matter_id: int) -> list[tuple[Act, int | None]]:
    """Return who has prepared and who has proposed in a case: what segregation asks about."""
    handled = Case.objects.filter(matter_id=matter_id).exclude(handled_by=None).values_list("handled_by", flat=True)
    wrote = Memo.objects.filter(matter_id=matter_id).values_list("written_by", flat=True)
    asked = Completion.objects.filter(matter_id=matter_id).values_list("asked_by", flat=True)
    made = Proposal.objects.filter(matter_id=matter_id).values_list("made_by", flat=True)
    prepared = [(Act.PREPARE, who) for who in dict.fromkeys([*handled, *wrote, *asked])]
    return [*prepared, *((Act.PROPOSE, who) for who in dict.fromkeys(made))]


def _one(**which: Any) -> CaseView:
    row = Case.objects.filter(**which).select_related(*CASE_ROWS).first()
    if row is None:
        raise NotSeen
    return case_view(row)


def _proposals() -> "QuerySet[Proposal]":
    return Proposal.objects.select_related("case", "made_by").prefetch_related("shares")


def matters_signed_for(tenant_id: int, person_id: int) -> list[int]:
    """Return the cases whose applicant a person may sign for, as the register says (EFL 7:23)."""
    signs = parties.signed_for(tenant_id, person_id)
    return list(Case.objects.filter(tenant_id=tenant_id, party_id__in=signs).order_by("matter_id").values_list(
        "matter_id", flat=True)) if signs else []
