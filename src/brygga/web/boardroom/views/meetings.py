"""The year's meetings, planning and moving one, putting a proposal up, and a meeting's own page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.decisions import doorways, parameters
from brygga.apps.decisions.views import MeetingPage, MeetingView
from brygga.formats.pictures import figures
from brygga.operations.agenda import move_meeting, plan_meeting, put_on_agenda
from brygga.operations.waiting_for_board import Waiting, one_waiting, waiting_for
from brygga.web.boardroom import shown
from brygga.web.boardroom.asked import asked_of
from brygga.web.boardroom.forms import MeetingForm, PutUpForm
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked


@seat_page("board.read")
def listing(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show the meetings to come and those held; for those who arrange them, what waits for one."""
    all_of_them = doorways.meetings_for(seat)
    coming = [m for m in all_of_them if m.state in ("planned", "open")]
    held = [m for m in reversed(all_of_them) if m.state not in ("planned", "open")]
    waiting = waiting_for(seat) if seat.may("board.arrange") else []
    return render(request, "boardroom/meetings.html", {
        "title": _("Sammanträden"), "coming": [_coming_row(seat, m) for m in coming],
        "held": [_held_row(seat, m) for m in held], "waiting": [_waiting_row(seat, w) for w in waiting],
        "may_arrange": seat.may("board.arrange"), "next": coming[0] if coming else None,
        "coming_columns": shown.columns(_("Dag"), _("Sista dag för komplett ansökan"), _("Underlaget fryses"),
                                        _("Läge")),
        "held_columns": shown.columns(_("Dag"), _("Ordförande"), _("Protokoll"))})


def _coming_row(seat: Seat, meeting: MeetingView) -> list[Any]:
    word, kind = shown.STATES[meeting.state]
    return [{"text": figures.day(meeting.on, shown.tongue()), "href": shown.here(seat, "meeting", label=meeting.label)},
            figures.day(meeting.whole_application_by, shown.tongue()),
            figures.day(meeting.pack_freezes_on, shown.tongue()), {"word": word, "kind": kind}]


def _held_row(seat: Seat, meeting: MeetingView) -> list[Any]:
    word, kind = shown.STATES[meeting.state]
    return [{"text": figures.day(meeting.on, shown.tongue()), "href": shown.here(seat, "meeting", label=meeting.label)},
            meeting.chair, {"word": word, "kind": kind}]


def _waiting_row(seat: Seat, waiting: Waiting) -> dict[str, Any]:
    where = "delegation" if waiting.by_delegation else "put_up"
    row: dict[str, Any] = {"label": _("%(name)s, ärende %(number)s") % {"name": waiting.name, "number": waiting.number},
                           "href": shown.here(seat, where, proposal_id=waiting.proposal.id)}
    if waiting.by_delegation:
        row["hint"] = _("kan beslutas på delegation")
    return row


@seat_page("board.arrange", "GET", "POST")
def new(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Plan a meeting."""
    form = MeetingForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            plan_meeting(command_of(request, seat), **form.cleaned_data)
            messages.success(request, _("Sammanträdet är planerat."))
            return redirect("boardroom:meetings", slug=seat.slug)
    return render(request, "boardroom/form.html", {
        "title": _("Planera ett sammanträde"), "trail": shown.trail(seat), "form": form,
        "lead": _("Den som vill få sitt ärende prövat ser sista dagen för en komplett ansökan: %d dagar innan.")
        % parameters.terms_on(seat.on).whole_application_days,
        "action_label": _("Planera sammanträdet"), "cancel_href": shown.here(seat, "meetings")})


@seat_page("board.arrange", "GET", "POST")
def move(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Move a planned meeting to another day."""
    meeting = doorways.meeting_for(seat, label).meeting
    form = MeetingForm(request.POST or None, initial={
        "on": meeting.on, "pack_freezes_on": meeting.pack_freezes_on} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            move_meeting(command_of(request, seat), meeting_id=meeting.id, **form.cleaned_data)
            messages.success(request, _("Sammanträdet är flyttat."))
            return redirect("boardroom:meeting", slug=seat.slug, label=label)
    return render(request, "boardroom/form.html", {
        "title": _("Flytta sammanträdet"), "trail": shown.trail(seat, meeting), "form": form,
        "action_label": _("Flytta sammanträdet"), "cancel_href": shown.here(seat, "meeting", label=label)})


@seat_page("board.arrange", "GET", "POST")
def put_up(request: HttpRequest, seat: Seat, proposal_id: int) -> HttpResponse:
    """Put a proposal on the agenda of a planned meeting; everybody on the board is asked about ties at once."""
    waiting = one_waiting(seat, proposal_id)
    planned = [m for m in doorways.meetings_for(seat) if m.state == "planned"]
    first = {"meeting": str(planned[0].id)} if planned else {}
    form = PutUpForm(planned, request.POST or None, initial=first | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            put_on_agenda(command_of(request, seat), meeting_id=int(form.cleaned_data["meeting"]),
                          proposal_id=proposal_id)
            label = next(m.label for m in planned if str(m.id) == form.cleaned_data["meeting"])
            messages.success(request, _("Ärendet står på dagordningen. Styrelsen har fått frågan om jäv."))
            return redirect("boardroom:meeting", slug=seat.slug, label=label)
    return render(request, "boardroom/put_up.html", {
        "title": _("Sätt upp %s på ett sammanträde") % waiting.name, "trail": shown.trail(seat), "form": form,
        "planned": planned, "plan_href": shown.here(seat, "new"), "action_label": _("Sätt upp ärendet"),
        "delegation_href": shown.here(seat, "delegation", proposal_id=proposal_id) if waiting.by_delegation else "",
        "cancel_href": shown.here(seat, "meetings")})


@seat_page("board.read")
def one(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Show a meeting: what is asked of me, the agenda, how far the question of conflict has come, who is there."""
    page = doorways.meeting_for(seat, label)
    meeting, current = page.meeting, _current(page)
    return render(request, "boardroom/meeting.html", {
        "title": _title(meeting), "trail": shown.trail(seat),
        "lead": _lead(meeting), "asked": asked_of(seat, page), "points": shown.points(seat, page, current),
        "answered": shown.answered_rows(page.answered), "people": _people(page),
        "present": [p for p in page.people if meeting.state == "open"], "label": label,
        "may_note": meeting.state == "open" and seat.person_id in (meeting.chair_id, meeting.keeper_id),
        "answered_columns": shown.columns(_("Paragraf"), _("Har svarat"), _("Stängt för")),
        "delegated_columns": shown.columns(_("Beslut"), _("Dag"), _("Beslutade")),
        "people_columns": shown.columns(_("Namn"), _("Uppdrag"), _("Närvaro")),
        "delegated": [_delegated_row(row) for row in page.delegated], "minutes": page.minutes,
        "may_move": meeting.state == "planned" and seat.may("board.arrange"),
        "ties_href": shown.here(seat, "ties", label=label) if seat.may("audit.read") or page.ties_waiting
        else ""})


def _current(page: MeetingPage) -> int | None:
    if page.meeting.state != "open":
        return None
    return next((line.paragraph for line in page.lines if not line.shut and line.state == "waiting"), None)


def _title(meeting: MeetingView) -> str:
    day = figures.day(meeting.on, shown.tongue())
    return (_("Beslut på delegation %s") if meeting.kind == "delegation" else _("Sammanträde %s")) % day


def _lead(meeting: MeetingView) -> str:
    tongue = shown.tongue()
    if meeting.kind == "delegation":
        return _("%s beslutade ensam. Styrelsen får veta det på nästa sammanträde.") % meeting.chair
    if meeting.state == "planned":
        return _("Underlaget fryses %(pack)s. Sista dag för en komplett ansökan är %(whole)s.") % {
            "pack": figures.day(meeting.pack_freezes_on, tongue, "utan_ar"),
            "whole": figures.day(meeting.whole_application_by, tongue, "utan_ar")}
    return _("%(chair)s leder, %(keeper)s för protokollet, %(adjuster)s justerar.") % {
        "chair": meeting.chair, "keeper": meeting.keeper, "adjuster": meeting.adjuster}


def _people(page: MeetingPage) -> list[list[Any]]:
    roles = {"chair": _("ordförande"), "member": _("ledamot"), "deputy": _("suppleant")}
    if page.meeting.state == "planned":
        return []
    return [[p.name, roles[p.role], {"word": _("är med"), "kind": "ok"} if p.is_there
             else {"word": _("har gått") if p.left_at else _("inte med")}] for p in page.people]


def _delegated_row(row: Any) -> list[Any]:
    said = _("Ett ärende där du är jävig") if row.line.shut else shown.what(row.line)
    return [said, figures.day(row.on, shown.tongue()), row.decided_by]
