"""The signed paper comes in, two persons check it, conditions are met one by one."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.doorways import agreement_for
from brygga.apps.agreements.views import AgreementView
from brygga.foundation.refusals import NotSeen
from brygga.operations import signing
from brygga.web.agreements import words
from brygga.web.agreements.forms import ConditionForm, SendBackForm, SignedForm
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked


@seat_page("signing.hand_in", "GET", "POST")
def hand_in(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Hand in the signed paper on behalf of the one who signed."""
    agreement = agreement_for(seat, number)
    form = SignedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            upload = form.cleaned_data["file"]
            signing.hand_in(command_of(request, seat), agreement_id=agreement.id, content=upload.read(),
                            filename=upload.name)
            messages.success(request, _("Papperet är inlämnat. Nu kontrollerar två personer underskrifterna."))
            return redirect("agreements:one", slug=seat.slug, number=number)
    return _form(request, seat, agreement, form, title=_("Ladda upp det underskrivna avtalet"), files=True,
                 lead=_("%(number)s med %(party)s.") % {"number": number, "party": agreement.party},
                 action_label=_("Lämna in papperet"))


@seat_page("signing.check", "POST")
def check(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Say that the signatures are right."""
    is_signed = signing.check(command_of(request, seat), agreement_id=agreement_for(seat, number).id)
    messages.success(request, _("Avtalet är underskrivet.") if is_signed
                     else _("Din kontroll är sparad. En person till kontrollerar."))
    return redirect("agreements:one", slug=seat.slug, number=number)


@seat_page("signing.check", "GET", "POST")
def send_back(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Send a signed paper back with what is missing."""
    agreement = agreement_for(seat, number)
    form = SendBackForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            signing.send_back(command_of(request, seat), agreement_id=agreement.id, why=form.cleaned_data["why"])
            told = _("Papperet är tillbaka hos %s, med ett brev om vad som saknas.") % agreement.party
            messages.success(request, told)
            return redirect("agreements:one", slug=seat.slug, number=number)
    return _form(request, seat, agreement, form, title=_("Skicka tillbaka papperet"),
                 lead=_("Avtalet är kvar. De laddar upp ett nytt papper när det är rättat."),
                 action_label=_("Skicka tillbaka med ett brev"))


@seat_page("condition.meet", "GET", "POST")
def condition(request: HttpRequest, seat: Seat, number: str, pk: int) -> HttpResponse:
    """Say that a condition is met."""
    agreement = agreement_for(seat, number)
    found = next((c for c in agreements.conditions(agreement.id) if c.id == pk), None)
    if found is None:
        raise NotSeen
    form = ConditionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            upload = form.cleaned_data["file"]
            signing.meet(command_of(request, seat), agreement_id=agreement.id, condition_id=pk,
                         content=upload.read() if upload else None, filename=upload.name if upload else "")
            messages.success(request, _("Villkoret är uppfyllt."))
            return redirect("agreements:one", slug=seat.slug, number=number)
    return _form(request, seat, agreement, form, title=_("Är villkoret uppfyllt?"), lead=found.text, files=True,
                 action_label=_("Spara att villkoret är uppfyllt"))


def _form(request: HttpRequest, seat: Seat, agreement: AgreementView, form: forms.Form, *, title: str, lead: str,
          action_label: str, files: bool = False) -> HttpResponse:
    return render(request, "agreements/form.html", {
        "title": title, "lead": lead, "form": form, "files": files, "action_label": action_label,
        "trail": words.trail(seat, agreement, title), "cancel_href": words.url(seat, "one", agreement.number)})
