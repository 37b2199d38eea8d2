"""Running a meeting: freezing the packs, opening it, noting who comes and goes, closing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat, persons_with_role
from brygga.apps.decisions import doorways
from brygga.formats.pictures import figures
from brygga.foundation.digits import whole
from brygga.operations.agenda import note_presence, open_meeting
from brygga.operations.minutes import close_meeting
from brygga.operations.packs import freeze_packs
from brygga.web.boardroom import shown
from brygga.web.boardroom.forms import OpenForm
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked

KEEPERS = frozenset({"officer", "chair", "member", "deputy"})


@seat_page("board.arrange", "POST")
def freeze(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Freeze the packs that are missing or stale."""
    meeting = doorways.meeting_for(seat, label).meeting
    frozen = freeze_packs(command_of(request, seat), meeting_id=meeting.id)
    if frozen:
        messages.success(request, _("Underlaget är fryst: %s.") % ", ".join(f"§ {p}" for p in frozen))
    else:
        messages.success(request, _("Inget har ändrats. Underlaget är detsamma."))
    return redirect("boardroom:meeting", slug=seat.slug, label=label)


@seat_page("board.arrange", "GET", "POST")
def open_it(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Open a meeting with those who are there."""
    page = doorways.meeting_for(seat, label)
    keepers = {p: name for p, name, _role in persons_with_role(seat.tenant_id, KEEPERS, seat.on)}
    form = OpenForm(page.people, list(keepers.items()), request.POST or None,
                    initial=_suggested(seat, page.people, keepers) | parked(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with told_in(form):
            open_meeting(command_of(request, seat), meeting_id=page.meeting.id, chair_id=int(said["chair"]),
                         keeper_id=int(said["keeper"]), adjuster_id=int(said["adjuster"]),
                         present=[int(p) for p in said["present"]])
            messages.success(request, _("Sammanträdet är öppnat."))
            return redirect("boardroom:meeting", slug=seat.slug, label=label)
    return render(request, "boardroom/form.html", {
        "title": _("Öppna sammanträdet %s") % figures.day(page.meeting.on, shown.tongue(), "utan_ar"),
        "lead": _("Kryssa för dem som är med. En suppleant går in när en ledamot saknas eller är jävig."),
        "trail": shown.trail(seat, page.meeting), "form": form, "action_label": _("Öppna sammanträdet"),
        "cancel_href": shown.here(seat, "meeting", label=label)})


def _suggested(seat: Seat, people: tuple[object, ...], keepers: dict[int, str]) -> dict[str, object]:
    board = [p for p in people if getattr(p, "role", "") != "deputy"]
    ids = [getattr(p, "id", 0) for p in board]
    outside = [p for p in keepers if p not in ids]
    return {"present": [str(p) for p in ids], "chair": str(ids[0]) if ids else "",
            "adjuster": str(ids[1]) if len(ids) > 1 else "", "keeper": str((outside or ids or [0])[0])}


@seat_page("board.read", "POST")
def presence(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Note that somebody came or left; the chair or the keeper does."""
    meeting = doorways.meeting_for(seat, label).meeting
    if seat.person_id not in (meeting.chair_id, meeting.keeper_id):
        seat.require("board.arrange")
    note_presence(command_of(request, seat), meeting_id=meeting.id,
                  person_id=whole(request.POST.get("person", "")) or 0, is_there=request.POST.get("there") == "yes")
    messages.success(request, _("Närvaron är antecknad."))
    return redirect("boardroom:meeting", slug=seat.slug, label=label)


@seat_page("board.read", "POST")
def close(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Close the meeting and write its minutes."""
    meeting = doorways.meeting_for(seat, label).meeting
    number = close_meeting(command_of(request, seat), meeting_id=meeting.id)
    messages.success(request, _("Sammanträdet är avslutat. Protokoll %s väntar på underskrift.") % number)
    return redirect("boardroom:minutes", slug=seat.slug, label=label)
