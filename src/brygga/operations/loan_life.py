"""What comes in on a loan: shared by the domain, accrued, booked over the pots, dealt to the lots, and undone by adding.

Interest and fees are income in the month they are earned: before a payment meets the claims, what it pays beyond what
has been accrued already is accrued in the same entry.
"""

from datetime import date

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.actions import move_agreement
from brygga.apps.agreements.views import AgreementView
from brygga.apps.funding import actions as funding
from brygga.apps.funding import queries as funding_queries
from brygga.apps.funding.actions.lots import share_of
from brygga.apps.ledger import sums
from brygga.apps.ledger.actions import LedgerLine, reverse
from brygga.apps.loans import actions as loans
from brygga.apps.loans import queries as loan_queries
from brygga.apps.payments import queries as payments
from brygga.domain.funding.lots import Bucket
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, text
from brygga.operations.posting import lines_for, seal, shared

Parts = dict[str, int]


@action("loan.receive_payment")
def receive_loan_payment(cmd: Command, *, agreement_id: int, on: date, amount_minor: int, bank_account_id: int,
                         subject: str) -> int:
    """Book money that came in on a loan on value date `on`; returns the payment's id."""
    assert cmd.tenant_id is not None
    agreement = agreements.agreement(cmd.tenant_id, agreement_id)
    parts = loans.shared_payment(cmd, agreement_id=agreement_id, on=on, amount_minor=amount_minor)
    weights = out_by_pot(agreement)
    by_pot = _over_pots(agreement, parts, weights)
    bank = payments.bank_account(cmd.tenant_id, bank_account_id).ledger_number
    lines = [line for pot, part in by_pot.items() for line in _lines(cmd, agreement, pot, part, bank)]
    entry = seal(cmd, event="loan.paid", lines=lines, subject=subject, on=cmd.on, value_on=on,
                 text=str(text("Betalning på lån %s")) % agreement.number, matter_id=agreement.matter_id).entry_id
    _deal(cmd, agreement, by_pot, entry, on)
    payment = loans.receive_payment(cmd, agreement_id=agreement_id, on=on, parts=parts, entry_id=entry)
    _follow(cmd, agreement, on)
    return payment


@action("loan.reverse_payment")
def reverse_loan_payment(cmd: Command, *, agreement_id: int, entry_id: int, reason: str) -> int:
    """Put a payment right: the books, the lots and the loan as if it had never come; returns the correcting entry."""
    assert cmd.tenant_id is not None
    agreement = agreements.agreement(cmd.tenant_id, agreement_id)
    found = [p for p in loan_queries.loan(cmd.tenant_id, agreement_id, cmd.on).payments
             if p.entry_id == entry_id and not p.reversed]
    if not found:
        raise NotSeen
    entry = reverse(cmd, entry_id=entry_id, reason=reason, on=cmd.on).entry_id
    funding.reverse_lots(cmd, entry_id=entry_id, by_entry_id=entry, on=cmd.on)
    loans.reverse_payment(cmd, payment_id=found[0].id, entry_id=entry)
    _follow(cmd, agreement, cmd.on)
    return entry


def entry_of_payment(cmd: Command, agreement_id: int, payment_id: int) -> int:
    """Return the entry that a payment became."""
    assert cmd.tenant_id is not None
    return next(p.entry_id for p in loan_queries.loan(cmd.tenant_id, agreement_id, cmd.on).payments
                if p.id == payment_id)


def out_by_pot(agreement: AgreementView) -> list[dict[str, int]]:
    """Return what the agreement has out in each of its pots, in the order that settles ties."""
    pots = funding_queries.pots_of_agreement(agreement.id)
    return [{"pot_id": pot, "amount_minor":
             funding_queries.book_of(pot).held(Bucket.OUT, str(agreement.id)).minor} for pot in pots]


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


def _lines(cmd: Command, agreement: AgreementView, pot: int, part: Parts, bank: str) -> list[LedgerLine]:
    assert cmd.tenant_id is not None
    claims = sums.of_agreement(cmd.tenant_id, agreement.id)
    common = {"pots": {"pot": pot}, "currency": agreement.currency, "bank": bank, "agreement_id": agreement.id,
              "party_id": agreement.party_id}
    missing_interest = max(0, part["interest"] - claims.get(("accrued_interest", pot), 0))
    missing_fee = max(0, part["fee"] - claims.get(("receivable", pot), 0))
    return [
        *lines_for("loan.interest_accrued", {"interest": missing_interest}, **common),  # type: ignore[arg-type]
        *lines_for("loan.fee_charged", {"fee": missing_fee}, **common),  # type: ignore[arg-type]
        *lines_for("loan.paid", {**part, "late_interest": 0}, **common)]  # type: ignore[arg-type]


def _deal(cmd: Command, agreement: AgreementView, by_pot: dict[int, Parts], entry: int, on: date) -> None:
    for pot, part in sorted(by_pot.items()):
        if part["principal"]:
            funding.record_lots(cmd, kind="repay", pot_id=pot, amount_minor=part["principal"], entry_id=entry, on=on,
                                agreement_id=agreement.id)
        if part["interest"] + part["fee"]:
            funding.record_lots(cmd, kind="income", pot_id=pot, amount_minor=part["interest"] + part["fee"],
                                entry_id=entry, on=on)


def _follow(cmd: Command, agreement: AgreementView, on: date) -> None:
    """Let the agreement's state follow what is left to pay."""
    assert cmd.tenant_id is not None
    state = loan_queries.loan(cmd.tenant_id, agreement.id, max(on, cmd.on)).state
    assert state is not None
    # Interest on days late is counted and charged only by decision: it does not keep a repaid loan open.
    whole = not state.outstanding_principal.minor and not state.overdue.minor
    now = agreements.agreement(cmd.tenant_id, agreement.id).state
    if whole and now in ("active", "in_arrears"):
        move_agreement(cmd, agreement_id=agreement.id, event="end")
    elif not whole and now == "ended":
        move_agreement(cmd, agreement_id=agreement.id, event="reopen")
