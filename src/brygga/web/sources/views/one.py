"""All sources, each in a sentence and a bar; and one source's page, "Så har era pengar arbetat", on any day."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.funding import queries as sources
from brygga.formats.pictures.places import places, places_key
from brygga.operations import source_page as page_of
from brygga.operations.source_page import SourcePage
from brygga.web.guard.pages import seat_page
from brygga.web.shell.parsing import Unreadable, read_date
from brygga.web.shell.pictures import arches_view, drawing
from brygga.web.sources import presenters, words


@seat_page("source.read")
def listing(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List the sources: one sentence and one bar each."""
    names = dict(words.counties(seat.tenant_id))
    rows = []
    for source, at in page_of.places(seat.tenant_id):
        parts = words.parts(at)
        rows.append({
            "source": source, "sentence": words.sentence(source, at), "limits": words.limits(source, names),
            "bar": drawing(places(parts, id_=f"p{source.id}", language=words.language())),
            "key": [{"swatch": drawing(k.swatch), "label": k.label}
                    for k in places_key(parts, language=words.language())],
            "href": reverse("sources:one", kwargs={"slug": seat.slug, "pk": source.id})})
    return render(request, "sources/list.html", {
        "title": _("Källor"), "rows": rows, "may_register": seat.may("source.write"),
        "register_url": reverse("sources:register", kwargs={"slug": seat.slug})})


@seat_page("source.read")
def one(request: HttpRequest, seat: Seat, pk: int) -> HttpResponse:
    """Show how a source's money has worked, today or on the day that is asked for."""
    as_of, unread = _day(request, seat.on)
    page = page_of.source_page(seat, pk, as_of)
    names = dict(words.counties(seat.tenant_id))
    return render(request, "sources/one.html", {
        "title": _("Så har era pengar arbetat"), "page": page, "source": page.source, "unread": unread,
        "lead": presenters.lead(page), "facts": presenters.facts(page, as_of == seat.on),
        "view": arches_view(page.world),
        "factors": presenters.factors(page), "turns": presenters.turns(page), "flows": presenters.flows(page),
        "promises": presenters.promises(page), "history": presenters.history(page), "sums": presenters.sums(page),
        "terms": words.terms(page.source, names), "average": presenters.average(page),
        "papers": _papers(seat, pk, page), "trail": [
            {"label": _("Källor"), "href": reverse("sources:list", kwargs={"slug": seat.slug})},
            {"label": page.source.name, "href": ""}],
        "may_write": seat.may("source.write") and page.statement.paid_in.minor > 0,
        "may_pay_in": seat.may("source.pay_in") and _left(page) > 0, "asked": _asked(seat, page)})


def _day(request: HttpRequest, today: date) -> tuple[date, str]:
    """The day in the address, today when there is none; what could not be read comes back to be told."""
    asked = request.GET.get("den", "").strip()
    if not asked:
        return today, ""
    try:
        day = read_date(asked)
    except Unreadable:
        return today, asked
    return (day, "") if day <= today else (today, asked)


def _asked(seat: Seat, page: SourcePage) -> dict[str, Any]:
    left = _left(page)
    if not left or not seat.may("source.pay_in"):
        return {}
    return {"title": _("Har mer pengar kommit in?") if page.statement.paid_in.minor else _("Har pengarna kommit in?"),
            "text": _("%s av avtalet har inte betalats in än.") % words.kr(left),
            "label": _("Skriv in en inbetalning"),
            "href": reverse("sources:pay_in", kwargs={"slug": seat.slug, "pk": page.source.id})}


def _left(page: SourcePage) -> int:
    return page.source.left_of(page.statement.paid_in.minor)


def _papers(seat: Seat, pk: int, page: SourcePage) -> list[dict[str, Any]]:
    def href(key: str) -> str:
        return reverse("cases:paper", kwargs={"slug": seat.slug, "key": key})
    found = [{"title": p.title, "href": href(p.key), "kind": "PDF", "size": p.size_bytes, "date": p.made_on,
              "note": _("Skriven av %s") % p.made_by} for p in sources.papers(pk)]
    if page.source.paper_key:
        found.append({"title": _("Avtalet med %s") % page.source.funder, "href": href(page.source.paper_key)})
    return found
