"""A proposal by page: terms, conditions and each pot's part, with the sharing shown before anybody decides."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases import doorways
from brygga.apps.cases.views import CaseDetail
from brygga.foundation.digits import whole
from brygga.foundation.refusals import NotSeen
from brygga.operations import allocation, case_flow
from brygga.web.cases.forms import DeclineForm, ProposalForm, TakeBackForm
from brygga.web.cases.page import trail_of
from brygga.web.cases.proposal_shown import cost_lines
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked

PREFILLED = ("instrument", "kind", "term", "repayment", "rate", "purpose", "disburse_on")


@seat_page("case.prepare", "GET", "POST")
def propose(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Write a proposal; the first press shows pots and cost, the second puts it before the board."""
    detail = doorways.case_for(seat, number)
    start = _start(request, detail)
    wanted = "contribution" if (request.POST.get("instrument") or start["instrument"]) == "contribution" else "loan"
    view = allocation.suggest(seat, number=number, instrument=wanted, amount_minor=_typed_amount(request, start))
    start |= {f"pot_{share['pot_id']}": share["amount_minor"] for share in view.shares}
    to_person = detail.party is not None and detail.party.kind == "person"
    form = ProposalForm(view, wanted, to_person, request.POST or None, initial=start | parked(request))
    cost = None
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            cost = _cost(seat, detail, form)
            if "preview" not in request.POST:
                _send(request, seat, detail, form)
                messages.success(request, _("Förslaget är framlagt. Det väntar på ett sammanträde."))
                return redirect("cases:one", slug=seat.slug, number=number)
    return render(request, "cases/propose.html", {
        "title": _("Förslag för %s") % detail.case.name, "form": form, "view": view, "cost": cost,
        "tabs": _tabs(seat, number, wanted),
        "lead": _("Potterna visas med vad de har fritt, och varför någon inte passar."), "detail": detail,
        "trail": trail_of(seat, detail.case), "cancel_href": _here(seat, number)})


@seat_page("case.prepare", "GET", "POST")
def decline(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Propose a decline, with its reasons and the way to a yes."""
    detail = doorways.case_for(seat, number)
    form = DeclineForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.propose_decline(command_of(request, seat), case_id=detail.case.id,
                                      reasons=form.cleaned_data["reasons"].splitlines(),
                                      way_to_yes=form.cleaned_data["way_to_yes"])
            messages.success(request, _("Förslaget är framlagt. Det väntar på ett sammanträde."))
            return redirect("cases:one", slug=seat.slug, number=number)
    return render(request, "cases/form.html", {
        "title": _("Föreslå avslag för %s") % detail.case.name, "form": form, "action_label": _("Lägg fram förslaget"),
        "lead": _("Styrelsen beslutar. Sökanden får skälen och vägen vidare, och kan begära omprövning en gång."),
        "trail": trail_of(seat, detail.case), "cancel_href": _here(seat, number)})


@seat_page("case.prepare", "GET", "POST")
def take_back(request: HttpRequest, seat: Seat, number: str, pk: int) -> HttpResponse:
    """Take an open proposal back."""
    detail = doorways.case_for(seat, number)
    if not any(p.id == pk and p.state == "open" for p in detail.proposals):
        raise NotSeen
    form = TakeBackForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.withdraw_proposal(command_of(request, seat), proposal_id=pk, why=form.cleaned_data["why"])
            messages.success(request, _("Förslaget är tillbakataget."))
            return redirect("cases:one", slug=seat.slug, number=number)
    return render(request, "cases/form.html", {
        "title": _("Ta tillbaka förslaget"), "form": form, "action_label": _("Ta tillbaka förslaget"),
        "lead": _("Det står kvar i historiken. Ett bättre förslag läggs fram som nytt."),
        "trail": trail_of(seat, detail.case), "cancel_href": _here(seat, number)})


def _tabs(seat: Seat, number: str, wanted: str) -> list[dict[str, Any]]:
    here = reverse("cases:propose", kwargs={"slug": seat.slug, "number": number})
    return [{"label": label, "href": f"{here}?instrument={code}", "current": code == wanted}
            for code, label in (("loan", _("Lån")), ("contribution", _("Förlagsinsats")))]


def _send(request: HttpRequest, seat: Seat, detail: CaseDetail, form: ProposalForm) -> None:
    given = form.cleaned_data
    case_flow.make_proposal(
        command_of(request, seat), case_id=detail.case.id, instrument=given["instrument"],
        amount_minor=given["amount"], purpose=given["purpose"], terms=form.terms() | _statutes(detail, given),
        conditions=form.said_conditions(), shares=form.shares(), for_business=given.get("for_business", False))


def _statutes(detail: CaseDetail, given: dict[str, Any]) -> dict[str, Any]:
    """A förlagsinsats carries the day from which the registered statutes allow it."""
    if given["instrument"] != "contribution" or detail.party is None:
        return {}
    day = detail.party.contributions_allowed_on
    return {"statutes_registered_on": day.isoformat() if day else None}


def _cost(seat: Seat, detail: CaseDetail, form: ProposalForm) -> dict[str, Any] | None:
    if form.cleaned_data["instrument"] != "loan":
        return None
    return cost_lines(doorways.cost_for(seat, amount_minor=form.cleaned_data["amount"],
                                        currency=detail.case.currency, terms=form.terms()))


def _start(request: HttpRequest, detail: CaseDetail) -> dict[str, Any]:
    """What the boxes hold at first: what the link said, else what the applicant asks for."""
    start: dict[str, Any] = {"instrument": "loan", "kind": "risk", "repayment": "annuity", "grace_principal": 0,
                             "amount": detail.case.need_minor}
    start |= {name: request.GET[name] for name in PREFILLED if name in request.GET}
    amount = whole(request.GET.get("amount", ""))
    if amount is not None:
        start["amount"] = amount
    if detail.party is not None and detail.party.registered_on is None and detail.party.kind != "person":
        start["conditions"] = _("Föreningen är registrerad hos Bolagsverket.")
    return start


def _typed_amount(request: HttpRequest, start: dict[str, Any]) -> int:
    """The amount as typed when it can be read, so that the pots answer to it even while something else is wrong."""
    if request.method != "POST":
        return int(start["amount"] or 0)
    field = ProposalForm.base_fields["amount"]
    try:
        return int(field.clean(request.POST.get("amount", "")) or 0)
    except ValidationError:  # told by the form itself
        return 0


def _here(seat: Seat, number: str) -> str:
    return reverse("cases:one", kwargs={"slug": seat.slug, "number": number})
