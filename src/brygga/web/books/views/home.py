"""The way in to the books: what there is to look at, and what deserves a look first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brygga.apps.access.doorways import Seat
from brygga.apps.ledger.doorways import entries_for, periods_for
from brygga.operations.books.exceptions import exceptions_for
from brygga.web.books import present
from brygga.web.guard.pages import seat_page


@seat_page("books.read")
def home(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the doors, the exceptions' count and the latest entries."""
    found, latest = exceptions_for(seat), entries_for(seat, most=8)
    open_now = [p for p in periods_for(seat) if p.state == "open" and p.first_on <= seat.on]
    doors = [
        ("books:trial", _("Balans"), _("Alla konton över en tid, för en pott eller alla.")),
        ("books:entries", _("Verifikationer"), _("Allt som är bokfört, det senaste först.")),
        ("books:papers", _("Avtal, beslut och papper"), _("Det som hör till den tid ni granskar.")),
        ("books:sample", _("Stickprov"), _("Verifikationer dragna med ett frö som går att göra om.")),
        ("books:periods", _("Perioder"), ngettext("%d period är öppen.", "%d perioder är öppna.", len(open_now))
         % len(open_now))]
    if seat.may("audit.read"):
        doors.insert(3, ("books:trail", _("Granskningsspår"), _("Vem som gjorde vad, och när.")))
    return render(request, "books/home.html", {
        "title": _("Böcker"), "lead": _("Här går det att läsa allt och ändra ingenting."), "exceptions": found.count,
        "doors": [{"label": label, "text": said, "href": present.address(seat, name)} for name, label, said in doors],
        "columns": present.entry_columns(), "rows": [present.entry_row(seat, row) for row in latest]})
