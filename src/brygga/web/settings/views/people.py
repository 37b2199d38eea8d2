"""People and roles: proposed by one, confirmed by another; what one person does twice stands in a list."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from brygga.apps.access import directory
from brygga.apps.access.doorways import Seat
from brygga.apps.access.names import ROLE_NAMES
from brygga.apps.access.permissions import PERMISSIONS
from brygga.foundation.digits import whole
from brygga.foundation.refusals import NotSeen, text
from brygga.operations import members
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.settings.forms import ORDER, EndForm, PersonForm

CAN = {
    "case.read": text("Läsa ärenden"), "case.prepare": text("Bereda ärenden"), "board.vote": text("Besluta"),
    "payment.make": text("Lägga upp betalningar"), "payment.approve": text("Attestera betalningar"),
    "statement.match": text("Para ihop kontoutdraget"), "reconcile": text("Stämma av"),
    "books.read": text("Läsa böcker"), "books.close": text("Stänga perioder"), "audit.read": text("Läsa spåret"),
    "source.write": text("Registrera källor"),
    "role.propose": text("Föreslå roller"), "role.confirm": text("Bekräfta roller"),
}


@seat_page("settings.read", "GET", "POST")
def people(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Everybody with a role; those waiting first; a form to propose one more."""
    form = PersonForm(request.POST or None, initial={"from_on": seat.on, **parked(request)})
    if request.method == "POST":
        seat.require("role.propose")
        if form.is_valid():
            with told_in(form):
                members.propose_member(command_of(request, seat), **form.cleaned_data)
            if form.is_valid():
                messages.success(request, text("Rollen är föreslagen. En annan person bekräftar den."))
                return redirect("settings:people", slug=seat.slug)
    every = directory.memberships(seat.tenant_id, seat.on)
    return render(request, "settings/people.html", {
        "form": form, "waiting": [m for m in every if m.state == "waiting"],
        "rows": [_row(seat, m) for m in every if m.state in ("in_force", "to_come")],
        "ended": [_ended(m) for m in every if m.state == "ended"], "doubled": _doubled(every),
        "may_propose": seat.may("role.propose"), "may_confirm": seat.may("role.confirm"), "can": _can(),
        "can_columns": [{"label": text("Får")}, {"label": text("Roller")}]})


@seat_page("role.confirm", "POST")
def confirm(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Confirm a role that another proposed."""
    members.confirm_member(command_of(request, seat), membership_id=_number(request))
    messages.success(request, text("Rollen är bekräftad."))
    return redirect("settings:people", slug=seat.slug)


@seat_page("role.propose", "GET", "POST")
def end(request: HttpRequest, seat: Seat, membership_id: int) -> HttpResponse:
    """End a role after a day."""
    found = [m for m in directory.memberships(seat.tenant_id, seat.on) if m.id == membership_id and m.state != "ended"]
    if not found:
        raise NotSeen
    form = EndForm(request.POST or None, initial={"to_on": max(seat.on, found[0].from_on)})
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            members.end_member(command_of(request, seat), membership_id=membership_id, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, text("Rollen avslutas."))
            return redirect("settings:people", slug=seat.slug)
    return render(request, "settings/end.html", {"form": form, "row": found[0]})


@seat_page("role.propose", "POST")
def invite_again(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Send a person a new link to choose a password."""
    members.invite_again(command_of(request, seat), person_id=_number(request))
    messages.success(request, text("Brevet är skickat. Länken fungerar i tre dagar."))
    return redirect("settings:people", slug=seat.slug)


def _number(request: HttpRequest) -> int:
    given = whole(request.POST.get("id", ""))
    if given is None:
        raise NotSeen
    return given


def _row(seat: Seat, row: directory.MembershipView) -> dict[str, Any]:
    return {"m": row, "end": reverse("settings:end_role", kwargs={"slug": seat.slug, "membership_id": row.id})}


def _ended(row: directory.MembershipView) -> list[Any]:
    return [row.name, row.role_name, row.from_on.isoformat(), row.to_on.isoformat() if row.to_on else ""]


def _doubled(every: list[directory.MembershipView]) -> list[str]:
    return [str(text("%(name)s är både %(one)s och %(other)s.") % {
        "name": d.name, "one": ROLE_NAMES[d.first], "other": ROLE_NAMES[d.second]}) for d in directory.doubled(every)]


def _can() -> list[list[Any]]:
    return [[said, ", ".join(str(ROLE_NAMES[r]) for r in ORDER if r in PERMISSIONS[code])]
            for code, said in CAN.items()]
