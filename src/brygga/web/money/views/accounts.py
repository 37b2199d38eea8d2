"""The fund's bank accounts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.ledger import sums
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import open_bank_account
from brygga.foundation import clock
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.money.forms import AccountForm


@seat_page("money.read")
def listing(request: HttpRequest, seat: Seat) -> HttpResponse:
    """List the bank accounts with their last typed balance."""
    latest = payments.latest_statements(seat.tenant_id, clock.today())
    rows = [(a, latest.get(a.id)) for a in payments.bank_accounts(seat.tenant_id)]
    return render(request, "money/accounts.html", {"title": _("Bankkonton"), "rows": rows,
                                                   "may": seat.may("statement.enter")})


@seat_page("statement.enter", "GET", "POST")
def new(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Register a bank account."""
    choices = sums.free_bank_accounts(seat.tenant_id, {a.ledger_account_id for a in
                                                       payments.bank_accounts(seat.tenant_id)})
    form = AccountForm(choices, request.POST or None, initial={
        "opened_on": clock.today(), "kind": "bankgiro"} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            open_bank_account(command_of(request, seat), currency="SEK", **form.cleaned_data)
            messages.success(request, _("Bankkontot är inlagt."))
            return redirect("money:accounts", slug=seat.slug)
    return render(request, "money/account_new.html", {"title": _("Lägg till ett bankkonto"), "form": form})
