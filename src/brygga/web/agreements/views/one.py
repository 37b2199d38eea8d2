"""The page of one agreement, and the press that makes its papers anew."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.doorways import agreement_for
from brygga.operations.papers import agreement_papers
from brygga.web.agreements.page import agreement_page
from brygga.web.guard.commands import command_of
from brygga.web.guard.pages import seat_page


@seat_page("agreement.read")
def agreement(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Show one agreement: where it stands, what is asked, the picture, then everything else in order of use."""
    return render(request, "agreements/one.html", agreement_page(seat, agreement_for(seat, number)))


@seat_page("agreement.write", "POST")
def papers(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Make the papers anew."""
    agreement_papers(command_of(request, seat), agreement_id=agreement_for(seat, number).id)
    messages.success(request, _("Papperen är gjorda på nytt."))
    return redirect("agreements:one", slug=seat.slug, number=number)
