"""Who we are: the association, the initiative or the person that applies."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from brygga.apps.access.doorways import Seat
from brygga.apps.cases.views import CaseDetail
from brygga.foundation.refusals import text
from brygga.operations import case_flow, fund_card
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.portal import page
from brygga.web.portal.forms import PartyForm
from brygga.web.shell.places import municipalities


@seat_page("portal.use", "GET", "POST")
def party(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Say who applies."""
    detail = page.own(seat, number)
    if not detail.may_write and request.method == "GET":
        return page.to(seat, "questions", number)
    card = fund_card.card(seat.tenant_id, seat.on)
    form = PartyForm(request.POST or None, places=municipalities(card.country, card.county_code),
                     initial=_known(detail) | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.set_party(command_of(request, seat), case_id=detail.case.id, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, text("Sparat."))
            return page.to(seat, "one", number)
    return page.draw(request, seat, detail, "party", text("Om er"), form=form)


def _known(detail: CaseDetail) -> dict[str, Any]:
    if detail.party is None:
        return {"name": detail.case.name, "municipality": detail.case.municipality, "email": detail.case.contact_email}
    known = detail.party
    return {name: getattr(known, name) for name in PartyForm.base_fields}
