"""The fund's bank accounts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.payments import queries as payments
from brygga.foundation.refusals import text
from brygga.operations.bank_accounts import open_account, places_in_books
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.money.forms import AccountForm
from brygga.web.shell.templatetags.brygga import kr_exact

KINDS = {"bankgiro": text("bankgiro"), "plusgiro": text("plusgiro"), "account": text("bankkonto")}


@seat_page("money.read")
def listing(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List the bank accounts with their last typed balance."""
    latest = payments.latest_statements(seat.tenant_id, seat.on)
    rows = [[a.name, f"{KINDS.get(a.kind, a.kind)} {a.number}", a.ledger_number,
             latest[a.id].to_on.isoformat() if a.id in latest else _("inget utdrag än"),
             kr_exact(latest[a.id].closing_minor) if a.id in latest else ""]
            for a in payments.bank_accounts(seat.tenant_id)]
    columns = [{"label": _("Konto")}, {"label": _("Nummer")}, {"label": _("I bokföringen")},
               {"label": _("Kontoutdrag till och med")}, {"label": _("Saldo då"), "numeric": True}]
    return render(request, "money/accounts.html", {
        "title": _("Bankkonton"), "rows": rows, "columns": columns, "may": seat.may("statement.enter"),
        "new_url": reverse("money:account_new", kwargs={"slug": seat.slug}), "trail": [
            {"label": _("Pengar"), "href": reverse("money:day", kwargs={"slug": seat.slug})},
            {"label": _("Bankkonton"), "href": ""}]})


@seat_page("statement.enter", "GET", "POST")
def new(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Register a bank account."""
    places = places_in_books(seat.tenant_id)
    form = AccountForm(places, request.POST or None, initial={
        "opened_on": seat.on, "kind": "bankgiro", "ledger_number": places[0][0] if places else None} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            open_account(command_of(request, seat), **form.cleaned_data)
            messages.success(request, _("Bankkontot är inlagt."))
            return redirect("money:accounts", slug=seat.slug)
    return render(request, "money/account_new.html", {
        "title": _("Lägg till ett bankkonto"), "form": form, "trail": [
            {"label": _("Bankkonton"), "href": reverse("money:accounts", kwargs={"slug": seat.slug})},
            {"label": _("Nytt"), "href": ""}]})
