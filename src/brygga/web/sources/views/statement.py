"""The statement to the funder as a paper, written on demand and kept on the source."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.operations.source_paper import write_statement
from brygga.web.guard.commands import command_of
from brygga.web.guard.pages import seat_page
from brygga.web.shell.parsing import Unreadable, read_date


@seat_page("source.write", "POST")
def write(request: HttpRequest, seat: Seat, pk: int) -> HttpResponse:
    """Write and store the statement as of the day that the page showed."""
    try:
        as_of = read_date(request.POST.get("den", ""))
    except Unreadable:
        as_of = seat.on
    write_statement(command_of(request, seat), source_id=pk, as_of=as_of)
    messages.success(request, _("Återrapporten är skriven och sparad. Den finns längst ner på sidan."))
    return redirect("sources:one", slug=seat.slug, pk=pk)
