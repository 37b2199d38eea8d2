"""Single presses on a case: take it, wake it, answer a message, say that messages are read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases import doorways
from brygga.operations import case_flow
from brygga.web.cases.forms import MessageForm
from brygga.web.cases.page import case_page
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page


@seat_page("case.prepare", "POST")
def take(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Take the case."""
    case_flow.take_case(command_of(request, seat), case_id=doorways.case_for(seat, number).case.id)
    messages.success(request, _("Ärendet är ditt."))
    return redirect("cases:one", slug=seat.slug, number=number)


@seat_page("case.write", "POST")
def wake(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Go on with a case that rested or was referred."""
    case_flow.wake_case(command_of(request, seat), case_id=doorways.case_for(seat, number).case.id)
    messages.success(request, _("Ärendet är igång igen."))
    return redirect("cases:one", slug=seat.slug, number=number)


@seat_page("case.write", "POST")
def read(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Say that the messages are read."""
    case_flow.mark_read(command_of(request, seat), case_id=doorways.case_for(seat, number).case.id)
    return redirect("cases:one", slug=seat.slug, number=number)


@seat_page("case.write", "POST")
def message(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Write to the applicants."""
    detail = doorways.case_for(seat, number)
    form = MessageForm(request.POST)
    if form.is_valid():
        with told_in(form):
            case_flow.send_message(command_of(request, seat), case_id=detail.case.id,
                                   text_written=form.cleaned_data["text"])
            messages.success(request, _("Meddelandet är skickat."))
            return redirect("cases:one", slug=seat.slug, number=number)
    return render(request, "cases/one.html", case_page(seat, detail, form))
