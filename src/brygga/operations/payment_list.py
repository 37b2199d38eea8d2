"""The list for the internet bank: who is paid what and to which account, made and approved by whom.

The paper is written when it is fetched and never stored: a stored list would keep a name that somebody is shut out
from later. What was on it, and that it was listed, stands in the trail by the digests that were approved.
"""

from collections import defaultdict
from datetime import datetime

from brygga.apps.access import queries as access
from brygga.apps.access.doorways import Seat
from brygga.apps.funding import queries as funding
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import list_order
from brygga.apps.payments.views import OrderView
from brygga.formats.documents import Party, PaymentList, PaymentRow, render
from brygga.foundation.canonical import canonical, digest
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import NotSeen


@action("payment.list")
def payment_list(cmd: Command, *, order_ids: list[int]) -> int:
    """Note that approved payments stand on the list for the bank; returns how many are new on it."""
    new = 0
    for order_id in order_ids:
        order = payments.order(cmd.tenant, order_id)
        if access.is_shut(order.matter_id, cmd.actor):
            raise NotSeen
        if order.state == "approved":
            list_order(cmd, order_id=order.id)
            new += 1
    return new


def to_pay(seat: Seat) -> dict[int, list[OrderView]]:
    """Return bank account id → approved payments that the seat may see, in the order of their days."""
    seat.require("money.read")
    found: dict[int, list[OrderView]] = defaultdict(list)
    for order in payments.orders(seat.tenant_id, states=("approved", "listed")):
        if seat.sees(order.matter_id):
            found[order.bank_account_id].append(order)
    return {account: sorted(orders, key=lambda o: (o.pay_on, o.number)) for account, orders in found.items()}


def list_paper(seat: Seat, bank_account_id: int, at: datetime) -> bytes:
    """Write the list of one bank account as a PDF, of what the seat may see; NotSeen when there is nothing on it."""
    orders = to_pay(seat).get(bank_account_id)
    if not orders:
        raise NotSeen
    tenant = Tenant.objects.get(pk=seat.tenant_id)
    account = payments.bank_account(seat.tenant_id, bank_account_id)
    names = {s.pot_id: s.name for s in funding.sources(seat.tenant_id)}
    pots = {o.id: ", ".join(names.get(pot, "") for pot, _, _ in funding.commitments_of(o.agreement_id)) for o in orders}
    value = PaymentList(
        number=f"B-{seat.on.isoformat()}", dated=seat.on, demo=tenant.is_demo,
        sender=Party(name=tenant.name, number=tenant.orgnr),
        pay_on=min(o.pay_on for o in orders), account_name=account.name, account_number=account.number,
        digest=digest(canonical([o.approved_digest for o in orders])),
        rows=tuple(PaymentRow(
            payee=o.payee, account=o.payee_account, amount_minor=o.amount_minor, purpose=o.message, pot=pots[o.id],
            prepared_by=o.made_by, approved_by=o.approved_by, message=o.message) for o in orders))
    return render(value, at)
