"""Preparation by page: ask for more, write down an answer, and the assessment."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases import doorways
from brygga.apps.cases.views import CaseDetail
from brygga.foundation.refusals import NotSeen
from brygga.operations import case_flow
from brygga.web.cases.forms import AnswerForm, AskForm, MemoForm
from brygga.web.cases.page import trail_of
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked

USUAL_DAYS = 14


@seat_page("case.write", "GET", "POST")
def ask(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Ask for a komplettering; the clock stops until they answer."""
    detail = doorways.case_for(seat, number)
    asked = [(p.code, p.label) for p in detail.papers] + [(q.code, q.label) for q in detail.questions]
    form = AskForm(asked, request.POST or None, initial={
        "answer_by": seat.on + timedelta(days=USUAL_DAYS), "question": request.GET.get("fraga", "")} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.ask_completion(command_of(request, seat), case_id=detail.case.id, **form.cleaned_data)
            messages.success(request, _("De har fått ett brev. Er tid står stilla tills de svarar."))
            return redirect("cases:one", slug=seat.slug, number=number)
    return render(request, "cases/form.html", _around(seat, detail) | {
        "form": form, "title": _("Be %s om mer") % detail.case.name, "action_label": _("Skicka frågan"),
        "lead": _("De får ett brev med en länk, och er tid står stilla tills de har svarat.")})


@seat_page("case.write", "GET", "POST")
def answer(request: HttpRequest, seat: Seat, number: str, pk: int) -> HttpResponse:
    """Write down an answer that came by phone or on paper."""
    detail = doorways.case_for(seat, number)
    one = next((c for c in detail.completions if c.id == pk and c.is_open), None)
    if one is None:
        raise NotSeen
    form = AnswerForm(request.POST or None, request.FILES or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with told_in(form):
            case_flow.answer_completion(command_of(request, seat), completion_id=pk, answer=form.cleaned_data["answer"],
                                        content=file.read() if file else None, filename=file.name if file else "")
            messages.success(request, _("Svaret är inlagt. Er tid löper igen."))
            return redirect("cases:one", slug=seat.slug, number=number)
    return render(request, "cases/form.html", _around(seat, detail) | {
        "form": form, "title": _("Skriv in deras svar"), "lead": one.asked_for, "files": True,
        "action_label": _("Spara svaret")})


@seat_page("case.prepare", "GET", "POST")
def memo(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Write the assessment; each time is a new version."""
    detail = doorways.case_for(seat, number)
    before = detail.memo
    said = {"comes_back": before.comes_back, "worth_it": before.worth_it, "memo_text": before.text,
            "what_can_go_wrong": before.what_can_go_wrong} if before else {}
    form = MemoForm(request.POST or None, initial=said | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            version = case_flow.write_memo(command_of(request, seat), case_id=detail.case.id, **form.cleaned_data)
            messages.success(request, _("Bedömningen är sparad, version %d.") % version)
            return redirect("cases:one", slug=seat.slug, number=number)
    return render(request, "cases/form.html", _around(seat, detail) | {
        "form": form, "title": _("Bedömning av %s") % detail.case.name, "action_label": _("Spara bedömningen"),
        "lead": _("Styrelsen läser de tre raderna först. Skriv så att någon utanför fonden förstår.")})


def _around(seat: Seat, detail: CaseDetail) -> dict[str, object]:
    here = reverse("cases:one", kwargs={"slug": seat.slug, "number": detail.case.number})
    return {"trail": trail_of(seat, detail.case), "cancel_href": here}
