"""The public pages. What the live sentence says is computed for the day; nobody's name is on any of them."""

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from brygga.domain.casework.workflow import CaseState, standing
from brygga.foundation import clock
from brygga.foundation.refusals import NotSeen, text
from brygga.operations import case_enquiry, fund_card
from brygga.operations.fund_card import FundCard
from brygga.operations.source_page import public_world
from brygga.web.guard.commands import command_in, told_in
from brygga.web.guard.pages import public_page
from brygga.web.public.forms import EnquiryForm
from brygga.web.public.sentence import live_sentence
from brygga.web.shell.pictures import arches_view

DOORS = (
    ("start", text("Starta"), text("Vi har en idé och kanske ännu ingen förening")),
    ("premises", text("Lokal eller hus"), text("Vi vill hyra, köpa eller rusta upp")),
    ("grow", text("Växa"), text("Verksamheten fungerar och behöver mer")),
    ("bridge", text("Vänta på ett bidrag"), text("Bidraget är beviljat men kommer i efterhand")),
    ("crisis", text("Det har kört ihop sig"), text("Vi behöver prata med någon innan det blir värre")),
)


@public_page()
def start(request: HttpRequest) -> HttpResponse:
    """The way in: somebody logged in goes to their place, a visitor to the fund or to the choice of funds."""
    if request.user.is_authenticated:
        return redirect("doors:where_to")
    funds = fund_card.funds()
    if len(funds) == 1:
        return _fund_page(request, funds[0])
    return render(request, "public/funds.html", {"doors": [
        {"label": f.name, "text": f.county, "href": reverse("public:fund", kwargs={"slug": f.slug})} for f in funds]})


@public_page()
def fund(request: HttpRequest, slug: str) -> HttpResponse:
    """A fund's own first page."""
    return _fund_page(request, _fund(slug))


@public_page("GET", "POST")
def enquiry(request: HttpRequest, slug: str, situation: str) -> HttpResponse:
    """The enquiry by situation; afterwards the page says what happens next and by when."""
    card = _fund(slug)
    door = next((d for d in DOORS if d[0] == situation), None)
    if door is None:
        raise NotSeen
    form = EnquiryForm(request.POST or None, county=card.county_code, land=card.country)
    if request.method == "POST" and form.is_valid() and _few(request, form):
        given = dict(form.cleaned_data)
        need = given.pop("need")
        with told_in(form):
            case_enquiry.receive_enquiry(command_in(request, card.tenant_id), **given, situation=situation,
                                         need_minor=need)
        if form.is_valid():
            return redirect("public:thanks", slug=slug)
    return render(request, "public/enquiry.html", {"form": form, "card": card, "door": door,
                                                   "tenant_name": card.name})


@public_page()
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens next, and by when."""
    return render(request, "public/thanks.html", {"card": _fund(slug), "days": standing(CaseState.ENQUIRY).days,
                                                  "tenant_name": _fund(slug).name})


@public_page()
def how(request: HttpRequest) -> HttpResponse:
    """How a case goes, step by step, with the days that each takes."""
    return render(request, "public/how.html", {"reading": standing(CaseState.PREPARATION).days,
                                               "answer": standing(CaseState.ENQUIRY).days,
                                               "agreement": standing(CaseState.AGREEMENT).days})


@public_page()
def privacy(request: HttpRequest) -> HttpResponse:
    """What happens with what people write."""
    return render(request, "public/privacy.html")


def _fund_page(request: HttpRequest, card: FundCard) -> HttpResponse:
    on = clock.today()
    found = public_world(card.tenant_id, on)
    shown: dict[str, Any] = {"card": card, "tenant_name": card.name, "doors": [
        {"label": label, "text": said, "href": reverse("public:enquiry", kwargs={"slug": card.slug, "situation": code})}
        for code, label, said in DOORS]}
    if found is not None:
        sentence, world = found
        shown |= {"sentence": live_sentence(sentence), "on": on,
                  "arches": arches_view(world, names=False) if world.arcs else None}
    return render(request, "public/fund.html", shown)


def _fund(slug: str) -> FundCard:
    found = [card for card in fund_card.funds() if card.slug == slug]
    if not found:
        raise NotSeen
    return found[0]


def _few(request: HttpRequest, form: EnquiryForm) -> bool:
    if ratelimit.consume(request, action="enquiry"):
        return True
    form.add_error(None, text("Det har kommit många anmälningar härifrån. Vänta en stund och försök igen."))
    return False
