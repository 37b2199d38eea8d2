"""Payments: proposed, read, approved, put on the list for the internet bank, confirmed, withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements.doorways import agreement_for
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import OrderView
from brygga.foundation import clock
from brygga.foundation.digits import whole
from brygga.foundation.refusals import Refused
from brygga.operations import payment_orders
from brygga.operations.loan_life import over_by_pot
from brygga.operations.payment_list import list_paper, payment_list, to_pay
from brygga.operations.preconditions import stops
from brygga.web.guard.commands import command_of, told_in
from brygga.web.guard.pages import seat_page
from brygga.web.guard.parked import parked
from brygga.web.money import words
from brygga.web.money.forms import ConfirmForm, ProposeForm
from brygga.web.shell.templatetags.brygga import kr_exact


@seat_page("payment.make", "GET", "POST")
def propose(request: HttpRequest, seat: Seat, number: str) -> HttpResponse:
    """Propose the pay-out of an agreement, or the return of what came in beyond it; what is in the way is listed."""
    agreement = agreement_for(seat, number)
    over = sum(over_by_pot(seat.tenant_id, agreement.id).values()) if agreement.state == "ended" else 0
    accounts = payments.bank_accounts(seat.tenant_id)
    initial = {"pay_on": seat.on, "bank_account_id": accounts[0].id if accounts else None} | parked(request)
    form = ProposeForm(accounts, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            payment_orders.propose_payment(command_of(request, seat), agreement_id=agreement.id, **form.cleaned_data)
            messages.success(request, _("Betalningen är upplagd. En annan person attesterar den."))
            return redirect("money:day", slug=seat.slug)
    what = _("Betala tillbaka") if over else _("Betala ut")
    amount = (_("För mycket betalt"), over) if over else (_("Belopp enligt avtalet"), agreement.amount_minor)
    return render(request, "money/propose.html", {
        "title": f"{what} {agreement.number}", "agreement": agreement, "form": form, "accounts": accounts,
        "facts": [{"label": _("Till"), "value": agreement.party}, {"label": amount[0], "value": kr_exact(amount[1])}],
        "stops": [] if over else stops(seat.tenant_id, agreement, seat.on), "trail": words.trail(seat, what)})


@seat_page("money.read")
def one(request: HttpRequest, seat: Seat, order_id: int) -> HttpResponse:
    """Read one payment before it is approved."""
    order = _seen(seat, order_id)
    may_approve = (seat.may("payment.approve") and order.state == "proposed"
                   and order.made_by_id != seat.person_id)
    may_confirm = seat.may("payment.confirm") and order.state in ("approved", "listed")
    return render(request, "money/order.html", {
        "title": _("%(amount)s till %(payee)s") % {"amount": kr_exact(order.amount_minor), "payee": order.payee},
        "what": words.purpose(order), "asked": _asked(may_approve, may_confirm), "order": order,
        "shown": words.order(order),
        "state": words.state(order.state), "trail": words.trail(seat, _("Betalning %s") % order.number),
        "may_approve": may_approve,
        "mine": order.state == "proposed" and order.made_by_id == seat.person_id,
        "may_withdraw": seat.may("payment.make") and order.state in ("proposed", "approved", "listed")})


def _asked(may_approve: bool, may_confirm: bool) -> dict[str, str] | None:
    if may_approve:
        return {"title": _("Stämmer det?"),
                "text": _("Du attesterar precis det som står här. Ändras något efteråt faller attesten.")}
    if may_confirm:
        return {"title": _("Har banken betalat?"), "text": _("Utbetalningen bokförs när du bekräftar den.")}
    return None


@seat_page("payment.approve", "POST")
def approve(request: HttpRequest, seat: Seat, order_id: int) -> HttpResponse:
    """Approve (attestera) a payment as it was shown."""
    payment_orders.approve_payment(command_of(request, seat), order_id=order_id,
                                   seen_digest=request.POST.get("seen_digest", ""))
    messages.success(request, _("Betalningen är attesterad. Den kan nu betalas i internetbanken."))
    return redirect("money:day" if seat.may("money.read") else "overview:home", slug=seat.slug)


@seat_page("payment.confirm", "GET", "POST")
def confirm(request: HttpRequest, seat: Seat, order_id: int) -> HttpResponse:
    """Say when the bank paid and under which reference; the pay-out is booked."""
    order = _seen(seat, order_id)
    form = ConfirmForm(request.POST or None, initial={"on": seat.on} | parked(request))
    if request.method == "POST" and form.is_valid():
        with told_in(form):
            payment_orders.confirm_payment(command_of(request, seat), order_id=order_id, **form.cleaned_data)
            messages.success(request, _("Utbetalningen är bokförd. Avtalet löper.") if order.purpose == "pay_out"
                             else _("Återbetalningen är bokförd."))
            if seat.may("agreement.read"):
                return redirect("agreements:one", slug=seat.slug, number=order.message)
            return redirect("money:day", slug=seat.slug)
    return render(request, "money/confirm.html", {
        "title": _("Bekräfta betalningen"), "order": order, "form": form, "shown": words.order(order),
        "trail": words.trail(seat, _("Bekräfta"))})


@seat_page("payment.make", "POST")
def withdraw(request: HttpRequest, seat: Seat, order_id: int) -> HttpResponse:
    """Withdraw a payment that the bank has not made."""
    payment_orders.withdraw_payment(command_of(request, seat), order_id=order_id)
    messages.success(request, _("Betalningen är tillbakadragen. Den kan läggas upp på nytt."))
    return redirect("money:day", slug=seat.slug)


@seat_page("money.read", "GET", "POST")
def bank_list(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The list for the internet bank, an account at a time; pressing notes that the payments have been entered."""
    lists = to_pay(seat)
    if request.method == "POST":
        seat.require("payment.confirm")
        orders = lists.get(whole(request.POST.get("account", "")) or 0, [])
        if not orders:
            raise Refused("list.empty", _("Det finns ingen attesterad betalning att sätta på listan."))
        payment_list(command_of(request, seat), order_ids=[o.id for o in orders])
        messages.success(request, _("Betalningarna står som inlagda i internetbanken. Bekräfta dem när de är gjorda."))
        return redirect("money:bank_list", slug=seat.slug)
    names = {a.id: a for a in payments.bank_accounts(seat.tenant_id)}
    columns = [{"label": _("Till")}, {"label": _("Konto")}, {"label": _("Meddelande")}, {"label": _("Betalas")},
               {"label": _("Attesterad av")}, {"label": _("Läge")}, {"label": _("Belopp"), "numeric": True}]
    return render(request, "money/bank_list.html", {
        "title": _("Lista till internetbanken"), "columns": columns, "may": seat.may("payment.confirm"),
        "trail": words.trail(seat, _("Lista till internetbanken")), "lists": [
            {"account": names[pk], "rows": [_row(seat, o) for o in orders], "total": [
                _("Sammanlagt"), "", "", "", "", "", kr_exact(sum(o.amount_minor for o in orders))],
             "is_listed": all(o.state == "listed" for o in orders),
             "paper": reverse("money:bank_list_paper", kwargs={"slug": seat.slug, "bank_account_id": pk})}
            for pk, orders in lists.items()]})


@seat_page("money.read")
def bank_list_paper(request: HttpRequest, seat: Seat, bank_account_id: int) -> HttpResponse:
    """The list of one account as a PDF, of what the seat may see, written as it is fetched."""
    answer = HttpResponse(list_paper(seat, bank_account_id, clock.now()), content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, f"betalningar-{seat.on.isoformat()}.pdf") or ""
    answer["X-Content-Type-Options"], answer["Cache-Control"] = "nosniff", "private, no-store"
    return answer


def _seen(seat: Seat, order_id: int) -> OrderView:
    order = payments.order(seat.tenant_id, order_id)
    seat.require_seen(order.matter_id)
    return order


def _row(seat: Seat, order: OrderView) -> list[Any]:
    return [{"text": order.payee, "href": reverse("money:order", kwargs={"slug": seat.slug, "order_id": order.id})},
            words.account(order), order.message, order.pay_on.isoformat(), order.approved_by,
            words.state(order.state), kr_exact(order.amount_minor)]
