"""Payment orders: proposed by one, approved by another, paid in the internet bank, confirmed with date and reference.

What was approved is kept as a digest; an order whose payee, account or amount reads otherwise afterwards is not
approved any more. Segregation between the steps is asked here; what belongs to the case comes in as `deeds`.
"""

from datetime import date

from brygga.apps.access import segregation
from brygga.apps.payments import queries
from brygga.apps.payments.models import PaymentOrder
from brygga.domain.casework.acts import Act
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.numbers import take_number
from brygga.foundation.refusals import NotSeen, Refused, text


@action("payments.propose_order")
def propose_order(cmd: Command, *, matter_id: int, agreement_id: int, bank_account_id: int, payee_id: int,
                  payee_account_kind: str, payee_account: str, amount_minor: int, currency: str, message: str,
                  pay_on: date, deeds: list[tuple[str, int]], purpose: str = "pay_out") -> int:
    """Propose a payment; `deeds` are (act, person id) of the case and of those who receive. Returns the order's id."""
    _segregated(cmd, Act.MAKE_PAYMENT, deeds, f"agreement/{agreement_id}", matter_id)
    if not payee_account.strip():
        raise Refused("order.account", text("Mottagarens konto saknas."), field="payee_account",
                      way_on=text("Be föreningen fylla i sitt bankgiro eller konto."))
    over = ("withdrawn",) if purpose == "pay_out" else ("withdrawn", "confirmed")
    if PaymentOrder.objects.filter(agreement_id=agreement_id, purpose=purpose).exclude(state__in=over).exists():
        raise Refused("order.there", text("Det finns redan en betalning för det här avtalet."))
    if pay_on < cmd.on:
        raise Refused("order.day", text("Betalningsdagen har redan varit."), field="pay_on",
                      way_on=text("Välj dagens datum eller en senare dag."))
    order = PaymentOrder.objects.create(
        tenant_id=cmd.tenant, matter_id=matter_id, agreement_id=agreement_id, bank_account_id=bank_account_id,
        number=take_number(tenant_id=cmd.tenant, series="payment", year=0), payee_id=payee_id,
        payee_account_kind=payee_account_kind, payee_account=payee_account.strip(), amount_minor=amount_minor,
        currency=currency, message=message[:100], pay_on=pay_on, purpose=purpose, made_by_id=cmd.actor,
        made_at=cmd.at)
    _tell(cmd, order, "payments.order_proposed")
    return order.pk


@action("payments.approve_order")
def approve_order(cmd: Command, *, order_id: int, seen_digest: str, deeds: list[tuple[str, int]]) -> None:
    """Approve what was seen: an order that reads otherwise than the page that was pressed is refused."""
    order = _order(cmd, order_id, "proposed")
    made = (Act.MAKE_PAYMENT.value, order.made_by_id)
    _segregated(cmd, Act.APPROVE_PAYMENT, [*deeds, made], f"payment/{order_id}", order.matter_id)
    digest = queries.digest_of(order)
    if digest != seen_digest:
        raise Refused("order.changed", text("Betalningen har ändrats sedan du öppnade sidan."),
                      way_on=text("Läs den igen och attestera sedan."))
    order.state, order.approved_by_id, order.approved_at, order.approved_on, order.approved_digest = (
        "approved", cmd.actor_id, cmd.at, cmd.on, digest)
    order.save(update_fields=["state", "approved_by", "approved_at", "approved_on", "approved_digest"])
    _tell(cmd, order, "payments.order_approved", digest=digest)


@action("payments.list_order")
def list_order(cmd: Command, *, order_id: int) -> None:
    """Note that an approved order stands on a list for the internet bank."""
    order = _order(cmd, order_id, "approved")
    order.state = "listed"
    order.save(update_fields=["state"])
    _tell(cmd, order, "payments.order_listed")


@action("payments.withdraw_order")
def withdraw_order(cmd: Command, *, order_id: int) -> None:
    """Withdraw an order that has not been confirmed; the way to change one is to withdraw it and propose anew.

    A promise that lapses withdraws its order by itself: then there is no actor to ask.
    """
    order = _order(cmd, order_id, "proposed", "approved", "listed")
    if cmd.actor_id is not None:
        _segregated(cmd, Act.MAKE_PAYMENT, [], f"payment/{order_id}", order.matter_id)
    order.state = "withdrawn"
    order.save(update_fields=["state"])
    _tell(cmd, order, "payments.order_withdrawn")


@action("payments.confirm_order")
def confirm_order(cmd: Command, *, order_id: int, on: date, bank_reference: str, deeds: list[tuple[str, int]]) -> None:
    """Confirm that the bank has paid: with the day and the bank's reference. The approval must still hold."""
    order = _order(cmd, order_id, "approved", "listed")
    history = [*deeds, (Act.MAKE_PAYMENT.value, order.made_by_id),
               (Act.APPROVE_PAYMENT.value, order.approved_by_id or 0)]
    _segregated(cmd, Act.CONFIRM_PAYMENT, history, f"payment/{order_id}", order.matter_id)
    if queries.digest_of(order) != order.approved_digest:
        raise Refused("order.approval_fell", text("Betalningen är inte längre den som attesterades."),
                      way_on=text("Dra tillbaka den och lägg upp den på nytt."))
    if not bank_reference.strip():
        raise Refused("order.reference", text("Skriv bankens referens."), field="bank_reference")
    if on > cmd.on:
        raise Refused("order.future", text("Dagen har inte varit än."), field="on",
                      way_on=text("Bekräfta betalningen när banken har betalat."))
    if order.approved_on is not None and on < order.approved_on:
        raise Refused("order.before", text("Betalningen attesterades %s. Banken kan inte ha betalat tidigare.")
                      % order.approved_on.isoformat(), field="on")
    order.state, order.confirmed_by_id, order.confirmed_on = "confirmed", cmd.actor_id, on
    order.bank_reference = bank_reference.strip()
    order.save(update_fields=["state", "confirmed_by", "confirmed_on", "bank_reference"])
    _tell(cmd, order, "payments.order_confirmed", on=on)


def _order(cmd: Command, order_id: int, *states: str) -> PaymentOrder:
    order = PaymentOrder.objects.filter(tenant_id=cmd.tenant, pk=order_id).select_related("payee").first()
    if order is None:
        raise NotSeen
    if order.state not in states:
        raise Refused("order.state", text("Betalningen har redan gått vidare."),
                      way_on=text("Ladda om sidan för att se var den är."))
    return order


def _segregated(cmd: Command, act: Act, deeds: list[tuple[str, int]], subject: str, matter_id: int) -> None:
    history = [(Act(done), person) for done, person in deeds if person is not None]
    segregation.require(cmd, act, deeds=history, subject=subject, matter_id=matter_id)


def _tell(cmd: Command, order: PaymentOrder, code: str, **data: object) -> None:
    record(cmd, code, subject=f"payment/{order.pk}", matter_id=order.matter_id, data={
        "agreement": order.agreement_id, "amount": [order.amount_minor, order.currency], **data})
