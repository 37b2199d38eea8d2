"""Payments: proposed, read, approved, put on the list for the internet bank, confirmed, withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.doorways import agreement_for
from brygga.apps.payments import queries as payments
from brygga.foundation import clock
from brygga.foundation.refusals import Refused
from brygga.operations import payment_orders
from brygga.operations.payment_list import payment_list
from brygga.operations.preconditions import stops
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.money.forms import ConfirmForm, ProposeForm


@seat_page("payment.make", "GET", "POST")
def propose(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Propose the pay-out of an agreement; what stands in the way is listed with the way on."""
    agreement = agreement_for(seat, number)
    accounts = payments.bank_accounts(seat.tenant_id)
    initial = {"pay_on": clock.today(), "bank_account_id": accounts[0].id if accounts else None} | parked(request)
    form = ProposeForm(accounts, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            payment_orders.propose_payment(command_of(request, seat), agreement_id=agreement.id, **form.cleaned_data)
            messages.success(request, _("Betalningen är upplagd. En annan person attesterar den."))
            return redirect("money:day", slug=seat.slug)
    return render(request, "money/propose.html", {
        "title": _("Betala ut %s") % agreement.number, "agreement": agreement, "form": form,
        "stops": stops(seat.tenant_id, agreement, clock.today())})


@seat_page("money.read")
def one(request: HttpRequest, seat: Seat, order_id: int) -> HttpResponse:
    """Read one payment before it is approved."""
    order = payments.order(seat.tenant_id, order_id)
    seat.require_seen(order.matter_id)
    return render(request, "money/order.html", {
        "title": _("Betalning %s") % order.number, "order": order,
        "may_approve": seat.may("payment.approve") and order.state == "proposed" and order.made_by_id != seat.person_id,
        "may_withdraw": seat.may("payment.make") and order.state in ("proposed", "approved", "listed")})


@seat_page("payment.approve", "POST")
def approve(request: HttpRequest, seat: Seat, order_id: int) -> HttpResponse:
    """Approve (attestera) a payment as it was shown."""
    payment_orders.approve_payment(command_of(request, seat), order_id=order_id,
                                   seen_digest=request.POST.get("seen_digest", ""))
    messages.success(request, _("Betalningen är attesterad. Den kan nu betalas i internetbanken."))
    return redirect("money:day", slug=seat.slug)


@seat_page("payment.confirm", "GET", "POST")
def confirm(request: HttpRequest, seat: Seat, order_id: int) -> HttpResponse:
    """Say when the bank paid and under which reference; the pay-out is booked."""
    order = payments.order(seat.tenant_id, order_id)
    seat.require_seen(order.matter_id)
    form = ConfirmForm(request.POST or None, initial={"on": clock.today()} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            payment_orders.confirm_payment(command_of(request, seat), order_id=order_id, **form.cleaned_data)
            messages.success(request, _("Utbetalningen är bokförd."))
            return redirect("agreements:one", slug=seat.slug, number=order.message)
    return render(request, "money/confirm.html", {"title": _("Bekräfta betalningen"), "order": order, "form": form})


@seat_page("payment.make", "POST")
def withdraw(request: HttpRequest, seat: Seat, order_id: int) -> HttpResponse:
    """Withdraw a payment that the bank has not made."""
    payment_orders.withdraw_payment(command_of(request, seat), order_id=order_id)
    messages.success(request, _("Betalningen är tillbakadragen."))
    return redirect("money:day", slug=seat.slug)


@seat_page("money.read", "GET", "POST")
def bank_list(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The list for the internet bank: shown, and as a paper when it is pressed."""
    orders = [o for o in payments.orders(seat.tenant_id, states=("approved", "listed")) if seat.sees(o.matter_id)]
    if request.method == "POST":
        seat.require("payment.confirm")
        if not orders:
            raise Refused("list.empty", _("Det finns ingen attesterad betalning att sätta på listan."))
        key = payment_list(command_of(request, seat), order_ids=[o.id for o in orders])
        return redirect("cases:paper", slug=seat.slug, key=key)
    return render(request, "money/bank_list.html", {
        "title": _("Lista till internetbanken"), "orders": orders, "total": sum(o.amount_minor for o in orders)})
