"""A förlagsinsats by page: the certificate comes, notice is given, a dividend is decided, the day of redemption."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.doorways import agreement_for
from brygga.apps.agreements.views import AgreementView
from brygga.apps.capital import queries as capital
from brygga.foundation.refusals import NotSeen, Refused
from brygga.operations import contribution_life
from brygga.web.agreements import words
from brygga.web.agreements.forms import CertificateForm, DividendForm, NoticeForm, RedeemForm
from brygga.web.guard.commands import add_refusal, command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked


@seat_page("condition.meet", "GET", "POST")
def certificate(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Take in the association's certificate."""
    agreement = _contribution(seat, number)
    form = CertificateForm(request.POST or None, request.FILES or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            upload = form.cleaned_data["file"]
            contribution_life.take_certificate(
                command_of(request, seat), agreement_id=agreement.id, number=form.cleaned_data["number"],
                content=upload.read(), filename=upload.name)
            messages.success(request, _("Beviset är mottaget."))
            return redirect("agreements:one", slug=seat.slug, number=number)
    return _form(request, seat, agreement, form, title=_("Ta emot förlagsandelsbeviset"), files=True,
                 lead=_("Föreningen utfärdar beviset och skriver under det för hand (EFL 11:12)."),
                 action_label=_("Ta emot beviset"))


@seat_page("agreement.write", "GET", "POST")
def notice(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Give notice, or note the association's."""
    agreement = _contribution(seat, number)
    form = NoticeForm(request.POST or None, initial={"on": seat.on} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            earliest = contribution_life.give_notice(command_of(request, seat), agreement_id=agreement.id,
                                                     **form.cleaned_data)
            messages.success(request, _("Uppsägningen är sparad. Inlösen kan ske tidigast %s.") % words.day(earliest))
            return redirect("agreements:one", slug=seat.slug, number=number)
    return _form(request, seat, agreement, form, title=_("Säg upp förlagsinsatsen"),
                 lead=_(
                     "Tidigast fem år efter inbetalningen, efter uppsägning (EFL 11:4). Det går inte att ångra här."),
                 action_label=_("Spara uppsägningen"))


@seat_page("agreement.write", "GET", "POST")
def dividend(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Note a dividend that the association's meeting has decided."""
    agreement = _contribution(seat, number)
    form = DividendForm(request.POST or None, initial={"year": seat.on.year - 1} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            said = dict(form.cleaned_data)
            contribution_life.record_dividend(command_of(request, seat), agreement_id=agreement.id,
                                              amount_minor=said.pop("amount"), **said)
            messages.success(request, _("Utdelningen är inlagd. Den paras ihop när pengarna kommer."))
            return redirect("agreements:one", slug=seat.slug, number=number)
    return _form(request, seat, agreement, form, title=_("Lägg in beslutad utdelning"),
                 lead=_("Stämman beslutar. Utdelning är aldrig ränta."), action_label=_("Lägg in utdelningen"))


@seat_page("agreement.write", "GET", "POST")
def redeem(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Book the redemption; the most that may be paid follows from the association's equity."""
    agreement = _contribution(seat, number)
    start = {"on": seat.on, "amount": agreement.amount_minor}
    form = RedeemForm(request.POST or None, initial=start | parked(request))
    if request.method == "POST" and form.is_valid() and _within_cap(agreement, form):
        with told_in(form):
            contribution_life.redeem(command_of(request, seat), agreement_id=agreement.id, on=form.cleaned_data["on"],
                                     amount_minor=form.cleaned_data["amount"])
            messages.success(request, _("Inlösen är bokförd. Beloppet paras ihop när pengarna kommer."))
            return redirect("agreements:one", slug=seat.slug, number=number)
    return _form(request, seat, agreement, form, title=_("Bokför inlösen"), action_label=_("Bokför inlösen"),
                 lead=_("Det som inte täcks av föreningens egna kapital är fondens förlust (EFL 11:5)."))


def _within_cap(agreement: AgreementView, form: forms.Form) -> bool:
    said: dict[str, Any] = form.cleaned_data
    try:
        found = contribution_life.cap(agreement, all_minor=said["all_contributions"], equity_minor=said["equity"],
                                      reserve_minor=said["reserve"] or 0)
    except ValueError:
        form.add_error("all_contributions", _("Summan ska vara minst den här insatsen."))
        return False
    if said["amount"] > found.paid.minor:
        add_refusal(form, Refused("redemption.cap", _("Högst %s får lösas in.") % words.kr(
            found.paid.minor, agreement.currency, exact=True), field="amount", section="EFL 11:5",
            way_on=_("Resten förs till föreningens reservfond (11:6) och är en förlust för fonden.")))
        return False
    return True


def _contribution(seat: Seat, number: str) -> AgreementView:
    agreement = agreement_for(seat, number)
    if agreement.instrument != "contribution":
        raise NotSeen
    capital.contribution(seat.tenant_id, agreement.id)
    return agreement


def _form(request: HttpRequest, seat: Seat, agreement: AgreementView, form: forms.Form, *, title: str, lead: str,
          action_label: str, files: bool = False) -> HttpResponse:
    return render(request, "agreements/form.html", {
        "title": title, "lead": lead, "form": form, "files": files, "action_label": action_label,
        "trail": words.trail(seat, agreement, title), "cancel_href": words.url(seat, "one", agreement.number)})
