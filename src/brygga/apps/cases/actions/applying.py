"""The application: kind of case and path, questions, papers, the eight statements, and sending it in."""

from datetime import timedelta
from typing import Any

from brygga.apps.access.segregation import refused
from brygga.apps.cases import left, mapping
from brygga.apps.cases.actions import reach
from brygga.apps.cases.actions.answer_kinds import as_stored
from brygga.apps.cases.actions.life import move_case
from brygga.apps.cases.models import Answer, Case, PlanLine, ReadinessAnswer
from brygga.apps.documents import queries as documents
from brygga.apps.documents.actions import store_document
from brygga.domain.casework import readiness, templates
from brygga.domain.casework.answers import Refusal
from brygga.domain.casework.paths import choose_path
from brygga.domain.casework.roles import Path
from brygga.domain.casework.templates.shape import Template
from brygga.domain.casework.workflow import CaseState, standing
from brygga.domain.money import Money
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.digits import whole
from brygga.foundation.refusals import Refusals, Refused, text


@action("cases.choose_template")
def choose_template(cmd: Command, *, case_id: int, template: str, need_minor: int) -> str:
    """Choose the kind of case and let the sum choose the path: returns short or full. Opens the application."""
    case = reach.case_of(cmd, case_id)
    reach.require_staff(cmd, case, "case.write")
    if template not in {t.code for t in templates.TEMPLATES}:
        raise Refused("case.template", text("Välj en ärendemall."), field="template")
    if need_minor <= 0:
        raise Refused("case.need", text("Skriv hur mycket de söker av fonden, större än noll."), field="need")
    choice = choose_path(Money(need_minor, case.currency), frozenset(), cmd.on)
    if isinstance(choice, Refusal):
        raise refused(choice, field="need")
    case.template, case.need_minor, case.path = template, need_minor, choice.path.value
    case.save(update_fields=["template", "need_minor", "path"])
    record(cmd, "cases.template_chosen", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"template": template, "path": case.path, "need": [need_minor, case.currency],
                 "why": choice.reason})
    move_case(cmd, case_id=case_id, event="start_application")
    return case.path


@action("cases.save_answers")
def save_answers(cmd: Command, *, case_id: int, answers: dict[str, Any]) -> int:
    """Save answers by question code; what cannot be read is refused, all at once, and nothing is saved then.

    A value is text, a whole number (amounts in minor units), a date, or None for nothing. Returns how many changed.
    """
    case = reach.case_of(cmd, case_id)
    reach.require_answering(cmd, case)
    asked = {q.code: q for q in templates.questions_for(_template(case), Path(case.path))}
    unknown = sorted(set(answers) - set(asked))
    if unknown:
        raise Refused("answer.unknown", text("Frågan %s finns inte i den här ansökan.") % unknown[0], field=unknown[0])
    stored: dict[str, str] = {}
    faults: list[Refused] = []
    for code, given in answers.items():
        try:
            stored[code] = as_stored(asked[code], given)
        except Refused as fault:
            faults.append(fault)
    if faults:
        raise Refusals(faults)
    known = {a.question: a for a in case.answers.all()}
    changed = [code for code, value in stored.items() if (known[code].value if code in known else "") != value]
    for code in changed:
        Answer.objects.update_or_create(case=case, question=code, defaults={
            **_whose(cmd, case), "value": stored[code],
            "missing": known[code].missing and not stored[code] if code in known else False})
    if changed:
        record(cmd, "cases.answered", subject=f"case/{case.pk}", matter_id=case.matter_id,
               data={"questions": sorted(changed)}, private={code: stored[code] for code in changed})
    return len(changed)


@action("cases.say_missing")
def say_missing(cmd: Command, *, case_id: int, question: str, missing: bool = True) -> None:
    """Say "vi har det inte än" to a question or a paper; it counts as an answer and is asked for again later."""
    case = reach.case_of(cmd, case_id)
    reach.require_answering(cmd, case)
    _refuse_unknown(case, question)
    Answer.objects.update_or_create(case=case, question=question, defaults={**_whose(cmd, case), "missing": missing})
    record(cmd, "cases.answered", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"questions": [question], "missing": missing})


@action("cases.attach_paper")
def attach_paper(cmd: Command, *, case_id: int, question: str, content: bytes, filename: str) -> str:
    """Put a paper with the application and return its key. `question` is the code of the paper that is asked for,
    "line-12" for a plan line's quote or decision, or "" for a paper that nobody asked for. A newer one replaces it.
    """
    case = reach.case_of(cmd, case_id)
    reach.require_answering(cmd, case)
    line = _line(case, question) if question.startswith("line-") else None
    if question and line is None:
        _refuse_unknown(case, question)
    older = case.answers.filter(question=question).select_related("document").first() if question else None
    document = line.document if line else older.document if older else None
    key = store_document(cmd, content=content, filename=filename, kind="application", matter_id=case.matter_id,
                         title=_title(case, question, line, filename), supersedes_key=document.key if document else "")
    document_id = documents.id_of(case.tenant_id, key)
    if line is not None:
        line.document_id = document_id
        line.save(update_fields=["document"])
    elif question:
        Answer.objects.update_or_create(case=case, question=question, defaults={
            **_whose(cmd, case), "document_id": document_id, "missing": False})
    record(cmd, "cases.paper_attached", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={"question": question, "document": document_id})
    return key


@action("cases.save_readiness")
def save_readiness(cmd: Command, *, case_id: int, answers: dict[str, dict[str, str]]) -> None:
    """Save the eight statements: {area: {"answer": yes|partly|no, "note": …}}. It helps, it never refuses a case."""
    case = reach.case_of(cmd, case_id)
    reach.require_answering(cmd, case)
    areas = {s.code for s in readiness.STATEMENTS}
    for area, said in answers.items():
        if area not in areas or said.get("answer") not in {s.value for s in readiness.Standing}:
            raise Refused("readiness.answer", text("Välj stämmer, stämmer delvis eller stämmer inte än."), field=area)
        ReadinessAnswer.objects.update_or_create(case=case, area=area, defaults={
            "tenant_id": case.tenant_id, "matter_id": case.matter_id, "answer": said["answer"],
            "note": said.get("note", "")[:500], "at": cmd.at})
    record(cmd, "cases.readiness_saved", subject=f"case/{case.pk}", matter_id=case.matter_id,
           data={area: said["answer"] for area, said in answers.items()})


@action("cases.submit")
def submit(cmd: Command, *, case_id: int) -> str:
    """Send the application in; everything that is missing is told at once. Returns the new state."""
    case = reach.case_of(cmd, case_id)
    reach.require_either(cmd, case)
    faults = [Refused(f"left.{gap.code}", gap.label, field=gap.code,
                      way_on=text("Har ni det inte än, säg det: det är också ett svar.")
                      if gap.where in ("questions", "papers") else "")
              for gap in left.left_of(case, mapping.plan_of(case, _lines(case))) if gap.required]
    if faults and case.state == "application":
        raise Refusals(faults)
    state = move_case(cmd, case_id=case_id, event="submit")
    case.refresh_from_db()
    days = standing(CaseState(state)).days
    case.submitted_on, case.submitted_by_id = cmd.on, cmd.actor_id
    case.expected_on = cmd.on + timedelta(days=days) if days else None
    case.save(update_fields=["submitted_on", "submitted_by", "expected_on"])
    return state


def _lines(case: Case) -> list[PlanLine]:
    return list(case.plan_lines.select_related("document").order_by("place", "pk"))


def _line(case: Case, code: str) -> PlanLine | None:
    pk = whole(code.removeprefix("line-"))
    return case.plan_lines.filter(pk=pk).select_related("document").first() if pk is not None else None


def _template(case: Case) -> Template:
    if not case.template:
        raise Refused("case.no_template", text("Ansökan är inte öppnad än."),
                      way_on=text("Fonden bjuder in er när de har läst er intresseanmälan."))
    return templates.template(case.template)


def _refuse_unknown(case: Case, question: str) -> None:
    kind, path = _template(case), Path(case.path)
    known = {q.code for q in templates.questions_for(kind, path)}
    if question not in known | {d.code for d in templates.documents_for(kind, path)}:
        raise Refused("answer.unknown", text("Frågan %s finns inte i den här ansökan.") % question, field="question")


def _title(case: Case, question: str, line: PlanLine | None, filename: str) -> str:
    if line is not None:
        return line.label
    asked = {d.code: d for d in templates.documents_for(_template(case), Path(case.path))} if question else {}
    return asked[question].label.sv if question in asked else filename.rpartition(".")[0] or filename


def _whose(cmd: Command, case: Case) -> dict[str, Any]:
    return {"tenant_id": case.tenant_id, "matter_id": case.matter_id, "by_id": cmd.actor_id, "at": cmd.at}
