"""The audit trail in words: who did what and when; of a shut case only that something happened."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.foundation.digits import whole
from brygga.operations.books import trail as kept
from brygga.web.books import present
from brygga.web.guard.pages import seat_page


@seat_page("audit.read")
def trail(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the links, newest first, of one person, one case or one kind when asked."""
    person, matter, before = (_number(request, name) for name in ("vem", "arende", "fore"))
    code = request.GET.get("vad", "")[:60]
    found = kept.trail_for(seat, person_id=person, matter_id=matter, code=code, before=before)
    shown = found[:kept.PAGE]
    who, what = kept.choices_for(seat)
    asked = {"vem": person or "", "arende": matter or "", "vad": code}
    query = urlencode({name: value for name, value in asked.items() if value})
    return render(request, "books/trail.html", {
        "title": _("Granskningsspår"), "trail": _trail(seat), "people": who, "codes": what, "person": person,
        "code": code, "matter": matter, "rows": [_row(seat, row) for row in shown],
        "columns": [{"label": _("Vad")}, {"label": _("Vem"), "phone": "bare"}, {"label": _("Dag"), "phone": "bare"}],
        "older": f"?{query}&fore={shown[-1].seq}" if len(found) > kept.PAGE else "", "paged": before is not None})


@seat_page("audit.read")
def link(request: HttpRequest, seat: Seat, seq: int) -> HttpResponse:
    """Show one link whole: what it says, its digest and the one before it."""
    page = kept.link_for(seat, seq)
    row = page.row
    facts = [{"label": _("Dag"), "value": row.on.isoformat()}, {"label": _("Vem"), "value": row.who or "Brygga"},
             {"label": _("Gäller"), "value": row.subject}]
    return render(request, "books/link.html", {
        "title": row.sentence, "page": page, "facts": facts + [{"label": name, "value": value}
                                                               for name, value in page.says],
        "trail": [*_trail(seat)[:1], {"label": _("Granskningsspår"), "href": present.address(seat, "books:trail")},
                  {"label": str(row.seq)}]})


def _row(seat: Seat, row: kept.TrailRow) -> list[present.Cell]:
    if row.shut:
        return [{"text": _("Något i ett ärende som är stängt för dig (jäv)"), "hint": str(row.seq)}, "–",
                row.on.isoformat()]
    sentence = {"text": row.sentence, "href": present.address(seat, "books:link", seq=row.seq),
                "hint": f"{row.subject} · {row.seq}"}
    return [sentence, row.who or "Brygga", row.on.isoformat()]


def _number(request: HttpRequest, name: str) -> int | None:
    return whole(request.GET.get(name, ""))


def _trail(seat: Seat) -> list[dict[str, str]]:
    return [{"label": _("Böcker"), "href": present.address(seat, "books:home")}, {"label": _("Granskningsspår")}]
