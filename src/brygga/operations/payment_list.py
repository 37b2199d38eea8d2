"""The list for the internet bank, as a paper: who is paid what and to which account, made and approved by whom."""

from brygga.apps.documents.actions import store_document
from brygga.apps.funding import queries as funding
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import list_order
from brygga.foundation.canonical import canonical, digest
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import text
from brygga.formats.documents import Party, PaymentList, PaymentRow, render


@action("payment.list")
def payment_list(cmd: Command, *, order_ids: list[int]) -> str:
    """Put approved payments on a list and store it; returns the paper's key."""
    assert cmd.tenant_id is not None
    orders = [payments.order(cmd.tenant_id, order_id) for order_id in order_ids]
    for order in orders:
        if order.state == "approved":
            list_order(cmd, order_id=order.id)
    tenant = Tenant.objects.get(pk=cmd.tenant_id)
    account = payments.bank_account(cmd.tenant_id, orders[0].bank_account_id)
    names = {s.pot_id: s.name for s in funding.sources(cmd.tenant_id)}
    value = PaymentList(
        number=f"B-{cmd.on.isoformat()}", dated=cmd.on, sender=Party(tenant.name, tenant.orgnr), demo=tenant.is_demo,
        pay_on=min(o.pay_on for o in orders), account_name=account.name, account_number=account.number,
        digest=digest(canonical([o.approved_digest for o in orders])),
        rows=tuple(PaymentRow(
            payee=o.payee, account=o.payee_account, amount_minor=o.amount_minor, purpose=o.message,
            pot=", ".join(names.get(pot, "") for pot, _, _ in funding.commitments_of(o.agreement_id)),
            prepared_by=o.made_by, approved_by=o.approved_by, message=o.message) for o in orders))
    return store_document(cmd, content=render(value, cmd.at), filename="betalningar.pdf", kind="payment_list",
                          title=str(text("Lista till internetbanken")), made_by="brygga", for_applicant=False)
