"""Pages of founding: write who you are, and vouch for each other."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from brygga.foundation import clock
from brygga.foundation.refusals import NotSeen, text
from brygga.operations import fund_card
from brygga.operations import start_fund as founding
from brygga.web.founding.forms import AddressForm, StartForm
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import person_page, public_page
from brygga.web.shell import say


@public_page("GET", "POST")
def start(request: HttpRequest) -> HttpResponse:
    """Start a fund with the setup key; afterwards the page says what the two wait for."""
    key = request.POST.get("nyckel") or request.GET.get("nyckel") or ""
    founding.require_key(key)
    fund = founding.unconfirmed_fund()
    if fund is not None:
        return _started(request, fund, key, AddressForm())
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            founding.start_fund(command_of(request, None), **form.asked())
        if form.is_valid():
            return redirect(f"{reverse('founding:start')}?nyckel={key}")
    return render(request, "founding/start.html", {"form": form, "key": key})


@public_page("POST")
def write_again(request: HttpRequest) -> HttpResponse:
    """Send the two letters again."""
    key = request.POST.get("nyckel", "")
    founding.require_key(key)
    founding.write_again(command_of(request, None))
    messages.success(request, text("Breven är skickade igen. De gamla länkarna fungerar också tills de har använts."))
    return redirect(f"{reverse('founding:start')}?nyckel={key}")


@public_page("POST")
def correct(request: HttpRequest) -> HttpResponse:
    """Put right a founder's address, while the fund waits."""
    key = request.POST.get("nyckel", "")
    founding.require_key(key)
    fund = founding.unconfirmed_fund()
    if fund is None:
        raise NotSeen
    form = AddressForm(request.POST)
    if form.is_valid():
        with told_in(form):
            founding.correct_address(command_of(request, None), **form.cleaned_data)
        if form.is_valid():
            messages.success(request, text("Adressen är rättad och breven är skickade igen."))
            return redirect(f"{reverse('founding:start')}?nyckel={key}")
    return _started(request, fund, key, form)


@person_page("GET", "POST")
def confirm(request: HttpRequest, person_id: int, slug: str) -> HttpResponse:
    """The second founder confirms with one press; the first sees whom the fund waits for."""
    fund = founding.waiting_fund(person_id)
    if fund is None or fund.slug != slug:
        if request.method == "GET":
            return redirect("doors:where_to")
        raise NotSeen
    if request.method == "POST":
        founding.confirm_fund(command_of(request, None), slug=slug)
        messages.success(request, text("Fonden är startad. Nu återstår några saker innan den kan besluta och betala."))
        return redirect("overview:home", slug=slug)
    return render(request, "founding/confirm.html", {"fund": fund, "facts": _vouched_for(fund)})


def _vouched_for(fund: founding.WaitingFund) -> list[dict[str, Any]]:
    """What the second founder says is right."""
    card, periods = fund_card.card(fund.tenant_id, clock.today()), fund_card.periods(fund.tenant_id)
    return [*fund_card.facts(card), {"label": text("Räkenskapsår"), "value": text("%(first)s till %(last)s") % {
        "first": say.day(periods[0].first_on), "last": say.day(periods[-1].last_on)} if periods else "–"}]


def _started(request: HttpRequest, fund: founding.WaitingFund, key: str, form: AddressForm) -> HttpResponse:
    form.name_them(fund.founders)
    return render(request, "founding/started.html", {
        "fund": fund, "key": key, "form": form, "people": list(zip(fund.founders, fund.addresses, strict=True))})
