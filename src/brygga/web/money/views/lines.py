"""A row of a statement: what it is, and the way back when it was said to be the wrong thing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.funding import queries as sources
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import LineView
from brygga.foundation.refusals import NotSeen, Refusals, Refused, text
from brygga.operations import matching
from brygga.operations.money_wall import masked
from brygga.operations.suggestions import Suggestion, every_reading, suggestions
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.money.forms import MatchForm
from brygga.web.shell.forms import choice
from brygga.web.shell.templatetags.brygga import datum, kr_exact

Groups = list[tuple[Any, list[tuple[str, Any]]]]
MOST = 20
"""So many readings are shown at once; the rest is found by name."""
LIKELIEST = text("Troligast")
GROUPS = {"loan_payment": text("Betalning på lån"), "order": text("Utbetalning som är bekräftad"),
          "dividend": text("Utdelning"), "redemption": text("Inlösen av förlagsinsats"),
          "source_pay_in": text("Inbetalning från finansiär"), "returned_to_funder": text("Återlämnat till finansiär"),
          "transfer": text("Överföring mellan egna konton")}
BANK = (("bank_fee|", -1, text("Bankens avgift"), text("Bokförs på verksamheten.")),
        ("bank_interest|", 1, text("Bankens ränta"), text(
            "Bokförs på verksamheten. På kontot för förvaltade medel hör den till den som gett pengarna.")),
        ("suspense|", 0, text("Vi vet inte än"), text("Raden läggs på observationskontot och väntar där.")))


@seat_page("money.read")
def one(request: HttpRequest, seat: Seat, line_id: int) -> HttpResponse:
    """Show a row with everything it could be, the likeliest first; a matched one with its way back."""
    line = _seen(seat, line_id)
    if line.state == "matched" or not line.counts:
        return _page(request, seat, line, None)
    search = request.GET.get("sok", "").strip()
    groups, left_out = _groups(seat, line, search, most=MOST)
    likeliest = groups[0][1][0][0] if groups[0][0] is LIKELIEST else None
    return _page(request, seat, line, MatchForm(groups, None, initial={"what": likeliest}), search, left_out)


@seat_page("statement.match", "POST")
def match(request: HttpRequest, seat: Seat, line_id: int) -> HttpResponse:
    """Say what a row is; it is booked at once."""
    line = _seen(seat, line_id)
    form = MatchForm(_groups(seat, line)[0], request.POST)
    if form.is_valid():
        kind, _bar, subject = form.cleaned_data["what"].partition("|")
        with told_in(form):
            matching.match_line(command_of(request, seat), line_id=line_id, kind=kind, subject=subject)
            messages.success(request, _("Raden ligger på observationskontot tills någon vet vad den är.")
                             if kind == "suspense" else _("Raden är ihopparad och bokförd."))
            return redirect("money:day", slug=seat.slug)
    return _page(request, seat, line, form)


@seat_page("statement.match", "POST")
def undo(request: HttpRequest, seat: Seat, line_id: int) -> HttpResponse:
    """Take a wrong match back by new entries; what stands in the way is told on the row's own page."""
    line = _seen(seat, line_id)
    try:
        matching.undo_match(command_of(request, seat), line_id=line_id)
    except (Refused, Refusals) as fault:
        for refusal in fault.refusals if isinstance(fault, Refusals) else [fault]:
            messages.error(request, f"{refusal.message} {refusal.way_on}".strip())
        return redirect("money:line", slug=seat.slug, line_id=line.id)
    messages.success(request, _("Ihopparningen är ångrad, böckerna är rättade och raden är öppen igen."))
    return redirect("money:line", slug=seat.slug, line_id=line_id)


def _seen(seat: Seat, line_id: int) -> LineView:
    line = payments.line(seat.tenant_id, line_id)
    if line.id in masked(seat, [line]):
        raise NotSeen
    return line


def _page(request: HttpRequest, seat: Seat, line: LineView, form: MatchForm | None, search: str = "",
          left_out: int = 0) -> HttpResponse:
    shown = [(_("Dag"), datum(line.on)), (_("Från eller till"), line.counterparty), (_("Referens"), line.reference),
             (_("Text"), line.text), (_("Är"), what_kind(line.kind)), (_("Hör till"), _of_what(seat, line))]
    statement = reverse("money:statement", kwargs={"slug": seat.slug, "statement_id": line.statement_id})
    return render(request, "money/line.html", {
        "title": _title(line),
        "lead": _("Säg vad det är, så bokförs raden.") if form and seat.may("statement.match") else "",
        "line": line, "form": form, "may": seat.may("statement.match"),
        "search": search, "left_out": left_out,
        "shown": [{"question": q, "answer": a} for q, a in shown if a], "trail": [
            {"label": _("Pengar"), "href": reverse("money:day", kwargs={"slug": seat.slug})},
            {"label": _("Kontoutdrag"), "href": statement}, {"label": _("Rad"), "href": ""}]})


def _title(line: LineView) -> str:
    """A row in the words of the bank: how much, and from or to whom when the bank says it."""
    said = {"amount": kr_exact(abs(line.amount_minor)), "who": line.counterparty}
    if line.amount_minor >= 0:
        return (_("%(amount)s från %(who)s") if line.counterparty else _("%(amount)s in på kontot")) % said
    return (_("%(amount)s till %(who)s") if line.counterparty else _("%(amount)s ut från kontot")) % said


def what_kind(kind: str) -> str:
    """Return the words of a kind of match, empty for a row that is open."""
    of_bank: dict[str, object] = {value.rstrip("|"): label for value, _sign, label, _hint in BANK}
    return str(GROUPS.get(kind) or of_bank.get(kind, ""))


def _groups(seat: Seat, line: LineView, search: str = "", most: int | None = None) -> tuple[Groups, int]:
    """What a row could be, the likeliest apart; at most so many of the rest, and how many were left out."""
    likely = [] if search else suggestions(seat.tenant_id, [line], seat.on)[line.id]
    there = {(s.kind, s.subject) for s in likely}
    others = [r for r in every_reading(seat.tenant_id, line, seat.on, search)
              if (r.kind, r.subject) not in there and seat.sees_or_none(r.matter_id)]
    groups: Groups = []
    if best := [r for r in likely if seat.sees_or_none(r.matter_id)]:
        groups.append((LIKELIEST, [_choice(r, str(GROUPS[r.kind])) for r in best]))
    for kind, name in GROUPS.items():
        if same := [r for r in others[:most] if r.kind == kind]:
            groups.append((name, [_choice(r) for r in same]))
    groups.append((_("Något annat"), [
        (value, choice(label, hint)) for value, sign, label, hint in BANK
        if sign in (0, 1 if line.amount_minor > 0 else -1) and not (
            value == "suspense|" and line.state == "suspense")]))
    return groups, len(others) - len(others[:most])


def _choice(reading: Suggestion, kind: str = "") -> tuple[str, Any]:
    return f"{reading.kind}|{reading.subject}", choice(reading.label, ". ".join(p for p in (kind, reading.why) if p))


def _of_what(seat: Seat, line: LineView) -> str:
    """Return whose a matched row is, for a reader who may see the row: agreement, payment or source."""
    what, _slash, number = line.subject.partition("/")
    if what == "agreement":
        agreement = agreements.agreement(seat.tenant_id, int(number))
        return f"{agreement.party}, {agreement.number}"
    if what == "payment":
        order = payments.order(seat.tenant_id, int(number))
        return f"{order.payee}, {order.message}"
    return sources.source(seat.tenant_id, int(number)).name if what == "source" else ""
