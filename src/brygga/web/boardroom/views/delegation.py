"""The short path: take a case up, answer the question, read the pack, decide alone; or leave it to the board."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.decisions import doorways
from brygga.apps.decisions.views import ItemView, MeetingView
from brygga.foundation.refusals import NotSeen
from brygga.operations.delegation import WHY_BOARD, authority_for, decide_by_delegation, declare, take_up
from brygga.operations.waiting_for_board import one_waiting
from brygga.web.boardroom import shown
from brygga.web.boardroom.forms import QuestionForm
from brygga.web.boardroom.in_brief import brief_of
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked


@seat_page("board.read", "GET", "POST")
def one(request: HttpRequest, seat: Seat, proposal_id: int) -> HttpResponse:
    """Show a case that may be decided by delegation: take it up, or read it once the question is answered."""
    held = doorways.delegated_item_for(seat, proposal_id)
    if held is not None:
        meeting, item = held
        return render(request, "boardroom/delegation.html", {
            "title": item.title, "trail": shown.trail(seat), "item": item, "brief": brief_of(seat, item),
            "pot_columns": shown.columns(_("Pott"), _("Belopp")),
            "mine": meeting.chair_id == seat.person_id, "holder": meeting.chair,
            "decide_url": shown.here(seat, "delegation_decide", proposal_id=proposal_id)})
    waiting = one_waiting(seat, proposal_id)
    found = authority_for(seat.tenant_id, proposal_id, seat.on)
    if request.method == "POST":
        take_up(command_of(request, seat), proposal_id=proposal_id)
        return redirect("boardroom:delegation_question", slug=seat.slug, proposal_id=proposal_id)
    return render(request, "boardroom/take_up.html", {
        "title": _("Besluta om %s på delegation") % waiting.name, "trail": shown.trail(seat),
        "may": found.body == "delegation" and seat.may("delegation.decide") and found.holder.value in seat.roles,
        "why_not": WHY_BOARD.get(found.reason, ""), "by_delegation": found.body == "delegation",
        "put_up_href": shown.here(seat, "put_up", proposal_id=proposal_id) if seat.may("board.arrange") else ""})


@seat_page("delegation.decide", "GET", "POST")
def question(request: HttpRequest, seat: Seat, proposal_id: int) -> HttpResponse:
    """Ask the holder about ties; any tie leaves the case to the board."""
    item, asked = doorways.delegated_question_for(seat, proposal_id)
    form = QuestionForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            effect = declare(command_of(request, seat), item_id=item, **form.cleaned_data)
            if effect == "open":
                messages.success(request, _("Tack. Underlaget är öppet för dig."))
                return redirect("boardroom:delegation", slug=seat.slug, proposal_id=proposal_id)
            messages.success(request, _("Tack. Ärendet går till styrelsen."))
            return redirect("boardroom:meetings", slug=seat.slug)
    return render(request, "boardroom/question.html", {
        "title": _("Har du någon koppling till %s?") % asked, "form": form, "trail": shown.trail(seat),
        "lead": _("Svara innan underlaget öppnas. Har du en koppling beslutar styrelsen i stället.")})


@seat_page("delegation.decide", "POST")
def decide(request: HttpRequest, seat: Seat, proposal_id: int) -> HttpResponse:
    """Decide as proposed, under the delegation."""
    held: tuple[MeetingView, ItemView] | None = doorways.delegated_item_for(seat, proposal_id)
    if held is None:
        raise NotSeen
    decide_by_delegation(command_of(request, seat), proposal_id=proposal_id)
    messages.success(request, _("Beslutat på delegation. Sökanden får ett brev, och styrelsen får veta det."))
    meeting, item = held
    return redirect("boardroom:item", slug=seat.slug, label=meeting.label, paragraph=item.paragraph)
