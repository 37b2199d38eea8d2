"""Messages and komplettering: what the fund asks for, by when, and the answer."""

from datetime import date

from brygga.apps.cases.actions import reach
from brygga.apps.cases.actions.applying import attach_paper
from brygga.apps.cases.models import Completion, Message
from brygga.apps.documents import queries as documents
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text

ENDS = frozenset({"closed", "withdrawn"})


@action("cases.write_message")
def write_message(cmd: Command, *, case_id: int, text_written: str) -> int:
    """Write a message in a case; which side it comes from follows from who writes. Returns its id."""
    case = reach.case_of(cmd, case_id)
    from_fund = not reach.reaches(cmd, case)
    if from_fund:
        reach.require_staff(cmd, case, "case.write")
    if not text_written.strip():
        raise Refused("message.empty", text("Skriv något först."), field="text")
    if len(text_written) > 4000:
        raise Refused("message.long", text("Korta meddelandet, högst 4000 tecken."), field="text")
    if case.state in ENDS:
        raise Refused("message.ended", text("Ärendet är avslutat."), way_on=text("Skicka en ny intresseanmälan."))
    row = Message.objects.create(tenant_id=case.tenant_id, matter_id=case.matter_id, case=case, from_fund=from_fund,
                                 by_id=cmd.actor_id, text=text_written.strip(), at=cmd.at)
    record(cmd, "cases.message_sent", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"from_fund": from_fund}, private={"text": row.text})
    return row.pk


@action("cases.ask_completion")
def ask_completion(cmd: Command, *, case_id: int, asked_for: str, question: str, answer_by: date) -> int:
    """Ask for a komplettering; the application opens again and the fund's clock stops until the answer. Its id."""
    case = reach.case_of(cmd, case_id)
    reach.require_staff(cmd, case, "case.write")
    faults = []
    if case.state != "preparation":
        faults.append(Refused("completion.state", text("Kompletteringar begärs medan ansökan bereds.")))
    if not 0 < len(asked_for.strip()) <= 300:
        faults.append(Refused("completion.what", text("Skriv vad ni behöver, i en mening."), field="asked_for"))
    if answer_by <= cmd.on:
        faults.append(Refused("completion.day", text("Ge dem minst en dag: välj en dag efter i dag."),
                              field="answer_by"))
    if faults:
        raise Refusals(faults)
    row = Completion.objects.create(
        tenant_id=case.tenant_id, matter_id=case.matter_id, case=case, asked_for=asked_for.strip(), question=question,
        asked_by_id=cmd.actor, asked_on=cmd.on, answer_by=answer_by)
    record(cmd, "cases.completion_asked", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"completion": row.pk, "question": question, "by": answer_by}, private={"asked_for": row.asked_for})
    return row.pk


@action("cases.answer_completion")
def answer_completion(cmd: Command, *, completion_id: int, answer: str, content: bytes | None = None,
                      filename: str = "") -> int:
    """Answer a komplettering with words, a paper or both; returns the case's id."""
    row = Completion.objects.filter(tenant_id=cmd.tenant, pk=completion_id).first()
    if row is None:
        raise NotSeen
    case = reach.case_of(cmd, row.case_id)
    reach.require_either(cmd, case)
    if row.answered_on is not None:
        raise Refused("completion.answered", text("Kompletteringen är redan besvarad."),
                      way_on=text("Skriv ett meddelande om ni vill lägga till något."))
    if not answer.strip() and not content:
        raise Refused("completion.empty", text("Skriv ett svar eller lägg in ett papper."), field="answer",
                      way_on=text("Har ni det inte än, skriv när ni tror att det kommer."))
    if content:
        key = attach_paper(cmd, case_id=case.pk, question=row.question, content=content, filename=filename)
        row.document_id = documents.id_of(case.tenant_id, key)
    row.answer, row.answered_on = answer.strip()[:4000], cmd.on
    row.save(update_fields=["answer", "answered_on", "document"])
    record(cmd, "cases.completion_answered", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"completion": row.pk, "document": row.document_id}, private={"answer": row.answer})
    return case.pk
