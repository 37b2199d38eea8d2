"""Sending the application, taking it back, taking it up again, and asking for omprövning."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.doorways import cases_for
from brygga.apps.cases.views import CaseDetail, LeftView
from brygga.foundation.refusals import Refusals, text
from brygga.operations import case_flow
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_for, seat_page
from brygga.web.guard.parked import parked
from brygga.web.portal import my_case, page, plan_page
from brygga.web.portal.forms import ReconsiderForm, WithdrawForm
from brygga.web.portal.sections import sections_of


@seat_page("portal.use", "GET", "POST")
def submit(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Everything that is left, each with the way to it; when nothing is, the button that sends."""
    detail = page.own(seat, number)
    if request.method == "POST":
        try:
            case_flow.submit_application(command_of(request, seat), case_id=detail.case.id)
        except Refusals as told:
            messages.error(request, text("Ansökan är inte skickad. %s saker är kvar.") % len(told.refusals))
        else:
            messages.success(request, text("Ansökan är skickad till fonden. Ni får ett brev som bekräftar det."))
            return page.to(seat, "one", number)
    left = [{"label": gap.label, "href": _where(seat, detail, gap), "word": text("kvar") if gap.required else text(
        "kan vänta"), "kind": "warn" if gap.required else ""} for gap in detail.left]
    return page.draw(request, seat, detail, "submit", text("Läs och skicka"), left=left,
                     left_few=len(left) <= 6,
                     left_title=text("%s saker är kvar") % sum(g.required for g in detail.left),
                     left_summary=text("Allt som är kvar, sak för sak (%s)") % len(left),
                     may_send=detail.case.state == "application" and not any(g.required for g in detail.left),
                     tasks=my_case.tasks(seat, detail), sentence=plan_page.sentence(detail.plan))


@seat_page("portal.use", "GET", "POST")
def withdraw(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Take the application back."""
    detail = page.own(seat, number)
    form = WithdrawForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.withdraw_case(command_of(request, seat), case_id=detail.case.id, note=form.cleaned_data["note"])
        if form.is_valid():
            messages.success(request, text("Ni har tagit tillbaka ansökan."))
            return page.to(seat, "one", number)
    return page.draw(request, seat, detail, "withdraw", text("Ta tillbaka ansökan"), form=form)


@seat_page("portal.use", "GET", "POST")
def wake(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Take up a case that rests."""
    detail = page.own(seat, number)
    if request.method == "POST":
        case_flow.wake_case(command_of(request, seat), case_id=detail.case.id)
        messages.success(request, text("Ärendet är igång igen."))
        return page.to(seat, "one", number)
    return page.draw(request, seat, detail, "wake", text("Ta upp ärendet igen"))


@seat_page("portal.use", "GET", "POST")
def reconsider(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Ask for omprövning of a no, once and on new facts; it becomes a case of its own."""
    detail = page.own(seat, number)
    form = ReconsiderForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        made = 0
        with told_in(form):
            made = case_flow.ask_reconsideration(command_of(request, seat), case_id=detail.case.id,
                                                 new_facts=form.cleaned_data["new_facts"])
        if form.is_valid():
            messages.success(request, text("Er begäran är skickad. Den är ett eget ärende med eget nummer."))
            return page.to(seat, "one", _number_of(request, seat, made) or number)
    return page.draw(request, seat, detail, "reconsider", text("Be om omprövning"), form=form)


def _number_of(request: HttpRequest, seat: Seat, case_id: int) -> str:
    fresh = seat_for(request, seat.slug)
    return next((c.number for c in cases_for(fresh) if c.id == case_id), "")


def _where(seat: Seat, detail: CaseDetail, gap: LeftView) -> str:
    number = detail.case.number
    rooms: dict[str, Any] = {"party": "party", "papers": "papers", "plan": "plan", "readiness": "statements"}
    if gap.where == "papers":
        return page.link(seat, "hand_in", number, code=gap.code)
    if gap.where == "questions":
        place = next(s.place for s in sections_of(detail.questions) for q in s.questions if q.code == gap.code)
        return f"{page.link(seat, 'section', number, place=place)}#id_{gap.code}"
    return page.link(seat, rooms[gap.where], number)
