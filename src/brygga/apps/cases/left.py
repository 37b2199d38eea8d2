"""What is left before an application can be sent in: one list for the page, and for the refusal that names it all."""

from collections.abc import Iterator

from django.utils.translation import get_language

from brygga.apps.cases.models import Case
from brygga.apps.cases.views import LeftView
from brygga.domain.casework import plan_checks, readiness, templates
from brygga.domain.casework.plan import FinancingPlan
from brygga.domain.casework.roles import Path
from brygga.domain.casework.texts import sentence
from brygga.foundation.refusals import text
from brygga.foundation.words import in_language

# A plan that does not add up cannot be judged; what else the board needs may still come.
BEFORE_SENDING = frozenset({"plan_without_costs", "plan_short", "plan_over"})


def left_of(case: Case, plan: FinancingPlan) -> list[LeftView]:
    """Return everything that is left, in the order of the form; `required` is what stands in the way of sending."""
    if not case.template:
        return []
    return [*_party(case), *_asked(case), *_plan(plan), *_readiness(case)]


def _party(case: Case) -> Iterator[LeftView]:
    if case.party_id is None:
        yield LeftView("party", "party", str(text("Skriv vilka ni är som söker.")), True)


def _asked(case: Case) -> Iterator[LeftView]:
    kind, path = templates.template(case.template), Path(case.path)
    rows = list(case.answers.all())
    given = frozenset(a.question for a in rows if a.value or a.missing)
    for question in templates.unanswered(kind, path, given):
        yield LeftView(question.code, "questions", in_language(question.label), True)
    papers = frozenset(a.question for a in rows if a.document_id or a.missing)
    for paper in templates.missing_documents(kind, path, papers):
        yield LeftView(paper.code, "papers", in_language(paper.label), True)


def _plan(plan: FinancingPlan) -> Iterator[LeftView]:
    for found in plan_checks.stops(plan):
        said = sentence(found, get_language() or "sv")
        yield LeftView(found.code, "plan", f"{said.reason} {said.way_on}", found.code in BEFORE_SENDING)


def _readiness(case: Case) -> Iterator[LeftView]:
    answered = {a.area for a in case.readiness.all()}
    if len(answered) < len(readiness.STATEMENTS):
        yield LeftView("readiness", "readiness", str(text("Svara på de åtta påståendena: det tar fem minuter.")), False)
