"""Omprövning: once, on new facts, as a new case of the same family that begins in preparation.

What was said before comes along (answers, plan, statements, papers), so does the wall: who was shut out stays out.
"""

from datetime import timedelta
from typing import Any

from brygga.apps.access import queries as access
from brygga.apps.access.actions import give_reach, set_wall
from brygga.apps.access.segregation import refused
from brygga.apps.cases.actions import reach
from brygga.apps.cases.actions.life import new_case, step
from brygga.apps.cases.models import Case
from brygga.apps.documents import queries as documents
from brygga.apps.documents.actions import store_document
from brygga.domain.casework.workflow import CaseState, standing, why_not_reconsidered
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action

COPIED = ("name", "party_id", "contact_name", "contact_email", "contact_phone", "municipality", "situation",
          "template", "path", "summary", "need_minor", "reclaims_vat")


@action("cases.reconsider")
def ask_reconsideration(cmd: Command, *, case_id: int, new_facts: str) -> int:
    """Ask that a declined case be taken up again; returns the new case's id, in preparation."""
    case = reach.case_of(cmd, case_id)
    reach.require_either(cmd, case)
    before = case.reconsideration_of_id is not None or Case.objects.filter(reconsideration_of=case).exists()
    wrong = why_not_reconsidered(CaseState(case.state), before, new_facts)
    if wrong is not None:
        raise refused(wrong, field="new_facts")
    columns: dict[str, Any] = {name: getattr(case, name) for name in COPIED}
    days = standing(CaseState.PREPARATION).days or 0
    again = new_case(cmd, **columns, state="preparation", reconsideration_of=case, new_facts=new_facts.strip()[:2000],
                     submitted_on=cmd.on, submitted_by_id=cmd.actor_id, expected_on=cmd.on + timedelta(days=days))
    known = access.conflicted(case.matter_id)
    for person_id, state in access.shut_for(case.matter_id).items():
        if state != "clear":
            set_wall(cmd, matter_id=again.matter_id, person_id=person_id, state=state, ground=known.get(person_id, ""))
    for person_id, _, _, _ in access.reaching(case.matter_id):
        give_reach(cmd, matter_id=again.matter_id, person_id=person_id)
    _copy_application(cmd, case, again)
    step(cmd, again, "reconsider", "", again.state)
    record(cmd, "cases.reconsidered", subject=f"case/{again.pk}", matter_id=again.matter_id,
           data={"of": case.pk, "number": again.number}, private={"new_facts": again.new_facts})
    return again.pk


def _copy_application(cmd: Command, case: Case, again: Case) -> None:
    papers: dict[int, int] = {}
    rows: list[Any] = [*case.answers.all(), *case.plan_lines.order_by("place", "pk"), *case.readiness.all()]
    for row in rows:
        row.pk, row._state.adding = None, True
        row.case, row.matter_id = again, again.matter_id
        if getattr(row, "document_id", None):
            row.document_id = _copied(cmd, row.document_id, again, papers)
        row.save()


def _copied(cmd: Command, document_id: int, again: Case, papers: dict[int, int]) -> int:
    """Each paper is stored once under the new case; its bytes are the same file."""
    if document_id not in papers:
        filename, content, _ = documents.attachment(documents.key_of(document_id))
        key = store_document(cmd, content=content, filename=filename, kind="application", matter_id=again.matter_id,
                             title=documents.title_of(document_id))
        papers[document_id] = documents.id_of(again.tenant_id, key)
    return papers[document_id]
