"""A paragraph: the pack in three lines, the one press, and beside it room for dissent, a counted vote, a later day."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.decisions import doorways
from brygga.apps.decisions.views import ItemView, MeetingView, SittingView
from brygga.operations.agenda import take_off_agenda
from brygga.operations.commit_decision import decide_as_proposed, decide_by_vote, postpone
from brygga.web.boardroom import shown
from brygga.web.boardroom.forms import DissentForm, VoteForm, WhyForm
from brygga.web.boardroom.in_brief import agreement_link, brief_of
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked


@seat_page("board.read")
def item(request: HttpRequest, seat: Seat, label: str, paragraph: int) -> HttpResponse:
    """Show a paragraph to those to whom the case is open; the others of the board are led to the question."""
    page = doorways.meeting_for(seat, label)
    line = next((one for one in page.lines if one.paragraph == paragraph), None)
    if line and line.shut == "unanswered" and line.state in ("", "waiting") and seat.may("board.declare"):
        return redirect("boardroom:question", slug=seat.slug, label=label, paragraph=paragraph)
    meeting, found, decision = doorways.item_for(seat, label, paragraph)
    sitting = doorways.sitting_for(seat, found.id) if meeting.kind == "board" and meeting.state == "open" else None
    answered = next(row for row in page.answered if row.paragraph == paragraph)
    return render(request, "boardroom/item.html", {
        "title": f"§ {paragraph} {found.title}", "trail": shown.trail(seat, meeting), "item": found,
        "brief": brief_of(seat, found), "pot_columns": shown.columns(_("Pott"), _("Belopp")),
        "decision": decision, "meeting": meeting, "sitting": sitting,
        "facts": shown.decided_rows(decision) if decision else [], "agreement": agreement_link(seat, decision),
        "leads": sitting is not None and sitting.leader_id == seat.person_id, "answered": answered,
        "points": shown.points(seat, page, paragraph), "urls": _urls(seat, label, paragraph), "is_board":
        meeting.kind == "board", "may_arrange": seat.may("board.arrange") and found.state == "waiting"})


@seat_page("board.decide", "POST")
def decide(request: HttpRequest, seat: Seat, label: str, paragraph: int) -> HttpResponse:
    """The chair's one press."""
    _meeting, found, _decision = doorways.item_for(seat, label, paragraph)
    decide_as_proposed(command_of(request, seat), item_id=found.id, dissents=[])
    return _decided(request, seat, label, found)


@seat_page("board.decide", "GET", "POST")
def dissent(request: HttpRequest, seat: Seat, label: str, paragraph: int) -> HttpResponse:
    """Decide as proposed, with the words of those who think otherwise."""
    meeting, found, sitting = _waiting(seat, label, paragraph)
    form = DissentForm(sitting.voters, request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            decide_as_proposed(command_of(request, seat), item_id=found.id, dissents=form.dissents())
            return _decided(request, seat, label, found)
    return _form(request, seat, meeting, found, form, {
        "title": _("Avvikande mening"), "action_label": _("Styrelsen beslutar enligt förslaget"),
        "lead": _("Skriv den avvikande meningen med ledamotens egna ord. Den står i protokollet.")})


@seat_page("board.decide", "GET", "POST")
def vote(request: HttpRequest, seat: Seat, label: str, paragraph: int) -> HttpResponse:
    """Count votes."""
    meeting, found, sitting = _waiting(seat, label, paragraph)
    form = VoteForm(sitting.voters, sitting.leader_id, found.outcome == "grant", request.POST or None,
                    initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            decide_by_vote(command_of(request, seat), item_id=found.id, votes=form.votes(), reasons=form.reasons(),
                           way_to_yes=form.cleaned_data.get("way_to_yes", ""))
            return _decided(request, seat, label, found)
    return _form(request, seat, meeting, found, form, {
        "title": _("Rösta och räkna"), "action_label": _("Räkna rösterna och besluta"),
        "lead": _("Ja betyder enligt förslaget. %(there)d av %(seats)d platser röstar; fler än hälften behövs för ja.")
        % {"there": len(sitting.voters), "seats": sitting.seats}})


@seat_page("board.decide", "GET", "POST")
def put_off(request: HttpRequest, seat: Seat, label: str, paragraph: int) -> HttpResponse:
    """Postpone to the next planned meeting."""
    meeting, found, _sitting = _waiting(seat, label, paragraph)
    form = WhyForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            later = postpone(command_of(request, seat), item_id=found.id, why=form.cleaned_data["why"])
            messages.success(request, _("Punkten är uppskjuten till nästa sammanträde.") if later else
                             _("Punkten är uppskjuten. Inget nytt sammanträde är planerat än."))
            return redirect("boardroom:meeting", slug=seat.slug, label=label)
    return _form(request, seat, meeting, found, form, {
        "title": _("Skjut upp till nästa sammanträde"), "action_label": _("Skjut upp punkten")})


@seat_page("board.arrange", "GET", "POST")
def take_off(request: HttpRequest, seat: Seat, label: str, paragraph: int) -> HttpResponse:
    """Let a paragraph drop out."""
    meeting, found, _decision = doorways.item_for(seat, label, paragraph)
    form = WhyForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            take_off_agenda(command_of(request, seat), item_id=found.id, why=form.cleaned_data["why"])
            messages.success(request, _("Punkten utgår. Numret står kvar i dagordningen."))
            return redirect("boardroom:meeting", slug=seat.slug, label=label)
    return _form(request, seat, meeting, found, form, {
        "title": _("Låt punkten utgå"), "action_label": _("Låt punkten utgå")})


def _waiting(seat: Seat, label: str, paragraph: int) -> tuple[MeetingView, ItemView, SittingView]:
    meeting, found, _decision = doorways.item_for(seat, label, paragraph)
    return meeting, found, doorways.sitting_for(seat, found.id)


def _urls(seat: Seat, label: str, paragraph: int) -> dict[str, str]:
    names = ("decide", "dissent", "vote", "postpone", "take_off", "question")
    return {name: shown.here(seat, name, label=label, paragraph=paragraph) for name in names} | {
        "freeze": shown.here(seat, "freeze", label=label), "open": shown.here(seat, "open", label=label)}


def _decided(request: HttpRequest, seat: Seat, label: str, found: ItemView) -> HttpResponse:
    messages.success(request, _("§ %d är beslutad. Sökanden får ett brev.") % found.paragraph)
    return redirect("boardroom:item", slug=seat.slug, label=label, paragraph=found.paragraph)


def _form(request: HttpRequest, seat: Seat, meeting: MeetingView, found: ItemView, form: Any,
          words: dict[str, Any]) -> HttpResponse:
    back = shown.here(seat, "item", label=meeting.label, paragraph=found.paragraph)
    trail = [*shown.trail(seat, meeting), {"label": f"§ {found.paragraph} {found.title}", "href": back}]
    return render(request, "boardroom/form.html", {"trail": trail, "form": form, "cancel_href": back} | words)
