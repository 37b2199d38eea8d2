"""A förlagsinsats after it is placed: certificate, notice, dividend, redemption. A dividend is never interest."""

from datetime import date

from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.actions import meet_condition, move_agreement
from brygga.apps.agreements.views import AgreementView
from brygga.apps.capital import actions as capital
from brygga.apps.capital import queries as capital_queries
from brygga.apps.documents import queries as documents
from brygga.apps.documents.actions import store_document
from brygga.apps.funding import actions as funding
from brygga.apps.funding.actions.lots import share_of
from brygga.apps.ledger import sums
from brygga.apps.ledger.actions import reverse
from brygga.apps.payments import queries as payments
from brygga.domain.capital.amounts import Equity, Payable, payable, round_down
from brygga.domain.money import Money
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.foundation.words import kept
from brygga.operations.loan_life import out_by_pot
from brygga.operations.posting import lines_for, seal, shared
from brygga.operations.preconditions import open_agreement
from brygga.operations.signing import after_condition

CERTIFICATE_CONDITION = "certificate"


@action("contribution.receive_certificate")
def receive_certificate(cmd: Command, *, agreement_id: int, number: str, document_key: str) -> None:
    """The certificate has come (EFL 11:12): store it and meet the condition that waited for it."""
    open_agreement(cmd, agreement_id, "condition.meet")
    paper = documents.id_of(cmd.tenant, document_key)
    capital.receive_certificate(cmd, agreement_id=agreement_id, number=number, on=cmd.on)
    for condition in agreements.conditions(agreement_id):
        if condition.code == CERTIFICATE_CONDITION and condition.met_on is None:
            meet_condition(cmd, condition_id=condition.id, document_id=paper)
            after_condition(cmd, agreement_id=agreement_id, condition_id=condition.id)


@action("contribution.take_certificate")
def take_certificate(cmd: Command, *, agreement_id: int, number: str, content: bytes, filename: str) -> None:
    """Store the certificate that came on paper, and receive it."""
    agreement = open_agreement(cmd, agreement_id, "condition.meet")
    title = kept(text("Förlagsandelsbevis %(nr)s för %(number)s")) % {"nr": number.strip(), "number": agreement.number}
    key = store_document(cmd, content=content, filename=filename, kind="certificate", title=title,
                         matter_id=agreement.matter_id)
    receive_certificate(cmd, agreement_id=agreement_id, number=number, document_key=key)


@action("contribution.give_notice")
def give_notice(cmd: Command, *, agreement_id: int, by: str, on: date) -> date:
    """Give the fund's notice (by="holder") or note the association's; returns the earliest day of redemption."""
    open_agreement(cmd, agreement_id, "agreement.write")
    return capital.give_notice(cmd, agreement_id=agreement_id, by=by, on=on)


@action("contribution.record_dividend")
def record_dividend(cmd: Command, *, agreement_id: int, year: int, decided_on: date, amount_minor: int) -> int:
    """The association's meeting has decided a dividend: book the claim; returns the dividend's id."""
    agreement = open_agreement(cmd, agreement_id, "agreement.write")
    if agreement.state != "active":
        raise Refused("dividend.state", text("Förlagsinsatsen är inte inbetald, eller redan inlöst."))
    if amount_minor <= 0:
        raise Refused("dividend.amount", text("Skriv utdelningens belopp, större än noll."), field="amount")
    if decided_on > cmd.on:
        raise Refused("dividend.future", text("Den dagen har inte varit än."), field="decided_on")
    lines = []
    for pot, minor in shared(amount_minor, agreement.currency, out_by_pot(agreement)).items():
        lines += lines_for("contribution.dividend_decided", {"dividend": minor}, pots={"pot": pot},
                           currency=agreement.currency, agreement_id=agreement.id, party_id=agreement.party_id)
    entry = seal(cmd, event="contribution.dividend_decided", lines=lines, subject=f"agreement/{agreement_id}",
                 text=kept(text("Utdelning %(year)s på %(number)s")) % {"year": year, "number": agreement.number},
                 on=cmd.on, value_on=decided_on, matter_id=agreement.matter_id)
    return capital.record_dividend(cmd, agreement_id=agreement_id, year=year, decided_on=decided_on,
                                   amount_minor=amount_minor, entry_id=entry.entry_id)


@action("contribution.receive_dividend")
def receive_dividend(cmd: Command, *, agreement_id: int, dividend_id: int, on: date, bank_account_id: int) -> int:
    """The dividend came in on the bank account; returns the entry's id. It is income of the pots, turn 0.

    Each pot gets what it had a claim on: the förlagsinsats may have been redeemed since the meeting decided.
    """
    agreement = _agreement(cmd, agreement_id)
    known = [d for d in capital_queries.contribution(cmd.tenant, agreement_id).dividends if d.id == dividend_id]
    if not known or known[0].received_on is not None:
        raise NotSeen
    by_pot = sums.of_entry(cmd.tenant, known[0].decided_entry_id, "dividends_receivable")
    lines, bank = [], payments.bank_account(cmd.tenant, bank_account_id).ledger_number
    for pot, minor in by_pot.items():
        lines += lines_for("contribution.dividend_received", {"dividend": minor}, pots={"pot": pot}, bank=bank,
                           currency=agreement.currency, agreement_id=agreement.id, party_id=agreement.party_id)
    entry = seal(cmd, event="contribution.dividend_received", lines=lines, subject=f"agreement/{agreement_id}",
                 text=kept(text("Utdelning inbetald på %s")) % agreement.number, on=cmd.on, value_on=on,
                 matter_id=agreement.matter_id).entry_id
    for pot, minor in sorted(by_pot.items()):
        if minor:
            funding.record_lots(cmd, kind="income", pot_id=pot, amount_minor=minor, entry_id=entry, on=on)
    capital.receive_dividend(cmd, dividend_id=dividend_id, on=on, entry_id=entry)
    return entry


@action("contribution.redeem")
def redeem(cmd: Command, *, agreement_id: int, on: date, amount_minor: int) -> int:
    """The day of redemption has come: book the claim, and the loss where equity does not cover all (EFL 11:5).

    Redeemed for nothing the agreement ends at once: there is no money to wait for.
    """
    agreement = open_agreement(cmd, agreement_id, "agreement.write")
    capital.require_redeemable(cmd, agreement_id=agreement_id, on=on, amount_minor=amount_minor)
    loss = agreement.amount_minor - amount_minor
    by_pot = out_by_pot(agreement)
    parts = share_of(agreement_id, "write_off", loss, agreement.currency) if loss else []
    losses = {part["pot_id"]: part["amount_minor"] for part in parts}
    lines = []
    for share in by_pot:
        lines += lines_for("contribution.redemption_due",
                           {"cost": share["amount_minor"], "loss": losses.get(share["pot_id"], 0)},
                           pots={"pot": share["pot_id"]}, currency=agreement.currency, agreement_id=agreement.id,
                           party_id=agreement.party_id)
    entry = seal(cmd, event="contribution.redemption_due", lines=lines, subject=f"agreement/{agreement_id}",
                 text=kept(text("Inlösen av %s")) % agreement.number, on=cmd.on, value_on=on,
                 matter_id=agreement.matter_id).entry_id
    if loss:
        funding.record_shared_lots(cmd, kind="write_off", agreement_id=agreement_id, amount_minor=loss, entry_id=entry,
                                   on=on, parts=parts)
    capital.mark_redeemed(cmd, agreement_id=agreement_id, on=on, amount_minor=amount_minor, entry_id=entry)
    if not amount_minor:
        move_agreement(cmd, agreement_id=agreement_id, event="end")
    return entry


def cap(agreement: AgreementView, *, all_minor: int, equity_minor: int, reserve_minor: int) -> Payable:
    """Return what redemption may pay at most (EFL 11:5), from the latest adopted balance sheet, in minor units.

    ValueError when all förlagsinsatser together are less than this one.
    """
    of = agreement.currency
    return payable(Money(agreement.amount_minor, of), Money(all_minor, of), Equity(
        Money(equity_minor, of), Money(reserve_minor, of), Money(0, of)), round_down)


@action("contribution.receive_redemption")
def receive_redemption(cmd: Command, *, agreement_id: int, on: date, bank_account_id: int) -> int:
    """The redeemed money came in: back to cash as a turn more, and the agreement ends. Returns the entry's id."""
    agreement = _agreement(cmd, agreement_id)
    redeemed = capital_queries.contribution(cmd.tenant, agreement_id)
    if redeemed.redeemed_on is None:
        raise Refused("redemption.first", text("Inlösen är inte bokförd än."),
                      way_on=text("Öppna förlagsinsatsen och bokför inlösen först."))
    parts = share_of(agreement_id, "repay", redeemed.redeemed_minor, agreement.currency)
    lines, bank = [], payments.bank_account(cmd.tenant, bank_account_id).ledger_number
    for part in parts:
        lines += lines_for("contribution.redeemed", {"amount": part["amount_minor"]}, pots={"pot": part["pot_id"]},
                           currency=agreement.currency, bank=bank, agreement_id=agreement.id,
                           party_id=agreement.party_id)
    entry = seal(cmd, event="contribution.redeemed", lines=lines, subject=f"agreement/{agreement_id}",
                 text=kept(text("Inlöst belopp för %s")) % agreement.number, on=cmd.on, value_on=on,
                 matter_id=agreement.matter_id).entry_id
    funding.record_shared_lots(cmd, kind="repay", agreement_id=agreement_id, amount_minor=redeemed.redeemed_minor,
                               entry_id=entry, on=on, parts=parts)
    move_agreement(cmd, agreement_id=agreement_id, event="end")
    return entry


@action("contribution.reverse_redemption")
def reverse_redemption(cmd: Command, *, agreement_id: int, entry_id: int, reason: str) -> int:
    """What came in was not the redeemed money: the claim stands again, the lots lie where they lay, the agreement runs.

    Refused when the money has been used since. That it was redeemed, and for how much, stays. Returns the correcting
    entry.
    """
    entry = reverse(cmd, entry_id=entry_id, reason=reason, on=cmd.on).entry_id
    funding.reverse_lots(cmd, entry_id=entry_id, by_entry_id=entry, on=cmd.on)
    move_agreement(cmd, agreement_id=agreement_id, event="reopen")
    return entry


@action("contribution.reverse_dividend")
def reverse_dividend(cmd: Command, *, agreement_id: int, entry_id: int, reason: str) -> int:
    """A received dividend was somebody else's money: the claim stands again. Returns the correcting entry."""
    entry = reverse(cmd, entry_id=entry_id, reason=reason, on=cmd.on).entry_id
    funding.reverse_lots(cmd, entry_id=entry_id, by_entry_id=entry, on=cmd.on)
    for dividend_id in capital_queries.dividends_by_entry(cmd.tenant, entry_id):
        capital.receive_dividend(cmd, dividend_id=dividend_id, on=cmd.on, entry_id=None)
    return entry


def _agreement(cmd: Command, agreement_id: int) -> AgreementView:
    return agreements.agreement(cmd.tenant, agreement_id)
