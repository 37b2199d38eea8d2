"""From an agreement that may be paid to a krona that has left: proposed, approved by another, listed, confirmed.

A case that is shut for somebody is shut here too: that person neither proposes, approves nor confirms; a deputy does.
"""

from datetime import date

from brygga.apps.access import queries as access
from brygga.apps.agreements.views import AgreementView
from brygga.apps.cases import queries as cases
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.apps.funding import queries as funding
from brygga.apps.parties import queries as parties
from brygga.apps.payments import actions as payments
from brygga.apps.payments import queries as payment_queries
from brygga.domain.casework.acts import Act
from brygga.foundation.commands import Command, action
from brygga.foundation.models import AuditEvent, Tenant
from brygga.foundation.refusals import Refused, text
from brygga.operations.loan_life import ask_to_send_back, over_by_pot, send_back_over
from brygga.operations.pay_out import pay_out, to_pay_out
from brygga.operations.preconditions import open_agreement, require_clear


@action("payment.propose")
def propose_payment(cmd: Command, *, agreement_id: int, bank_account_id: int, pay_on: date) -> int:
    """Propose the pay-out of a signed agreement to the account that the party has given; returns the order's id.

    Of a loan that has been repaid it is what came in beyond it that goes back.
    """
    agreement = open_agreement(cmd, agreement_id)
    if agreement.state == "ended" and (over := sum(over_by_pot(cmd.tenant, agreement_id).values())):
        close_duty(cmd, code="over.send_back", subject=f"agreement/{agreement_id}")
        return _propose(cmd, agreement, over, bank_account_id, pay_on, "over_return")
    require_clear(cmd.tenant, agreement, pay_on)
    bound = sum(minor for _, minor, state in funding.commitments_of(agreement_id) if state == "open")
    if bound != agreement.amount_minor:
        raise Refused("payment.not_bound", text("Pengarna till avtalet är inte bundna i någon pott."))
    close_duty(cmd, code="payment.propose", subject=f"agreement/{agreement_id}")
    return _propose(cmd, agreement, to_pay_out(cmd.tenant, agreement, pay_on), bank_account_id, pay_on, "pay_out")


def _propose(cmd: Command, agreement: AgreementView, minor: int, bank_account_id: int, pay_on: date, purpose: str
             ) -> int:
    party = parties.party(cmd.tenant, agreement.party_id)
    order_id = payments.propose_order(
        cmd, matter_id=agreement.matter_id, agreement_id=agreement.id, bank_account_id=bank_account_id,
        payee_id=party.id, payee_account_kind=party.account_kind, payee_account=party.account_number,
        amount_minor=minor, currency=agreement.currency, message=agreement.number, pay_on=pay_on,
        deeds=_deeds(cmd, agreement), purpose=purpose)
    _duty(cmd, "payment.approve", agreement, order_id, party.name, pay_on, "approver", "chair")
    return order_id


@action("payment.approve")
def approve_payment(cmd: Command, *, order_id: int, seen_digest: str) -> None:
    """Approve a payment as it was seen (attestera)."""
    order = payment_queries.order(cmd.tenant, order_id)
    agreement = open_agreement(cmd, order.agreement_id)
    payments.approve_order(cmd, order_id=order_id, seen_digest=seen_digest, deeds=_deeds(cmd, agreement))
    close_duty(cmd, code="payment.approve", subject=f"payment/{order_id}")
    _duty(cmd, "payment.confirm", agreement, order_id, order.payee, order.pay_on, "treasurer")


@action("payment.confirm")
def confirm_payment(cmd: Command, *, order_id: int, on: date, bank_reference: str) -> int:
    """Confirm that the bank has paid, and book it; returns the entry's id."""
    order = payment_queries.order(cmd.tenant, order_id)
    agreement = open_agreement(cmd, order.agreement_id)
    payments.confirm_order(cmd, order_id=order_id, on=on, bank_reference=bank_reference,
                           deeds=_deeds(cmd, agreement))
    close_duty(cmd, code="payment.confirm", subject=f"payment/{order_id}")
    if order.purpose == "over_return":
        return send_back_over(cmd, agreement_id=agreement.id, on=on, amount_minor=order.amount_minor,
                              bank_account_id=order.bank_account_id)
    if order.amount_minor != to_pay_out(cmd.tenant, agreement, on):
        raise Refused("payment.amount", text("Beloppet stämmer inte längre med avtalet."),
                      way_on=text("Dra tillbaka betalningen och lägg upp den på nytt."))
    return pay_out(cmd, agreement_id=agreement.id, on=on, bank_account_id=order.bank_account_id)


@action("payment.withdraw")
def withdraw_payment(cmd: Command, *, order_id: int) -> None:
    """Withdraw a payment that the bank has not made; the agreement can be proposed for payment again."""
    order = payment_queries.order(cmd.tenant, order_id)
    agreement = open_agreement(cmd, order.agreement_id)
    payments.withdraw_order(cmd, order_id=order_id)
    for code in ("payment.approve", "payment.confirm"):
        close_duty(cmd, code=code, subject=f"payment/{order_id}")
    if order.purpose == "over_return":
        ask_to_send_back(cmd, agreement)


def _deeds(cmd: Command, agreement: AgreementView) -> list[tuple[str, int]]:
    """Return who has prepared and proposed in the case, who last changed the account, and who would receive."""
    done = [(str(act.value), person) for act, person in cases.deeds_of(agreement.matter_id) if person is not None]
    done += [(Act.CHANGE_BANK_ACCOUNT.value, person) for person in _changed_account(cmd.tenant, agreement.party_id)]
    receivers = {person for _, person in parties.signatories(agreement.party_id) if person is not None}
    receivers |= {row[0] for row in access.reaching(agreement.matter_id)}
    return [*done, *((Act.RECEIVE_PAYMENT.value, person) for person in sorted(receivers))]


def _changed_account(tenant_id: int, party_id: int) -> list[int]:
    """Whoever last changed the payee's account: the trail knows, no column has to remember it."""
    rows = AuditEvent.objects.filter(tenant_id=tenant_id, code="parties.changed", subject=f"party/{party_id}",
                                     body__contains='"account_number"', actor_id__isnull=False)
    return [pk for pk in rows.order_by("-seq").values_list("actor_id", flat=True)[:1] if pk is not None]


def _duty(cmd: Command, code: str, agreement: AgreementView, order_id: int, name: str, due: date, *roles: str) -> None:
    slug = Tenant.objects.values_list("slug", flat=True).get(pk=cmd.tenant)
    for role in roles:
        open_duty(cmd, code=code, subject=f"payment/{order_id}", path=f"/f/{slug}/pengar/", for_role=role,
                  matter_id=agreement.matter_id, due_on=due, details={"name": name})
