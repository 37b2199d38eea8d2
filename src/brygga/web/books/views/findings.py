"""What an auditor goes through: the papers of a time, what departs from the plain way, a sample."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.doorways import agreements_for
from brygga.apps.decisions.doorways import meetings_for
from brygga.apps.documents.doorways import documents_between
from brygga.foundation import clock
from brygga.operations.books.exceptions import LATE_DAYS, exceptions_for
from brygga.operations.books.sample import sample_for
from brygga.web.books import present
from brygga.web.books.forms import SampleForm, SpanForm
from brygga.web.guard.pages import seat_page

USUAL_SAMPLE = 10


@seat_page("books.read")
def papers(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the agreements, meetings and papers of a span of days that the reader may see."""
    form = SpanForm(request.GET, seat)
    first, last = form.span()
    agreed = [a for a in agreements_for(seat) if first <= (a.signed_on or a.drafted_on) <= last] if seat.may(
        "agreement.read") else []
    met = [m for m in meetings_for(seat) if first <= m.on <= last] if seat.may("board.read") else []
    stored = documents_between(seat, first, last) if seat.may("paper.read") else []
    return render(request, "books/papers.html", {
        "title": _("Avtal, beslut och papper"), "form": form, "trail": _trail(seat, _("Avtal, beslut och papper")),
        "agreements": [[{"text": a.number, "href": present.address(seat, "agreements:one", number=a.number)}, a.party,
                        present.money(a.amount_minor, a.currency), (a.signed_on or a.drafted_on).isoformat()]
                       for a in agreed],
        "agreement_columns": [{"label": _("Avtal")}, {"label": _("Part")}, {"label": _("Belopp"), "numeric": True},
                              {"label": _("Undertecknat eller skrivet")}],
        "meetings": [[{"text": m.label, "href": present.address(seat, "boardroom:meeting", label=m.label)}, m.body,
                      m.on.isoformat()] for m in met],
        "meeting_columns": [{"label": _("Sammanträde")}, {"label": _("Organ")}, {"label": _("Dag")}],
        "documents": [{"title": d.title, "href": present.address(seat, "cases:paper", key=d.key),
                       "size": d.size_bytes, "kind": d.filename.rpartition(".")[2].upper(),
                       "date": clock.day_of(d.stored_at), "note": d.stored_by} for d in stored]})


@seat_page("books.read")
def exceptions(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show what departs from the plain way: allowed, noted, and worth a look."""
    found = exceptions_for(seat)
    departures: list[Any] = [
        {"title": _("En person gjorde två steg"), "none": _("Ingen har gjort två steg som helst delas på två."),
         "rows": [present.departure_row(seat, row) for row in found.two_steps]},
        {"title": _("Underskrifter som skickades tillbaka"), "none": _("Inget papper har skickats tillbaka."),
         "rows": [present.departure_row(seat, row) for row in found.sent_back]}]
    booked: list[Any] = [
        {"title": _("Bokfört mer än %d dagar efter värdedagen") % LATE_DAYS, "none": _("Inget är bokfört så sent."),
         "rows": [present.entry_row(seat, row) for row in found.back_dated]},
        {"title": _("Rättelser"), "none": _("Ingen verifikation har rättats."),
         "rows": [present.entry_row(seat, row) for row in found.corrections]}]
    return render(request, "books/exceptions.html", {
        "title": _("Undantag"), "lead": _("Allt här är tillåtet. Det står här för att någon ska titta."),
        "departures": departures, "booked": booked, "columns": present.entry_columns(),
        "departure_columns": [{"label": label} for label in (_("Länk"), _("Dag"), _("Vem"), _("Gäller"), _("Vad"))],
        "trail": _trail(seat, _("Undantag"))})


@seat_page("books.read")
def sample(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Draw a sample of entries by a seed that is shown, so that it can be drawn again."""
    usual = {"antal": str(USUAL_SAMPLE), "fro": f"{seat.slug}-{seat.on.year}"}
    form = SampleForm({**usual, **{k: v for k, v in request.GET.items() if v}}, seat)
    first, last = form.span()
    asked = form.cleaned_data if form.is_valid() else {}
    seed, how_many = asked.get("fro") or usual["fro"], asked.get("antal") or USUAL_SAMPLE
    rows = sample_for(seat, seed=seed, how_many=how_many, from_on=first, to_on=last)
    return render(request, "books/sample.html", {
        "title": _("Stickprov"), "lead": _("De verifikationer som fröet drar. Ingen kan välja vilka det blir."),
        "form": form, "seed": seed, "columns": present.entry_columns(), "trail": _trail(seat, _("Stickprov")),
        "rows": [present.entry_row(seat, row) for row in rows], "first": first, "last": last})


def _trail(seat: Seat, here: str) -> list[dict[str, str]]:
    return [{"label": _("Böcker"), "href": present.address(seat, "books:home")}, {"label": here}]
