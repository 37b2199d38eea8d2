"""Preparation: who handles the case, and the assessment (bedömning) in versions."""

from brygga.apps.access import segregation
from brygga.apps.cases.actions import reach
from brygga.apps.cases.models import Memo
from brygga.apps.cases.queries import deeds_of
from brygga.domain.casework.acts import Act
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refusals, Refused, text


@action("cases.take")
def take_case(cmd: Command, *, case_id: int) -> None:
    """Take a case: from now on its duties are the actor's."""
    case = reach.case_of(cmd, case_id)
    reach.require_staff(cmd, case, "case.prepare")
    if case.handled_by_id == cmd.actor_id:
        return
    segregation.require(cmd, Act.PREPARE, deeds=deeds_of(case.matter_id), subject=f"case/{case.pk}",
                        matter_id=case.matter_id)
    before, case.handled_by_id = case.handled_by_id, cmd.actor_id
    case.save(update_fields=["handled_by"])
    record(cmd, "cases.taken", subject=f"case/{case.pk}", matter_id=case.matter_id, data={"before": before})


@action("cases.write_memo")
def write_memo(cmd: Command, *, case_id: int, comes_back: str, worth_it: str, what_can_go_wrong: str,
               memo_text: str) -> int:
    """Write the assessment: three questions in three lines and the text behind; returns the new version's number."""
    case = reach.case_of(cmd, case_id)
    reach.require_staff(cmd, case, "case.prepare")
    lines = {"comes_back": comes_back, "worth_it": worth_it, "what_can_go_wrong": what_can_go_wrong}
    faults = [Refused("memo.line", text("Skriv en eller två meningar, högst 300 tecken."), field=name)
              for name, said in lines.items() if not 0 < len(said.strip()) <= 300]
    if len(memo_text) > 20000:
        faults.append(Refused("memo.long", text("Korta texten, högst 20 000 tecken."), field="memo_text"))
    if case.state not in ("preparation", "decision"):
        faults.append(Refused("memo.state", text("Bedömningen skrivs när ansökan har kommit in.")))
    if faults:
        raise Refusals(faults)
    segregation.require(cmd, Act.PREPARE, deeds=deeds_of(case.matter_id), subject=f"case/{case.pk}",
                        matter_id=case.matter_id)
    version = case.memos.count() + 1
    Memo.objects.create(tenant_id=case.tenant_id, matter_id=case.matter_id, case=case, version=version,
                        text=memo_text.strip(), written_by_id=cmd.actor, written_at=cmd.at,
                        **{name: said.strip() for name, said in lines.items()})
    record(cmd, "cases.memo_written", subject=f"case/{case.pk}", matter_id=case.matter_id, data={"version": version},
           private={**lines, "text": memo_text})
    return version
