"""Answering a komplettering, and writing to the fund."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from brygga.apps.access.doorways import Seat
from brygga.foundation.refusals import NotSeen, text
from brygga.operations import case_flow
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.portal import page
from brygga.web.portal.forms import CompletionForm, MessageForm


@seat_page("portal.use", "GET", "POST")
def complete(request: HttpRequest, seat: Seat, number: str, pk: int) -> HttpResponse:
    """Hand in what the fund asked for, or say when it comes."""
    detail = page.own(seat, number)
    found = [c for c in detail.completions if c.id == pk]
    if not found:
        raise NotSeen
    form = CompletionForm(request.POST or None, request.FILES or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        with told_in(form):
            case_flow.answer_completion(command_of(request, seat), completion_id=pk,
                                        answer=form.cleaned_data["answer"], content=upload.read() if upload else None,
                                        filename=upload.name if upload else "")
        if form.is_valid():
            messages.success(request, text("Tack. Fonden har fått ert svar och läser det."))
            return page.to(seat, "one", number)
    asked = found[0].asked_for
    return page.draw(request, seat, detail, "complete", asked[:1].upper() + asked[1:], form=form, one=found[0])


@seat_page("portal.use", "GET", "POST")
def message(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Write to the fund."""
    detail = page.own(seat, number)
    form = MessageForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.send_message(command_of(request, seat), case_id=detail.case.id,
                                   text_written=form.cleaned_data["text"])
        if form.is_valid():
            messages.success(request, text("Meddelandet är skickat."))
            return page.to(seat, "one", number)
    return page.draw(request, seat, detail, "message", text("Skriv till fonden"), form=form)


@seat_page("portal.use", "POST")
def read(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Say that the messages are read."""
    detail = page.own(seat, number)
    case_flow.mark_read(command_of(request, seat), case_id=detail.case.id)
    return page.to(seat, "one", number)
