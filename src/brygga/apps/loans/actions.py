"""The only writers of loans. What joins a loan to books, lots and bank is in operations."""

from datetime import date
from itertools import count
from typing import Any

from brygga.apps.loans import mapping, queries
from brygga.apps.loans.models import Loan, LoanPayment, LoanTerms
from brygga.domain.dates import add_months
from brygga.domain.loans import state as standing
from brygga.domain.loans.payments import PARTS, Payment, by_part
from brygga.domain.loans.terms import LoanTerms as Terms
from brygga.domain.money import Money
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.foundation.words import country_of
from brygga.jurisdictions.registry import country


@action("loans.make")
def make_loan(cmd: Command, *, agreement_id: int, matter_id: int, decision_item_id: int, amount_minor: int,
              currency: str, terms: dict[str, Any]) -> int:
    """Make the loan that a decision granted, with its first version of terms; returns its id."""
    checked = mapping.proposed_terms(amount_minor, currency, terms, country(country_of(cmd.tenant)))
    loan = Loan.objects.create(tenant_id=cmd.tenant, matter_id=matter_id, agreement_id=agreement_id,
                               decision_item_id=decision_item_id, kind=terms.get("kind", "risk"))
    _new_version(cmd, loan, checked, terms, from_on=cmd.on)
    record(cmd, "loans.made", subject=f"agreement/{agreement_id}", matter_id=matter_id,
           data={"amount": [amount_minor, currency], "item": decision_item_id})
    return loan.pk


@action("loans.date_terms")
def date_terms(cmd: Command, *, agreement_id: int, disbursed_on: date) -> None:
    """Date the terms to the day that the money leaves: a new version, first due day moved on only when it must be."""
    loan = _loan(cmd, agreement_id)
    last = loan.versions.order_by("version").last()
    assert last is not None and cmd.tenant is not None
    if last.disbursed_on == disbursed_on:
        return
    months = next(n for n in count() if add_months(last.first_due_on, n) > disbursed_on)
    first_due = add_months(last.first_due_on, months)
    said = mapping.said_of(last) | {"disburse_on": disbursed_on.isoformat(), "first_due_on": first_due.isoformat()}
    pack = country(country_of(cmd.tenant))
    _new_version(cmd, loan, mapping.proposed_terms(last.principal_minor, last.currency, said, pack), said,
                 from_on=disbursed_on)


@action("loans.paid_out")
def mark_paid_out(cmd: Command, *, agreement_id: int, on: date, entry_id: int) -> None:
    """Note that the loan was paid out; a loan is paid out once."""
    loan = _loan(cmd, agreement_id)
    if loan.paid_out_on is not None:
        raise Refused("loan.paid_out", text("Lånet är redan utbetalt."))
    loan.paid_out_on, loan.pay_out_entry_id = on, entry_id
    loan.save(update_fields=["paid_out_on", "pay_out_entry"])
    record(cmd, "loans.paid_out", subject=f"agreement/{agreement_id}", matter_id=loan.matter_id,
           data={"on": on, "entry": entry_id})


def shared_payment(cmd: Command, *, agreement_id: int, on: date, amount_minor: int) -> dict[str, int]:
    """Return how a payment is shared: {"fee", "interest", "principal", "over"} in minor units. Reads, writes nothing.

    Payments are taken in the order of their days; one dated before a later one is refused, so that nothing that is
    booked is ever shared anew.
    """
    loan = _loan(cmd, agreement_id)
    if loan.paid_out_on is None or on < loan.paid_out_on:
        raise Refused("loan.not_out", text("Lånet var inte utbetalt den dagen."), field="on")
    received = queries.payments(agreement_id)
    before = mapping.payments_of(received)
    if before and on < max(p.on for p in before):
        raise Refused("loan.order", text("Det finns en senare betalning på lånet."), field="on",
                      way_on=text("Ångra den senare betalningen först och lägg in dem i datumordning."))
    last = loan.versions.order_by("version").last()
    assert last is not None
    terms = mapping.terms_of(last, country(country_of(cmd.tenant)))
    after = standing.state(terms, [*before, Payment(on, Money(amount_minor, terms.currency))], on)
    parts = by_part(one for one in after.allocations if one.payment == len(before))
    return {**{part: parts[part] for part in PARTS}, "over": amount_minor - sum(parts[part] for part in PARTS)}


def unbooked_parts(cmd: Command, *, agreement_id: int, on: date) -> dict[str, int]:
    """Return what an earlier over-payment has come to pay by `on` and nobody has booked: the parts, "over" negative.

    Time alone makes it: an instalment fell due and money was already there. Reads, writes nothing.
    """
    last = _loan(cmd, agreement_id).versions.order_by("version").last()
    assert last is not None
    received = queries.payments(agreement_id)
    stand = mapping.payments_of(received)
    if any(payment.on > on for payment in stand):
        return {"fee": 0, "interest": 0, "principal": 0, "over": 0}
    ruled = by_part(standing.state(mapping.terms_of(last, country(country_of(cmd.tenant))), stand, on).allocations)
    parts = {part: ruled[part] - sum(getattr(p, f"{part}_minor") for p in received) for part in PARTS}
    return {**parts, "over": -sum(parts.values())}


@action("loans.receive")
def receive_payment(cmd: Command, *, agreement_id: int, on: date, parts: dict[str, int], entry_id: int) -> int:
    """Store a payment as it was shared; returns its id."""
    return _store(cmd, "loans.payment_received", agreement_id=agreement_id, on=on, parts=parts, entry_id=entry_id)


@action("loans.send_back")
def send_back(cmd: Command, *, agreement_id: int, on: date, amount_minor: int, entry_id: int) -> int:
    """Store that money beyond what was owed went back to whoever paid it; returns the row's id."""
    parts = {"fee": 0, "interest": 0, "principal": 0, "over": -amount_minor}
    return _store(cmd, "loans.over_sent_back", agreement_id=agreement_id, on=on, parts=parts, entry_id=entry_id)


def _store(cmd: Command, code: str, *, agreement_id: int, on: date, parts: dict[str, int], entry_id: int) -> int:
    loan = _loan(cmd, agreement_id)
    currency = loan.versions.values_list("currency", flat=True).first()
    payment = LoanPayment.objects.create(
        tenant_id=loan.tenant_id, matter_id=loan.matter_id, loan=loan, on=on, amount_minor=sum(parts.values()),
        currency=currency or "SEK", principal_minor=parts["principal"], interest_minor=parts["interest"],
        fee_minor=parts["fee"], over_minor=parts["over"], entry_id=entry_id, at=cmd.at)
    record(cmd, code, subject=f"agreement/{agreement_id}", matter_id=loan.matter_id,
           data={"on": on, "parts": parts, "entry": entry_id})
    return payment.pk


@action("loans.reverse")
def reverse_payment(cmd: Command, *, payment_id: int, entry_id: int) -> int:
    """Put a payment right by adding its reversal; only the latest standing one, so that later shares stay true."""
    payment = LoanPayment.objects.filter(tenant_id=cmd.tenant, pk=payment_id, reverses=None).first()
    if payment is None:
        raise NotSeen
    loan = payment.loan
    later = [p for p in queries.payments(loan.agreement_id) if p.pk > payment.pk and p.reverses_id is None
             and not LoanPayment.objects.filter(reverses=p).exists()]
    if any(p.amount_minor < 0 for p in later):
        raise Refused("loan.sent_back", text("Det som betalades för mycket är redan tillbakabetalat."),
                      way_on=text("Rätta med en ny händelse tillsammans med revisorn."))
    if later:
        raise Refused("loan.later_payment", text("Det finns en senare betalning på lånet."),
                      way_on=text("Ångra den senare betalningen först."))
    row = LoanPayment.objects.create(
        tenant_id=payment.tenant_id, matter_id=payment.matter_id, loan=loan, on=payment.on,
        amount_minor=-payment.amount_minor, currency=payment.currency, principal_minor=-payment.principal_minor,
        interest_minor=-payment.interest_minor, fee_minor=-payment.fee_minor, over_minor=-payment.over_minor,
        entry_id=entry_id, reverses=payment, at=cmd.at)
    record(cmd, "loans.payment_reversed", subject=f"agreement/{loan.agreement_id}", matter_id=loan.matter_id,
           data={"payment": payment_id, "entry": entry_id})
    return row.pk


def _loan(cmd: Command, agreement_id: int) -> Loan:
    loan = Loan.objects.filter(tenant_id=cmd.tenant, agreement_id=agreement_id).first()
    if loan is None:
        raise NotSeen
    return loan


def _new_version(cmd: Command, loan: Loan, terms: Terms, said: dict[str, Any], *, from_on: date) -> None:
    version = loan.versions.count() + 1
    LoanTerms.objects.create(
        tenant_id=loan.tenant_id, matter_id=loan.matter_id, loan=loan, version=version, from_on=from_on,
        principal_minor=terms.principal.minor, currency=terms.currency, disbursed_on=terms.disbursed_on,
        first_due_on=terms.first_due_on, rate=str(said["rate"]), term=terms.term,
        every=f"{terms.every.unit}:{terms.every.count}", repayment=terms.repayment, interest=terms.interest,
        day_count=terms.day_count, grace_principal=terms.grace_principal, fees=said.get("fees", []))
    record(cmd, "loans.terms_dated", subject=f"agreement/{loan.agreement_id}", matter_id=loan.matter_id, data={
        "version": version, "from": from_on, "disbursed_on": terms.disbursed_on, "first_due_on": terms.first_due_on,
        "rate": str(said["rate"]), "term": terms.term, "repayment": terms.repayment})
