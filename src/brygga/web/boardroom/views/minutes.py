"""The minutes: read by everybody on the board, signed by the keeper, adjusted by two."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.decisions import doorways
from brygga.apps.decisions.views import MeetingPage
from brygga.apps.documents.doorways import document_for
from brygga.formats.pictures import figures
from brygga.foundation import clock
from brygga.foundation.refusals import NotSeen
from brygga.operations.minutes import adjust_minutes, sign_minutes
from brygga.web.boardroom import shown
from brygga.web.guard.commands import command_of
from brygga.web.guard.pages import seat_page


@seat_page("board.read")
def minutes(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Show the minutes' paper, who has pressed, and the press that is asked of me."""
    page = doorways.meeting_for(seat, label)
    written = page.minutes
    if written is None:
        raise NotSeen
    paper = document_for(seat, written.document_key)
    return render(request, "boardroom/minutes.html", {
        "title": _("Protokoll %s") % written.number, "trail": shown.trail(seat, page.meeting),
        "lead": _("Sammanträdet %s.") % figures.day(page.meeting.on, shown.tongue()), "minutes": written,
        "press": _press(seat, page), "columns": shown.columns(_("Steg"), _("Vem"), _("När")),
        "presses": _presses(page), "papers": [{
            "title": paper.title, "href": reverse("cases:paper", kwargs={"slug": seat.slug, "key": paper.key}),
            "kind": "PDF", "size": paper.size_bytes, "date": clock.day_of(paper.stored_at)}]})


def _press(seat: Seat, page: MeetingPage) -> dict[str, str] | None:
    meeting, written = page.meeting, page.minutes
    assert written is not None
    if written.signed_at is None and seat.person_id == meeting.keeper_id:
        return {"title": _("Du förde protokollet"), "text": _("Läs det. Stämmer det, så skriv under."),
                "label": _("Skriv under protokollet"), "url": shown.here(seat, "sign", label=meeting.label)}
    mine = {meeting.chair_id: written.chair_adjusted_at, meeting.adjuster_id: written.other_adjusted_at}
    if written.signed_at and seat.person_id in mine and mine[seat.person_id] is None:
        return {"title": _("Du justerar protokollet"), "text": _("Läs det. Stämmer det, så justera."),
                "label": _("Justera protokollet"), "url": shown.here(seat, "adjust", label=meeting.label)}
    return None


def _presses(page: MeetingPage) -> list[list[Any]]:
    meeting, written = page.meeting, page.minutes
    assert written is not None
    rows = ((_("Skriver under"), meeting.keeper, written.signed_at),
            (_("Justerar, ordförande"), meeting.chair, written.chair_adjusted_at),
            (_("Justerar"), meeting.adjuster, written.other_adjusted_at))
    return [[what, who, {"word": figures.day(clock.day_of(at), shown.tongue()), "kind": "ok"} if at
             else {"word": _("väntar"), "kind": "warn"}] for what, who, at in rows]


@seat_page("minutes.keep", "POST")
def sign(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Sign as the keeper."""
    sign_minutes(command_of(request, seat), meeting_id=doorways.meeting_for(seat, label).meeting.id)
    messages.success(request, _("Protokollet är underskrivet. Nu justerar ordföranden och en ledamot till."))
    return redirect("boardroom:minutes", slug=seat.slug, label=label)


@seat_page("minutes.adjust", "POST")
def adjust(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Adjust as chair or adjuster."""
    final = adjust_minutes(command_of(request, seat), meeting_id=doorways.meeting_for(seat, label).meeting.id)
    messages.success(request, _("Protokollet är justerat.") if final else _("Du har justerat. En person är kvar."))
    return redirect("boardroom:minutes", slug=seat.slug, label=label)
