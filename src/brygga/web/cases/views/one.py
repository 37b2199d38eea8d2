"""One case on one page: left what it is, right what is asked of me."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from brygga.apps.access.doorways import Seat
from brygga.apps.cases import doorways
from brygga.web.cases.forms import MessageForm
from brygga.web.cases.page import case_page
from brygga.web.guard.pages import seat_page


@seat_page("case.read")
def case(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Show a case."""
    return render(request, "cases/one.html", case_page(seat, doorways.case_for(seat, number), MessageForm()))
