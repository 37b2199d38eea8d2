"""What comes in on a loan: shared by the domain, accrued, booked over the pots, dealt to the lots, undone by adding.

Interest and fees are income in the month they are earned: before a payment meets the claims, what it pays beyond what
has been accrued already is accrued in the same entry. Money beyond all that is owed waits, and meets what falls due
later (`use_credit`).
"""

from dataclasses import dataclass
from datetime import date

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.actions import move_agreement
from brygga.apps.agreements.views import AgreementView
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.apps.funding import actions as funding
from brygga.apps.funding import queries as funding_queries
from brygga.apps.funding.actions.lots import share_of
from brygga.apps.ledger import sums
from brygga.apps.ledger.actions import LedgerLine, reverse
from brygga.apps.loans import actions as loans
from brygga.apps.loans import queries as loan_queries
from brygga.apps.loans.views import PaymentView
from brygga.apps.payments import queries as payments
from brygga.domain.funding.lots import Bucket
from brygga.domain.loans.payments import PARTS
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.foundation.words import kept
from brygga.operations.posting import Place, seal, shared

Parts = dict[str, int]
RUNNING = frozenset({"active", "in_arrears", "restructured", "renewal"})


@action("loan.receive_payment")
def receive_loan_payment(cmd: Command, *, agreement_id: int, on: date, amount_minor: int, bank_account_id: int,
                         subject: str) -> int:
    """Book money that came in on a loan on value date `on`; returns the payment's id."""
    agreement = agreements.agreement(cmd.tenant, agreement_id)
    use_credit(cmd, agreement_id=agreement_id, on=on)
    parts = loans.shared_payment(cmd, agreement_id=agreement_id, on=on, amount_minor=amount_minor)
    by_pot = _over_pots(agreement, parts, out_by_pot(agreement))
    bank = payments.bank_account(cmd.tenant, bank_account_id).ledger_number
    said = kept(text("Betalning på lån %s")) % agreement.number
    return _receive(cmd, agreement, "loan.paid", by_pot, _Received(on, parts, subject, said, bank))


@action("loan.use_credit")
def use_credit(cmd: Command, *, agreement_id: int, on: date) -> int | None:
    """Let an earlier over-payment meet what has fallen due by `on`; returns the row's id, None when nothing is met."""
    agreement = agreements.agreement(cmd.tenant, agreement_id)
    parts = loans.unbooked_parts(cmd, agreement_id=agreement_id, on=on)
    if not parts["over"]:
        return None
    waiting = over_by_pot(cmd.tenant, agreement_id)
    by_pot = _over_pots(agreement, {**parts, "over": 0},
                        [{"pot_id": pot, "amount_minor": minor} for pot, minor in sorted(waiting.items())])
    said = kept(text("Tidigare inbetalt på lån %s används")) % agreement.number
    received = _Received(on, parts, f"agreement/{agreement_id}", said)
    return _receive(cmd, agreement, "loan.prepaid_used", by_pot, received)


@action("loan.send_back_over")
def send_back_over(cmd: Command, *, agreement_id: int, on: date, amount_minor: int, bank_account_id: int) -> int:
    """Book that money beyond what was owed on a repaid loan went back on `on`; returns the entry's id."""
    agreement = agreements.agreement(cmd.tenant, agreement_id)
    waiting = over_by_pot(cmd.tenant, agreement_id)
    if sum(waiting.values()) != amount_minor:
        raise Refused("loan.over_changed", text("Det som är för mycket betalt är inte längre samma belopp."),
                      way_on=text("Dra tillbaka betalningen och lägg upp den på nytt."))
    bank = payments.bank_account(cmd.tenant, bank_account_id).ledger_number
    lines = [line for pot, minor in sorted(waiting.items())
             for line in Place(pot, agreement.currency, agreement.id, agreement.party_id, bank).lines(
                 "loan.over_returned", {"over": minor})]
    entry = seal(cmd, event="loan.over_returned", lines=lines, subject=f"agreement/{agreement_id}", on=on,
                 text=kept(text("För mycket betalt på lån %s går tillbaka")) % agreement.number,
                 matter_id=agreement.matter_id).entry_id
    loans.send_back(cmd, agreement_id=agreement_id, on=on, amount_minor=amount_minor, entry_id=entry)
    return entry


def over_by_pot(tenant_id: int, agreement_id: int) -> dict[int, int]:
    """Return pot → minor units that came in beyond what had fallen due on a loan, and wait there."""
    return {pot: -minor for (role, pot), minor in sums.of_agreement(tenant_id, agreement_id).items()
            if role == "prepaid_by_customers"}


@action("loan.reverse_payment")
def reverse_loan_payment(cmd: Command, *, agreement_id: int, entry_id: int, reason: str) -> int:
    """Put a payment right: the books, the lots and the loan as if it had never come; returns the correcting entry.

    What its over-payment has paid since goes back with it.
    """
    agreement = agreements.agreement(cmd.tenant, agreement_id)
    standing = [p for p in loan_queries.loan(cmd.tenant, agreement_id, cmd.on).payments if not p.reversed]
    found = next((p for p in standing if p.entry_id == entry_id), None)
    if found is None:
        raise NotSeen
    for payment in reversed(standing):
        if payment.id > found.id and not payment.amount_minor:
            _reverse(cmd, payment, reason)
    entry = _reverse(cmd, found, reason)
    follow(cmd, agreement_id=agreement.id, on=cmd.on)
    return entry


def out_by_pot(agreement: AgreementView) -> list[dict[str, int]]:
    """Return what the agreement has out in each of its pots, in the order that settles ties."""
    pots = funding_queries.pots_of_agreement(agreement.id)
    return [{"pot_id": pot, "amount_minor":
             funding_queries.book_of(pot).held(Bucket.OUT, str(agreement.id)).minor} for pot in pots]


def follow(cmd: Command, *, agreement_id: int, on: date) -> str:
    """Let the agreement's state follow the loan as it stands on `on`; returns the state. Part of an act."""
    loan = loan_queries.loan(cmd.tenant, agreement_id, max(on, cmd.on))
    assert loan.state is not None
    now = agreements.agreement(cmd.tenant, agreement_id).state
    event = ""
    if loan.is_repaid:
        event = "end" if now in RUNNING else ""
    elif now == "ended":
        event = "reopen"
    elif loan.state.days_past_due and now in RUNNING - {"in_arrears"}:
        event = "fall_in_arrears"
    elif not loan.state.days_past_due and now == "in_arrears":
        event = "catch_up"
    if event in ("end", "catch_up"):
        close_duty(cmd, code="arrears.call", subject=f"agreement/{agreement_id}")
    if event == "reopen":
        close_duty(cmd, code="over.send_back", subject=f"agreement/{agreement_id}")
    return move_agreement(cmd, agreement_id=agreement_id, event=event) if event else now


def ask_to_send_back(cmd: Command, agreement: AgreementView) -> None:
    """Ask the treasurer to send back what came in beyond a loan that is repaid."""
    slug = Tenant.objects.values_list("slug", flat=True).get(pk=cmd.tenant)
    open_duty(cmd, code="over.send_back", subject=f"agreement/{agreement.id}", for_role="treasurer",
              path=f"/f/{slug}/pengar/betala/{agreement.number}/", matter_id=agreement.matter_id,
              details={"name": agreement.party, "number": agreement.number})


@dataclass(frozen=True, slots=True)
class _Received:
    """What is booked: its value date, its parts over all pots, what it is about, its text, the bank's account."""

    on: date
    parts: Parts
    subject: str
    text: str
    bank: str = ""


def _receive(cmd: Command, agreement: AgreementView, event: str, by_pot: dict[int, Parts], got: _Received) -> int:
    lines = [line for pot, part in by_pot.items() for line in _lines(cmd, agreement, event, pot, part, got.bank)]
    entry = seal(cmd, event=event, lines=lines, subject=got.subject, on=cmd.on, value_on=got.on, text=got.text,
                 matter_id=agreement.matter_id).entry_id
    _deal(cmd, agreement, by_pot, entry, got.on)
    payment = loans.receive_payment(cmd, agreement_id=agreement.id, on=got.on, parts=got.parts, entry_id=entry)
    if follow(cmd, agreement_id=agreement.id, on=got.on) == "ended" and over_by_pot(cmd.tenant, agreement.id):
        ask_to_send_back(cmd, agreement)
    return payment


def _reverse(cmd: Command, payment: PaymentView, reason: str) -> int:
    entry = reverse(cmd, entry_id=payment.entry_id, reason=reason, on=cmd.on).entry_id
    funding.reverse_lots(cmd, entry_id=payment.entry_id, by_entry_id=entry, on=cmd.on)
    loans.reverse_payment(cmd, payment_id=payment.id, entry_id=entry)
    return entry


def _over_pots(agreement: AgreementView, parts: Parts, weights: list[dict[str, int]]) -> dict[int, Parts]:
    by_pot: dict[int, Parts] = {share["pot_id"]: {} for share in weights}
    back = share_of(agreement.id, "repay", parts["principal"], agreement.currency) if parts["principal"] else []
    principal = {share["pot_id"]: share["amount_minor"] for share in back}
    for name in ("fee", "interest", "over"):
        for pot, minor in shared(parts[name], agreement.currency, weights).items():
            by_pot[pot][name] = minor
    for pot in by_pot:
        by_pot[pot]["principal"] = principal.get(pot, 0)
    return {pot: part for pot, part in by_pot.items() if any(part.values())}


def _lines(cmd: Command, agreement: AgreementView, event: str, pot: int, part: Parts, bank: str) -> list[LedgerLine]:
    claims = sums.of_agreement(cmd.tenant, agreement.id)
    place = Place(pot, agreement.currency, agreement.id, agreement.party_id, bank)
    missing_interest = max(0, part["interest"] - claims.get(("accrued_interest", pot), 0))
    missing_fee = max(0, part["fee"] - claims.get(("receivable", pot), 0))
    amounts = {**part, "late_interest": 0} if event == "loan.paid" else {
        name: part[name] for name in PARTS}
    return [*place.lines("loan.interest_accrued", {"interest": missing_interest}),
            *place.lines("loan.fee_charged", {"fee": missing_fee}), *place.lines(event, amounts)]


def _deal(cmd: Command, agreement: AgreementView, by_pot: dict[int, Parts], entry: int, on: date) -> None:
    for pot, part in sorted(by_pot.items()):
        if part["principal"]:
            funding.record_lots(cmd, kind="repay", pot_id=pot, amount_minor=part["principal"], entry_id=entry, on=on,
                                agreement_id=agreement.id)
        if part["interest"] + part["fee"]:
            funding.record_lots(cmd, kind="income", pot_id=pot, amount_minor=part["interest"] + part["fee"],
                                entry_id=entry, on=on)


def entry_of_payment(cmd: Command, agreement_id: int, payment_id: int) -> int:
    """Return the entry that a payment became."""
    return next(p.entry_id for p in loan_queries.loan(cmd.tenant, agreement_id, cmd.on).payments
                if p.id == payment_id)
