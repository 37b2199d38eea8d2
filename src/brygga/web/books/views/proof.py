"""Prove it here and now, or take the file home and prove it there."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.formats.pictures import figures
from brygga.operations.books.export import export_for
from brygga.operations.books.export import verifier as verifier_text
from brygga.operations.books.proof import anchor_of, prove
from brygga.web.books import present
from brygga.web.guard.pages import seat_page

FILE = "brygga-export.jsonl"


@seat_page("books.read")
def proof(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Say what is proven; with ?nu=1 prove it on what stands now."""
    found = prove(seat) if request.GET.get("nu") else None
    checks = found.checks if found else ()
    rows = [{"label": words, "hint": _("Prövade rader: %s") % figures.grouped(check.rows), **_answer(check.holds)}
            for words, check in checks]
    faults = [{"words": words, "faults": check.faults[:20]} for words, check in checks if not check.holds]
    return render(request, "books/proof.html", {
        "title": _("Bevis"), "found": found, "rows": rows, "faults": faults, "anchor": anchor_of(seat),
        "every_rule": _("Visa alla regler som prövades (%s)") % len(rows),
        "looked_at": figures.grouped(found.rows) if found else "",
        "here": present.address(seat, "books:proof"), "may_export": seat.may("audit.read"), "file": FILE,
        "trail": [{"label": _("Böcker"), "href": present.address(seat, "books:home")}, {"label": _("Bevis")}]})


def _answer(holds: bool) -> dict[str, str]:
    return {"word": _("håller"), "kind": "ok"} if holds else {"word": _("håller inte"), "kind": "stop"}


@seat_page("audit.read")
def export(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    """Send the books and the trail as a file."""
    answer = StreamingHttpResponse(export_for(seat), content_type="application/x-ndjson")
    answer["Content-Disposition"] = f'attachment; filename="{FILE}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@seat_page("audit.read")
def verifier(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Send the one file that proves the other."""
    answer = HttpResponse(verifier_text(), content_type="text/x-python; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="brygga_verifier.py"'
    return answer
