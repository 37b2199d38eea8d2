"""The list of cases: by state, mine or all, and what is found by a word; shut cases are not there."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases import doorways
from brygga.apps.duties.doorways import duties_of_matters
from brygga.web.cases import listed
from brygga.web.guard.pages import seat_page

A_PAGE = 30


@seat_page("case.read")
def cases(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the cases with their state, place and who acts next by when."""
    state, search = request.GET.get("lage", ""), request.GET.get("sok", "").strip()[:80]
    mine = request.GET.get("mina") == "1"
    found = doorways.cases_for(seat, state, search=search, mine=mine)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    duties = duties_of_matters(seat, [case.matter_id for case in page])
    rows = listed.rows(seat, page, duties)
    asked = {"lage": state, "sok": search, "mina": "1" if mine else ""}
    return render(request, "cases/list.html", {
        "title": _("Ärenden"), "lead": _("Vem som gör nästa steg, och när."), "rows": rows,
        "columns": listed.columns(), "page": page, "search": search, "mine": mine,
        "state": state, "tabs": listed.tabs(seat, doorways.counts_for(seat, mine=mine), state, mine, search),
        "query": urlencode({k: v for k, v in asked.items() if v}) + ("&" if any(asked.values()) else ""),
        "may_write": seat.may("case.write"), "new_url": reverse("cases:new", kwargs={"slug": seat.slug}),
        "empty": not rows})
