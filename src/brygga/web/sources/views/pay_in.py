"""Money from the funder, typed as the bank shows it: a row of a statement and its match, in one press."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.funding import queries as sources
from brygga.apps.payments import queries as payments
from brygga.operations.typed_pay_in import type_pay_in
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.sources import words
from brygga.web.sources.forms import PayInForm


@seat_page("source.pay_in", "GET", "POST")
def pay_in(request: HttpRequest, seat: Seat, pk: int) -> HttpResponse:
    """Type a pay-in; what remains of the agreement is offered as the amount."""
    source = sources.source(seat.tenant_id, pk)
    accounts = payments.bank_accounts(seat.tenant_id)
    left = source.left_of(sources.standing(source.pot_id, source.currency).paid_in.minor)
    form = PayInForm(accounts, request.POST or None, initial={
        "on": seat.on, "amount": left or None, "bank_account_id": accounts[0].id if accounts else None}
        | parked(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with told_in(form):
            type_pay_in(command_of(request, seat), source_id=pk, bank_account_id=given["bank_account_id"],
                        on=given["on"], amount_minor=given["amount"], reference=given["reference"])
            messages.success(request, _("Inbetalningen är bokförd. Pengarna står nu i potten %s.") % source.name)
            return redirect("sources:one", slug=seat.slug, pk=pk)
    here = reverse("sources:one", kwargs={"slug": seat.slug, "pk": pk})
    return render(request, "sources/pay_in.html", {
        "title": _("Skriv in en inbetalning"), "source": source, "form": form, "accounts": accounts, "left": left,
        "trail": [{"label": _("Källor"), "href": reverse("sources:list", kwargs={"slug": seat.slug})},
                  {"label": source.name, "href": here}, {"label": _("Inbetalning"), "href": ""}],
        "lead": _("Det är %s kvar av avtalet.") % words.kr(left), "here": here})
