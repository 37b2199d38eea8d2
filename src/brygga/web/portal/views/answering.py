"""The questions: one section a page, all of them on one page to read and print, and the eight statements."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.views import CaseDetail
from brygga.foundation.refusals import NotSeen, text
from brygga.operations import case_flow
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.portal import page
from brygga.web.portal.forms import SectionForm, StatementsForm
from brygga.web.portal.sections import Section, sections_of


@seat_page("portal.use")
def all_questions(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Every question of the application with what we have answered, to read, to print and to bring to a meeting."""
    detail = page.own(seat, number)
    return page.draw(request, seat, detail, "questions", text("Alla frågor"), sections=sections_of(detail.questions))


@seat_page("portal.use", "GET", "POST")
def section(request: HttpRequest, seat: Seat, number: str, place: int) -> HttpResponse:
    """One section; what is written is saved, and the next section follows."""
    detail = page.own(seat, number)
    sections = sections_of(detail.questions)
    if not 1 <= place <= len(sections):
        raise NotSeen
    if not detail.may_write and request.method == "GET":
        return page.to(seat, "questions", number)
    here = sections[place - 1]
    form = SectionForm(request.POST or None, questions=here.questions, initial=dict(parked(request)))
    if request.method == "POST" and form.is_valid():
        _save(request, seat, detail, here, form)
        if form.is_valid():
            return redirect(_next(request, seat, number, place, len(sections)))
    return page.draw(request, seat, detail, "section", here.heading, form=form, section=here, count=len(sections),
                     place=place)


@seat_page("portal.use", "GET", "POST")
def statements(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """The eight statements; a gap becomes something to do, never a no."""
    detail = page.own(seat, number)
    if not detail.may_write and request.method == "GET":
        return page.to(seat, "questions", number)
    form = StatementsForm(request.POST or None, statements=detail.readiness, initial=dict(parked(request)))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.save_readiness(command_of(request, seat), case_id=detail.case.id, answers=form.answers())
        if form.is_valid():
            messages.success(request, text("Sparat."))
            return page.to(seat, "one", number)
    gaps = [s for s in detail.readiness if s.answer in ("no", "partly")]
    return page.draw(request, seat, detail, "statements", text("Åtta påståenden om er"), form=form, gaps=gaps)


def _save(request: HttpRequest, seat: Seat, detail: CaseDetail, here: Section, form: SectionForm) -> None:
    with told_in(form):
        case_flow.save_answers(command_of(request, seat), case_id=detail.case.id, answers=form.answers())
        known = {q.code: q.missing for q in here.questions}
        for code, missing in form.missing().items():
            if known[code] != missing:
                case_flow.say_missing(command_of(request, seat, part=f"-{code}"[:20]), case_id=detail.case.id,
                                      question=code, missing=missing)


def _next(request: HttpRequest, seat: Seat, number: str, place: int, count: int) -> Any:
    messages.success(request, text("Sparat."))
    if "stay" in request.POST or place == count:
        return page.link(seat, "one", number)
    return page.link(seat, "section", number, place=place + 1)
