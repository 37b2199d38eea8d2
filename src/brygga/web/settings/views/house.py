"""The fund itself: what it is, what it is registered for, its board, and the rules it works under."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.actions import register_body
from brygga.apps.decisions.actions import make_body
from brygga.foundation.refusals import text
from brygga.foundation.words import in_language
from brygga.jurisdictions.contract import Answer
from brygga.operations import fund_card
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.settings.forms import BoardForm, RegistrationForm

# "EFL 11:1" stands in EFL, "lag (1996:1006) 1 §" in lag (1996:1006).
LAW = re.compile(r"lag \([\d:]+\)|\w+", re.IGNORECASE)
ANSWERS = {Answer.YES: text("Ja"), Answer.NO: text("Nej"), Answer.DOES_NOT_APPLY: text("Gäller inte här")}


@seat_page("settings.read")
def home(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Where everything of the fund's own is."""
    card = fund_card.card(seat.tenant_id, seat.on)
    rooms = [("settings:people", text("Personer och roller"), text("Föreslå, bekräfta och avsluta roller")),
             ("settings:registrations", text("Registreringar"), text("Vad fonden får ge i eget namn")),
             ("settings:board", text("Styrelsen"), text("Antal platser enligt stadgarna")),
             ("settings:years", text("Räkenskapsår och perioder"), text("Öppna nästa år, stäng och öppna perioder")),
             ("settings:rules", text("Regler som gäller"), text("Med paragraf och datum"))]
    if seat.may("money.read"):
        rooms.append(("money:accounts", text("Bankkonton"), text("Fondens konton i banken")))
    return render(request, "settings/home.html", {"card": card, "facts": fund_card.facts(card), "rooms": [
        {"label": label, "text": said, "href": reverse(name, kwargs={"slug": seat.slug})}
        for name, label, said in rooms]})


@seat_page("settings.read", "GET", "POST")
def registrations(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What the fund is registered for, dated, and what follows without it."""
    form = RegistrationForm(request.POST or None, initial=parked(request))
    if request.method == "POST":
        seat.require("settings.write")
        if form.is_valid():
            with told_in(form):
                register_body(command_of(request, seat), activity="lending", **form.cleaned_data)
            if form.is_valid():
                messages.success(request, text("Registreringen är införd."))
                return redirect("settings:registrations", slug=seat.slug)
    found = fund_card.registrations(seat.tenant_id)
    rulings = [{"question": in_language(r.rule.says), "answer": ANSWERS[r.answer],
                "section": r.rule.statute, "way": in_language(r.way_on)}
               for r in fund_card.may_lend(seat.tenant_id, seat.on)]
    return render(request, "settings/registrations.html", {
        "form": form, "rulings": rulings, "may_write": seat.may("settings.write"),
        "columns": [{"label": text(c)} for c in ("Register", "Nummer", "Från", "Till")],
        "rows": [[r.register, r.number, r.from_on.isoformat(), r.ended_on.isoformat() if r.ended_on else ""]
                 for r in found]})


@seat_page("settings.read", "GET", "POST")
def board(request: HttpRequest, seat: Seat) -> HttpResponse:
    """How many seats the statutes give, and by which rules the board decides."""
    card = fund_card.card(seat.tenant_id, seat.on)
    form = BoardForm(request.POST or None, initial={"size": card.board_size, **parked(request)})
    if request.method == "POST":
        seat.require("settings.write")
        if form.is_valid():
            with told_in(form):
                make_body(command_of(request, seat), kind="board", size=form.cleaned_data["size"])
            if form.is_valid():
                messages.success(request, text("Antalet platser är sparat."))
                return redirect("settings:board", slug=seat.slug)
    return render(request, "settings/board.html", {
        "form": form, "may_write": seat.may("settings.write"),
        "rules": [_rule(r) for r in fund_card.board_rules(seat.tenant_id, seat.on)]})


@seat_page("settings.read")
def rules(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Every rule of the country that is in force today."""
    return render(request, "settings/rules.html", {
        "columns": [{"label": text("Regel")}, {"label": text("Paragraf"), "phone": "bare"},
                    {"label": text("Gäller från")}],
        "laws": _by_law(fund_card.rules(seat.tenant_id, seat.on))})


def _by_law(rules: Any) -> list[dict[str, Any]]:
    """The rules under the law that each stands in, the law with the most first: one finds a law and opens it."""
    laws: dict[str, list[list[Any]]] = {}
    for rule in rules:
        named = LAW.match(rule.statute)
        laws.setdefault(named[0] if named else rule.statute, []).append(_rule(rule))
    return [{"law": law[:1].upper() + law[1:], "rows": rows,
             "said": ngettext("%s regel", "%s regler", len(rows)) % len(rows)}
            for law, rows in sorted(laws.items(), key=lambda found: -len(found[1]))]


def _rule(rule: Any) -> list[Any]:
    said = in_language(rule.says)
    return [said if rule.sure else {"text": said, "hint": text("Vår läsning, inte prövad i domstol.")}, rule.statute,
            rule.in_force_from.isoformat()]
