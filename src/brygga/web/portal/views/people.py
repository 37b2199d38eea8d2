"""Those on our side who read and write in the case, and asking in one more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from brygga.apps.access import queries as access
from brygga.apps.access.doorways import Seat
from brygga.foundation.refusals import text
from brygga.operations import applicant
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.portal import page
from brygga.web.portal.forms import InviteForm


@seat_page("portal.use", "GET", "POST")
def people(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Who is in, and a form to ask in one more."""
    detail = page.own(seat, number)
    form = InviteForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            applicant.invite_to_case(command_of(request, seat), case_id=detail.case.id, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, text("Ett brev med en länk är på väg."))
            return page.to(seat, "people", number)
    return page.draw(request, seat, detail, "people", text("Ni som kan läsa och skriva här"), form=form,
                     people=[(name, email) for _, name, email, _ in access.reaching(detail.case.matter_id)])
