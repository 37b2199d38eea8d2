"""One case gathered for a page: a fixed number of queries, whatever it holds."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language, gettext

from brygga.apps.access.doorways import Seat
from brygga.apps.cases import mapping, queries
from brygga.apps.cases.left import left_of
from brygga.apps.cases.models import Answer, Case, PlanLine
from brygga.apps.cases.present import case_view
from brygga.apps.cases.views import (
    CaseDetail,
    CompletionView,
    MessageView,
    PaperView,
    PlanLineView,
    QuestionView,
    StatementView,
    StepView,
)
from brygga.apps.documents.doorways import documents_of
from brygga.apps.parties import queries as parties
from brygga.domain.casework import plan_checks, readiness, templates
from brygga.domain.casework.roles import Path
from brygga.domain.casework.templates.shape import AnswerKind, Question
from brygga.formats.pictures import figures
from brygga.foundation.words import in_language

UNSEEN_BEFORE_DECISION = ("open", "withdrawn")


def of(row: Case, seat: Seat, *, for_applicant: bool) -> CaseDetail:
    """Return all of a case for a page; on the applicant's side without what the fund writes for its board."""
    lines = list(row.plan_lines.select_related("document").order_by("place", "pk"))
    answers = {a.question: a for a in row.answers.select_related("document")}
    plan = mapping.plan_of(row, lines)
    proposals = queries.proposals_of(row.pk)
    if for_applicant:
        proposals = [p for p in proposals if p.state not in UNSEEN_BEFORE_DECISION]
    may_edit = row.state == "application" or any(c.answered_on is None for c in row.completions.all())
    return CaseDetail(
        case=case_view(row, seat.on),
        party=parties.party(row.tenant_id, row.party_id) if row.party_id else None,
        questions=tuple(_questions(row, answers)), papers=tuple(_papers(row, answers)), plan=plan,
        plan_lines=tuple(_line(line) for line in lines), findings=tuple(plan_checks.check(plan)),
        readiness=tuple(_statements(row)), left=tuple(left_of(row, plan)),
        messages=tuple(_messages(row, for_applicant)), completions=tuple(_completions(row)),
        memo=None if for_applicant else queries.memo(row.pk), proposals=tuple(proposals),
        steps=tuple(_steps(row, for_applicant)),
        documents=tuple(documents_of(seat, row.matter_id)),
        may_write=may_edit and row.state in ("application", "preparation"))


def _questions(row: Case, answers: dict[str, Answer]) -> Iterable[QuestionView]:
    if not row.template:
        return
    path = Path(row.path)
    for question in templates.questions_for(templates.template(row.template), path):
        answer = answers.get(question.code)
        value = answer.value if answer else ""
        choices = tuple((c.code, in_language(c.label)) for c in question.choices)
        yield QuestionView(question.code, question.kind.value, in_language(question.label), in_language(question.hint),
                           path in question.required_on, choices, value, shown(question, value, row.currency),
                           bool(answer and answer.missing and not value))


def shown(question: Question, value: str, currency: str) -> str:
    """Return a stored answer as people write it."""
    if not value:
        return ""
    if question.kind == AnswerKind.AMOUNT:
        return figures.money(int(value), currency, _language())
    if question.kind == AnswerKind.DATE:
        return figures.day(date.fromisoformat(value), _language())
    if question.kind == AnswerKind.YES_NO:
        return gettext("Ja") if value == "yes" else gettext("Nej")
    if question.kind == AnswerKind.CHOICE:
        return next((in_language(c.label) for c in question.choices if c.code == value), value)
    return value


def _language() -> str:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def _papers(row: Case, answers: dict[str, Answer]) -> Iterable[PaperView]:
    if not row.template:
        return
    path = Path(row.path)
    for paper in templates.documents_for(templates.template(row.template), path):
        answer = answers.get(paper.code)
        document = answer.document if answer else None
        yield PaperView(paper.code, in_language(paper.label), in_language(paper.hint), path in paper.required_on,
                        document.key if document else "", document.title if document else "",
                        bool(answer and answer.missing and document is None))


def _line(row: PlanLine) -> PlanLineView:
    return PlanLineView(row.pk, mapping.code_of(row), row.side, row.kind, row.label, row.amount_minor, row.vat_minor,
                        row.currency, row.month, row.hours, row.status, row.on_requisition, row.start_rule,
                        row.asked_on, row.decided_on, row.valid_to, row.conditions,
                        row.document.key if row.document else "")


def _statements(row: Case) -> Iterable[StatementView]:
    given = {a.area: a for a in row.readiness.all()}
    for statement in readiness.STATEMENTS:
        answer = given.get(statement.code)
        yield StatementView(statement.code, in_language(statement.text), in_language(statement.action),
                            answer.answer if answer else "", answer.note if answer else "", statement.first)


def _steps(row: Case, for_applicant: bool) -> Iterable[StepView]:
    for one in row.steps.select_related("by").order_by("pk"):
        yield StepView(one.event, one.to_state, one.on, one.by.name if one.by else "Brygga",
                       "" if for_applicant else one.note)


def _messages(row: Case, for_applicant: bool) -> Iterable[MessageView]:
    for message in row.messages.select_related("by").order_by("pk"):
        yield MessageView(message.text, message.by.name if message.by else "Brygga", message.at, message.from_fund,
                          message.from_fund != for_applicant)


def _completions(row: Case) -> Iterable[CompletionView]:
    for one in row.completions.select_related("asked_by", "document").order_by("pk"):
        yield CompletionView(one.pk, one.asked_for, one.question, one.asked_by.name, one.asked_on, one.answer_by,
                             one.answered_on, one.answer, one.document.key if one.document else "")
