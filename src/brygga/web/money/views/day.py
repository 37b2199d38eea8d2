"""The treasurer's day: one line that says whether bank, books and pots agree, and three lanes of work under it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.foundation.digits import whole
from brygga.foundation.refusals import NotSeen
from brygga.operations.bank_doings import settle_pot_debt
from brygga.operations.money_day import money_day
from brygga.web.guard.commands import command_of
from brygga.web.guard.pages import seat_page
from brygga.web.money import balance, rows


@seat_page("money.read")
def day(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Show what to approve, what to pay, what to match, what to explain."""
    today = money_day(seat)
    return render(request, "money/day.html", {
        "title": _("Dagens pengar"), "line": today.line, "figures": balance.figures(today.line),
        "note": balance.note(today.line, seat.on), "word": balance.word(today.line),
        "to_approve": rows.to_approve(seat, today.to_approve),
        "to_pay": [rows.to_pay(seat, o) for o in today.to_pay] + [rows.to_propose(seat, a) for a in today.to_propose]
        + [rows.to_send_back(seat, a, minor) for a, minor in today.to_send_back],
        "to_match": [rows.to_match(seat, row, today.suggestions.get(row.id, []), row.id in today.masked)
                     for row in today.to_match],
        "to_explain": [rows.in_suspense(seat, row, row.id in today.masked) for row in today.in_suspense]
        + [rows.debt(seat, debt, today.pots, today.accounts, is_clients=debt.pot_id in today.client_pots)
           for debt in today.debts],
        "accounts": [{"name": a.name, "href": reverse("money:statement_new", kwargs={
            "slug": seat.slug, "bank_account_id": a.id})} for a in today.accounts],
        "month": today.month, "to_lock": [rows.before_lock(todo) for todo in today.to_lock],
        "may_enter": seat.may("statement.enter"), "may_list": any(seat.sees(o.matter_id) for o in today.to_pay)})


@seat_page("statement.match", "POST")
def settle(request: HttpRequest, seat: Seat, pot_id: int) -> HttpResponse:
    """Settle a debt between a pot and the operating money, on the account that the press names."""
    account = whole(request.POST.get("bank_account_id", ""))
    if account is None:
        raise NotSeen
    settle_pot_debt(command_of(request, seat), pot_id=pot_id, bank_account_id=account)
    messages.success(request, _("Skulden mellan potterna är utjämnad och bokförd."))
    return redirect("money:day", slug=seat.slug)
