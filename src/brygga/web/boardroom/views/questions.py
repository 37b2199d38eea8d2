"""The question of conflict, alone on its page; and the declared ties, for the chair and the auditor."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.decisions import doorways
from brygga.apps.decisions.views import TieView
from brygga.domain.casework.labels import label as word_of
from brygga.formats.pictures import figures
from brygga.foundation.refusals import NotSeen
from brygga.operations.agenda import declare, rule_on_tie
from brygga.web.boardroom import shown
from brygga.web.boardroom.forms import QuestionForm, RulingForm
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked


@seat_page("board.declare", "GET", "POST")
def question(request: HttpRequest, seat: Seat, label: str, paragraph: int) -> HttpResponse:
    """Ask one member about one case; the answer opens it or shuts it."""
    asked = doorways.question_for(seat, label, paragraph)
    form = QuestionForm(request.POST or None, initial=({"answer": asked.answered} if asked.answered else {})
                        | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            effect = declare(command_of(request, seat), meeting_id=asked.meeting_id, matter_id=asked.matter_id,
                             **form.cleaned_data)
            return _on(request, seat, label, paragraph, effect)
    return render(request, "boardroom/question.html", {
        "title": _("Har du någon koppling till %s?") % asked.name, "form": form,
        "trail": [{"label": _("Sammanträden"), "href": shown.here(seat, "meetings")},
                  {"label": figures.day(asked.meeting_on, shown.tongue()),
                   "href": shown.here(seat, "meeting", label=label)}],
        "lead": _("Svara innan underlaget öppnas. Vet du inte, så fråga ordföranden: tills du har svarat är ärendet "
                  "stängt för dig.")})


def _on(request: HttpRequest, seat: Seat, label: str, paragraph: int, effect: str) -> HttpResponse:
    told = {"open": _("Tack. Underlaget är öppet för dig."),
            "shut": _("Tack. Ärendet är nu stängt för dig. De andra beslutar."),
            "ask_chair": _("Tack. Ärendet är stängt tills ordföranden har läst ditt svar.")}
    messages.success(request, told[effect])
    if effect == "open":
        return redirect("boardroom:item", slug=seat.slug, label=label, paragraph=paragraph)
    return redirect("boardroom:meeting", slug=seat.slug, label=label)


@seat_page("board.read")
def ties(request: HttpRequest, seat: Seat, label: str) -> HttpResponse:
    """Show what members have told: for the auditor, and for whoever answers."""
    meeting = doorways.meeting_for(seat, label).meeting
    rows = [_tie(seat, label, tie) for tie in doorways.ties_for(seat, label)]
    return render(request, "boardroom/ties.html", {
        "title": _("Kopplingar till ärendena"), "trail": shown.trail(seat, meeting), "rows": rows,
        "lead": _("Det här läser bara ordföranden och revisorn.")})


def _tie(seat: Seat, label: str, tie: TieView) -> dict[str, Any]:
    if tie.by_law:
        word, kind = _("jävig enligt lag"), "stop"
    elif tie.opens is not None:
        word, kind = (_("öppnat"), "ok") if tie.opens else (_("stängt"), "stop")
    else:
        word, kind = (_("väntar på svar"), "warn") if tie.waits else (_("stängt"), "stop")
    return {"person": tie.person, "about": f"§ {tie.paragraph} {tie.title}", "word": word, "kind": kind,
            "answer": word_of("tie", tie.answer, shown.tongue()), "text": tie.text, "ruling": tie.ruling,
            "href": shown.here(seat, "rule", label=label, paragraph=tie.paragraph, person_id=tie.person_id)
            if tie.may_open and seat.may("board.decide") else ""}


@seat_page("board.decide", "GET", "POST")
def rule(request: HttpRequest, seat: Seat, label: str, paragraph: int, person_id: int) -> HttpResponse:
    """Answer one tie, with a reason that stands in the minutes."""
    tie = next((t for t in doorways.ties_for(seat, label)
                if t.paragraph == paragraph and t.person_id == person_id and t.may_open), None)
    if tie is None:
        raise NotSeen
    meeting = doorways.meeting_for(seat, label).meeting
    form = RulingForm(request.POST or None, initial={"opens": "no"} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            rule_on_tie(command_of(request, seat), meeting_id=meeting.id, matter_id=tie.matter_id, person_id=person_id,
                        opens=form.cleaned_data["opens"] == "yes", reason=form.cleaned_data["reason"])
            messages.success(request, _("Svaret är sparat och står i protokollet."))
            return redirect("boardroom:ties", slug=seat.slug, label=label)
    return render(request, "boardroom/form.html", {
        "title": _("Svara på kopplingen: %s") % tie.person, "trail": shown.trail(seat, meeting), "form": form,
        "lead": f"§ {tie.paragraph} {tie.title}. {word_of('tie', tie.answer, shown.tongue())}. {tie.text}",
        "action_label": _("Spara svaret"), "cancel_href": shown.here(seat, "ties", label=label)})
