"""What `brygga verify` proves of cases: state follows steps, shares make the amount, papers are its own."""

from collections.abc import Iterator

from django.db.models import F, Sum

from brygga.apps.cases.models import Answer, Case, Completion, PlanLine, Proposal
from brygga.domain.casework.workflow import CASE_TRANSITIONS
from brygga.foundation.checking import Check

WAYS = {(row.state, row.event, row.to) for row in CASE_TRANSITIONS}
BEGINNINGS = {("", "enquire", "enquiry"), ("", "reconsider", "preparation")}


def checks(tenant_id: int) -> Iterator[Check]:
    """Yield the checks of one tenant's cases."""
    yield _steps(tenant_id)
    yield _shares(tenant_id)
    yield _papers(tenant_id)
    yield _volunteers(tenant_id)


def _steps(tenant_id: int) -> Check:
    faults, rows = [], 0
    for case in Case.objects.filter(tenant_id=tenant_id).prefetch_related("steps").order_by("pk"):
        rows += 1
        stood = ""
        for step in sorted(case.steps.all(), key=lambda s: s.pk):
            way = (step.from_state, step.event, step.to_state)
            if step.from_state != stood or way not in (WAYS if stood else BEGINNINGS):
                faults.append(f"case {case.number}: step {step.pk} does not follow")
            stood = step.to_state
        if stood != case.state:
            faults.append(f"case {case.number} stands in {case.state}, its steps end in {stood}")
    return Check("cases.steps", rows, tuple(faults))


def _shares(tenant_id: int) -> Check:
    faults, rows = [], 0
    for proposal in Proposal.objects.filter(tenant_id=tenant_id, outcome="grant").annotate(
            shared=Sum("shares__amount_minor")):
        rows += 1
        if proposal.shared != proposal.amount_minor:
            faults.append(f"proposal {proposal.pk}: shares make {proposal.shared}, not {proposal.amount_minor}")
    return Check("cases.shares", rows, tuple(faults))


def _papers(tenant_id: int) -> Check:
    faults, rows = [], 0
    for model in (Answer, PlanLine, Completion):
        papers = model.objects.filter(tenant_id=tenant_id, document__isnull=False)
        rows += papers.count()
        for pk in papers.exclude(document__matter_id=F("matter_id")).values_list("pk", flat=True):
            faults.append(f"{model._meta.db_table} {pk} points to a paper of another case")
    return Check("cases.papers", rows, tuple(faults))


def _volunteers(tenant_id: int) -> Check:
    """Volunteer work is one line on both sides: never a cost or a source of cash, never with VAT."""
    lines = PlanLine.objects.filter(tenant_id=tenant_id)
    wrong = lines.filter(kind="volunteer").exclude(side="both") | lines.filter(side="both").exclude(
        kind="volunteer", vat_minor=0)
    return Check("cases.volunteer_work", lines.count(), tuple(f"plan line {pk}" for pk in wrong.values_list(
        "pk", flat=True)))
