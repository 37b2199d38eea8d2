"""The doors of a directory with a date of its own: move the date; in a demo world also be anybody and read all mail.

They open only for somebody at this very machine: address and host are both loopback and no proxy stands between. One
press to be another, and the letters, only where `brygga demo` made the data: whoever practises with a fund of their own
logs in as on any day. Everywhere else the doors are not there (404).
"""

import ipaddress
import re
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from brygga.apps.access.names import ROLE_NAMES
from brygga.foundation import clock
from brygga.foundation.refusals import NotSeen, text
from brygga.operations import log_in as ways
from brygga.operations import members
from brygga.web.doors.forms import DateForm
from brygga.web.doors.views.links import BACKEND
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import View, public_page

SEES = {
    "administrator": text("Ser personer, roller och inställningar."),
    "officer": text("Bereder ärenden: läser, frågar, skriver bedömning och förslag."),
    "chair": text("Ordföranden: leder sammanträdet och beslutar med ett tryck."),
    "member": text("Ledamot: svarar på jävsfrågan, läser underlag och beslutar."),
    "deputy": text("Suppleant: går in när en ledamot saknas."),
    "treasurer": text("Kassör: betalar, parar ihop kontoutdraget och stämmer av."),
    "bookkeeper": text("Redovisningsbyrå: bokför och stämmer av."),
    "approver": text("Attesterar betalningar som någon annan har lagt upp."),
    "auditor": text("Revisor: ser böcker, beslut, papper och spår, och ändrar ingenting."),
    "applicant": text("Sökande: ser bara det egna ärendet och vad som väntar på er."),
}
LINK = re.compile(r"https?://\S+?(/[\w\-./?=&]*)(?=[\s]|$)")


def at_this_machine(request: HttpRequest) -> bool:
    """Tell whether the request comes from this machine to this machine, with nothing in between."""
    passed_on = any(name in request.META for name in ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP"))
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return not passed_on and _loopback(request.META.get("REMOTE_ADDR", "")) and (host == "localhost" or _loopback(host))


def own_date_page(view: View) -> View:
    """Answer 404 unless this directory has a date of its own and whoever asks sits at the machine."""
    @wraps(view)
    def guarded(request: HttpRequest, **given: Any) -> HttpResponseBase:
        if not (at_this_machine(request) and clock.runs_on_its_own_date()):
            raise NotSeen
        return view(request, **given)
    return guarded


@public_page()
@own_date_page
def demo(request: HttpRequest) -> HttpResponse:
    """The date, and in a demo world everybody who can be tried, by fund."""
    anybody = ways.is_demo_world()
    funds = [_cast(*fund) for fund in (ways.demo_seats() if anybody else [])]
    return render(request, "doors/demo.html",
                  {"anybody": anybody, "funds": funds, "form": DateForm(initial={"on": clock.today()})})


@public_page("POST")
@own_date_page
def enter(request: HttpRequest, person_id: int) -> HttpResponse:
    """Be this person."""
    login(request, ways.enter_demo(person_id), backend=BACKEND)  # type: ignore[arg-type]
    request.session["way_in"], request.session["second_factor"] = "demo", False
    return redirect("doors:where_to")


@public_page()
@own_date_page
def letters(request: HttpRequest) -> HttpResponse:
    """Every letter of the demo world, the latest first, with links that work."""
    found = [{"letter": letter, "body": _with_links(letter.body)} for letter in ways.demo_letters()]
    return render(request, "doors/demo_letters.html", {"letters": found})


@public_page("POST")
@own_date_page
def date(request: HttpRequest) -> HttpResponse:
    """Move the date forward, with all that falls due on the way."""
    form = DateForm(request.POST)
    if form.is_valid():
        with told_in(form):
            members.advance_date(command_of(request, None), to=form.cleaned_data["on"])
    for error in [e for errors in form.errors.values() for e in errors]:
        messages.error(request, str(error))
    if form.is_valid():
        messages.success(request, text("Dagen är flyttad."))
    return redirect("doors:demo")


def _cast(fund: str, slug: str, seats: list[Any]) -> dict[str, Any]:
    """A fund's people: those of the fund with what each gets to see; applicants, who all see the same, after them."""
    people = [{"seat": seat, "roles": ", ".join(str(ROLE_NAMES[r]) for r in seat.roles),
               "sees": [SEES[r] for r in seat.roles]} for seat in seats]
    applicants = [p for p in people if list(p["seat"].roles) == ["applicant"]]
    return {"name": fund, "slug": slug, "staff": [p for p in people if p not in applicants], "applicants": applicants}


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _with_links(body: str) -> SafeString:
    """The text with its addresses as links into this very world, whatever host the letter names."""
    parts, at = [], 0
    for found in LINK.finditer(body):
        parts += [(body[at:found.start()],), (format_html('<a href="{}">{}</a>', found[1], found[0]),)]
        at = found.end()
    return format_html_join("", "{}", [*parts, (body[at:],)])
