"""A row of a statement: what it is, and the way back when it was said to be the wrong thing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.payments import queries as payments
from brygga.foundation import clock
from brygga.operations import matching
from brygga.operations.suggestions import every_reading, suggestions
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.money.forms import MatchForm
from brygga.web.shell.forms import choice

PLAIN = (("bank_fee|", "Bankens avgift"), ("bank_interest|", "Bankens ränta"),
         ("suspense|", "Vi vet inte: lägg på observationskontot"))


@seat_page("money.read")
def one(request: HttpRequest, seat: Seat, line_id: int) -> HttpResponse:
    """Show a row with everything it could be, the likeliest first."""
    line = payments.line(seat.tenant_id, line_id)
    return render(request, "money/line.html", {
        "title": _("Rad på kontoutdraget"), "line": line, "form": _form(seat, line_id),
        "may": seat.may("statement.match")})


@seat_page("statement.match", "POST")
def match(request: HttpRequest, seat: Seat, line_id: int) -> HttpResponse:
    """Say what a row is; it is booked at once."""
    line = payments.line(seat.tenant_id, line_id)
    form = _form(seat, line_id, request)
    if form.is_valid():
        kind, _bar, subject = form.cleaned_data["what"].partition("|")
        with told_in(form):
            matching.match_line(command_of(request, seat), line_id=line_id, kind=kind, subject=subject)
            messages.success(request, _("Raden är ihopparad och bokförd."))
            return redirect("money:day", slug=seat.slug)
    return render(request, "money/line.html", {"title": _("Rad på kontoutdraget"), "line": line, "form": form,
                                               "may": True})


@seat_page("statement.match", "POST")
def undo(request: HttpRequest, seat: Seat, line_id: int) -> HttpResponse:
    """Take a wrong match back by new entries."""
    matching.undo_match(command_of(request, seat), line_id=line_id)
    messages.success(request, _("Ihopparningen är ångrad. Raden är öppen igen."))
    return redirect("money:line", slug=seat.slug, line_id=line_id)


def _form(seat: Seat, line_id: int, request: HttpRequest | None = None) -> MatchForm:
    line = payments.line(seat.tenant_id, line_id)
    likely = suggestions(seat.tenant_id, [line], clock.today())[line.id]
    readings = likely + [r for r in every_reading(seat.tenant_id, line, clock.today())
                         if r.subject not in {s.subject for s in likely}]
    choices = [(f"{r.kind}|{r.subject}", choice(r.label, r.why)) for r in readings if seat.sees_or_none(r.matter_id)]
    choices += [(value, _(label)) for value, label in PLAIN
                if not (value.startswith("bank_fee") and line.amount_minor > 0)
                and not (value.startswith("bank_interest") and line.amount_minor < 0)
                and not (value.startswith("suspense") and line.state == "suspense")]
    return MatchForm(choices, request.POST if request else None,
                     initial={"what": choices[0][0] if likely and choices else None})
