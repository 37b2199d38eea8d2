"""An enquiry typed in by staff, and the fund's answer to it: invite, refer, or let it rest."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.cases import doorways, queries
from brygga.operations import case_flow
from brygga.web.cases.forms import EnquiryForm, InviteForm, ReferForm, RestForm
from brygga.web.cases.page import trail_of
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked


@seat_page("case.write", "GET", "POST")
def new(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Type in an enquiry that came by phone or on paper."""
    form = EnquiryForm(doorways.municipalities_for(seat), request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            said = dict(form.cleaned_data)
            case_id = case_flow.receive_enquiry(command_of(request, seat), need_minor=said.pop("need"), **said)
            messages.success(request, _("Intresseanmälan är inlagd. De har fått ett brev med en länk."))
            return redirect("cases:one", slug=seat.slug, number=queries.case(seat.tenant_id, case_id).number)
    return render(request, "cases/form.html", {
        "title": _("Skriv in en intresseanmälan"), "form": form, "action_label": _("Lägg in intresseanmälan"),
        "lead": _("För den som ringer eller kommer förbi. De får ett brev med en länk till sitt ärende."),
        "trail": trail_of(seat), "cancel_href": reverse("cases:list", kwargs={"slug": seat.slug})})


@seat_page("case.write", "GET", "POST")
def invite(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Invite to apply."""
    detail = doorways.case_for(seat, number)
    form = InviteForm(request.POST or None, initial={"need": detail.case.need_minor} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            path = case_flow.invite_to_apply(command_of(request, seat), case_id=detail.case.id,
                                             template=form.cleaned_data["template"],
                                             need_minor=form.cleaned_data["need"])
            messages.success(request, _("De är inbjudna att ansöka, på kort väg.") if path == "short"
                             else _("De är inbjudna att ansöka, på full väg."))
            return redirect("cases:one", slug=seat.slug, number=number)
    return _form(request, seat, detail, form, title=_("Bjud in %s att ansöka") % detail.case.name,
                 action_label=_("Skicka inbjudan"), lead=_("De får ett brev med en länk till ansökan."))


@seat_page("case.write", "GET", "POST")
def refer(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Show them to somebody who can help better."""
    detail = doorways.case_for(seat, number)
    form = ReferForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.refer_case(command_of(request, seat), case_id=detail.case.id, **form.cleaned_data)
            messages.success(request, _("De har fått ett brev om vem som kan hjälpa dem."))
            return redirect("cases:one", slug=seat.slug, number=number)
    return _form(request, seat, detail, form, title=_("Hänvisa %s vidare") % detail.case.name,
                 action_label=_("Skicka hänvisningen"), lead=_("Ett nej slutar aldrig med ett nej."))


@seat_page("case.write", "GET", "POST")
def rest(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Let the case rest."""
    detail = doorways.case_for(seat, number)
    form = RestForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            case_flow.rest_case(command_of(request, seat), case_id=detail.case.id, **form.cleaned_data)
            messages.success(request, _("Ärendet vilar. De har fått ett brev."))
            return redirect("cases:one", slug=seat.slug, number=number)
    return _form(request, seat, detail, form, title=_("Låt %s vila") % detail.case.name,
                 action_label=_("Låt ärendet vila"), lead=_("Inget försvinner. Båda sidor kan väcka det igen."))


def _form(request: HttpRequest, seat: Seat, detail: Any, form: forms.Form, **said: Any) -> HttpResponse:
    here = reverse("cases:one", kwargs={"slug": seat.slug, "number": detail.case.number})
    return render(request, "cases/form.html", {
        "form": form, "trail": trail_of(seat, detail.case), "cancel_href": here, **said})
