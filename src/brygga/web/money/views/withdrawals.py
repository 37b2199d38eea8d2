"""A statement that was typed wrong is withdrawn: one question, what it does in words, and what stands in the way."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import withdraw_statement
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.money.forms import WithdrawForm
from brygga.web.shell.templatetags.brygga import datum, kr_exact


@seat_page("statement.enter", "GET", "POST")
def withdraw(request: HttpRequest, seat: Seat, statement_id: int) -> HttpResponse:
    """Withdraw a statement with a reason; the account is then where it was before the statement."""
    found = payments.statement(seat.tenant_id, statement_id)
    account = payments.bank_account(seat.tenant_id, found.bank_account_id)
    here = reverse("money:statement", kwargs={"slug": seat.slug, "statement_id": statement_id})
    form = WithdrawForm(request.POST or None, initial=parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            withdraw_statement(command_of(request, seat), statement_id=statement_id,
                               reason=form.cleaned_data["reason"])
            messages.success(request, _("Utdraget är tillbakadraget. Kontot står som före det. Skriv in rätt utdrag."))
            return redirect(here)
    shown = [(_("Konto"), f"{account.name}, {account.number}"), (_("Dagar"), _("%(first)s till %(last)s") % {
        "first": datum(found.from_on), "last": datum(found.to_on)}),
        (_("Utgående saldo nu"), kr_exact(found.closing_minor)),
        (_("Utgående saldo efteråt"), kr_exact(found.opening_minor))]
    return render(request, "money/statement_withdraw.html", {
        "title": _("Dra tillbaka utdraget"), "form": form, "here": here,
        "shown": [{"question": q, "answer": a} for q, a in shown], "trail": [
            {"label": _("Pengar"), "href": reverse("money:day", kwargs={"slug": seat.slug})},
            {"label": _("Kontoutdrag"), "href": here}, {"label": _("Dra tillbaka"), "href": ""}]})
