"""What a row on the bank statement is: suggested with its reason, said by a person, undone by adding.

Each kind has one way to be booked and one way to be undone; a row nobody knows goes to suspense and waits there.
"""

from collections.abc import Callable

from brygga.apps.access import segregation
from brygga.apps.capital import queries as capital
from brygga.apps.ledger import sums
from brygga.apps.ledger.actions import reverse
from brygga.apps.payments import actions as payments
from brygga.apps.payments import queries as payment_queries
from brygga.apps.payments.views import LineView
from brygga.domain.casework.acts import Act
from brygga.foundation.commands import Command, action
from brygga.foundation.digits import whole
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.foundation.words import kept
from brygga.operations import bank_doings, client_money, contribution_life, loan_life, pay_in
from brygga.operations.money_wall import require_open

Booker = Callable[[Command, LineView, int], int | None]
SIGN = {"loan_payment": 1, "source_pay_in": 1, "dividend": 1, "redemption": 1, "bank_interest": 1,
        "bank_fee": -1, "order": -1, "returned_to_funder": -1}


@action("matching.match")
def match_line(cmd: Command, *, line_id: int, kind: str, subject: str) -> int:
    """Say that a row is `kind` of `subject` ("agreement/12", "source/3", "payment/7", "dividend/4" or ""); book it.

    A row in suspense is taken out of it by the mirror of its entry first. Returns the match's id.
    """
    segregation.require(cmd, Act.RECONCILE, deeds=[], subject=f"statement_line/{line_id}")
    line = payment_queries.line(cmd.tenant, line_id)
    require_open(cmd, subject)
    payment_queries.require_counting(line.counts)
    if line.state == "matched":
        raise Refused("line.matched", text("Raden är redan ihopparad."))
    if kind not in BOOKERS:
        raise Refused("line.kind", text("Välj vad raden är."), field="kind")
    if kind in SIGN and (line.amount_minor > 0) != (SIGN[kind] > 0):
        raise Refused("line.direction", text("Pengarna går åt andra hållet på den här raden."), field="kind")
    if line.state == "suspense":
        if kind == "suspense":
            raise Refused("line.suspense", text("Raden ligger redan på observationskontot."))
        assert line.match_id is not None
        known = reverse(cmd, entry_id=_entry(line), reason=kept(text("Raden är känd")), on=cmd.on).entry_id
        payments.undo_match(cmd, match_id=line.match_id, entry_id=known)
    entry_id = BOOKERS[kind](cmd, line, _number(subject))
    return payments.match_line(cmd, line_id=line_id, kind=kind, subject=subject, entry_id=entry_id)


@action("matching.undo")
def undo_match(cmd: Command, *, line_id: int) -> int:
    """Take a wrong match back: the books, lots and instrument as before, by new entries. Returns the line's id."""
    segregation.require(cmd, Act.RECONCILE, deeds=[], subject=f"statement_line/{line_id}")
    line = payment_queries.line(cmd.tenant, line_id)
    if line.match_id is None:
        raise NotSeen
    require_open(cmd, line.subject)
    entry_id = UNDOERS[line.kind](cmd, line)
    return payments.undo_match(cmd, match_id=line.match_id, entry_id=entry_id)


def _number(subject: str) -> int:
    return whole(subject.rpartition("/")[2]) or 0


def _loan_payment(cmd: Command, line: LineView, agreement_id: int) -> int:
    payment_id = loan_life.receive_loan_payment(
        cmd, agreement_id=agreement_id, on=line.on, amount_minor=line.amount_minor,
        bank_account_id=line.bank_account_id, subject=f"statement_line/{line.id}")
    return loan_life.entry_of_payment(cmd, agreement_id, payment_id)


def _source_pay_in(cmd: Command, line: LineView, source_id: int) -> int:
    return pay_in.receive_pay_in(cmd, source_id=source_id, on=line.on, amount_minor=line.amount_minor,
                                 bank_account_id=line.bank_account_id)


def _returned(cmd: Command, line: LineView, source_id: int) -> int:
    return pay_in.return_to_funder(cmd, source_id=source_id, on=line.on, amount_minor=-line.amount_minor,
                                   bank_account_id=line.bank_account_id)


def _order(cmd: Command, line: LineView, order_id: int) -> None:
    order = payment_queries.order(cmd.tenant, order_id)
    if order.state != "confirmed" or order.amount_minor != -line.amount_minor:
        raise Refused("line.order", text("Raden är inte den betalningen: belopp eller läge skiljer sig."),
                      way_on=text("Bekräfta betalningen först, eller välj en annan."))
    seen = [other for other in payment_queries.lines(cmd.tenant, states=("matched",))
            if other.kind == "order" and other.subject == f"payment/{order_id}"]
    if seen:
        raise Refused("line.order_seen", text("Betalningen står redan på ett utdrag."))


def _dividend(cmd: Command, line: LineView, dividend_id: int) -> int:
    for agreement_id, held in capital.contributions(cmd.tenant).items():
        for dividend in held.dividends:
            if dividend.id == dividend_id:
                if dividend.amount_minor != line.amount_minor:
                    raise Refused("line.dividend", text("Beloppet är inte den beslutade utdelningen."))
                return contribution_life.receive_dividend(
                    cmd, agreement_id=agreement_id, dividend_id=dividend_id, on=line.on,
                    bank_account_id=line.bank_account_id)
    raise NotSeen


def _redemption(cmd: Command, line: LineView, agreement_id: int) -> int:
    if capital.contribution(cmd.tenant, agreement_id).redeemed_minor != line.amount_minor:
        raise Refused("line.redemption", text("Beloppet är inte det som ska lösas in."))
    return contribution_life.receive_redemption(cmd, agreement_id=agreement_id, on=line.on,
                                                bank_account_id=line.bank_account_id)


def _transfer(cmd: Command, line: LineView, entry_id: int) -> int:
    """The row of a transfer between the fund's own accounts, booked already when it was ordered: books nothing more."""
    moved = sums.on_bank_of_entries(cmd.tenant, client_money.TRANSFER).get(entry_id, {})
    account = payment_queries.bank_account(cmd.tenant, line.bank_account_id)
    if moved.get(account.ledger_account_id) != line.amount_minor:
        raise Refused("line.transfer", text("Raden är inte den överföringen: belopp eller konto skiljer sig."))
    if any(other.entry_id == entry_id and other.bank_account_id == line.bank_account_id
           for other in payment_queries.lines(cmd.tenant, states=("matched",))):
        raise Refused("line.transfer_seen", text("Överföringen står redan på ett utdrag för det kontot."))
    return entry_id


BOOKERS: dict[str, Booker] = {
    "loan_payment": _loan_payment, "source_pay_in": _source_pay_in, "returned_to_funder": _returned, "order": _order,
    "dividend": _dividend, "redemption": _redemption, "transfer": _transfer, "bank_fee": bank_doings.book_fee,
    "bank_interest": bank_doings.book_interest, "suspense": bank_doings.book_unknown}


def _undo_loan_payment(cmd: Command, line: LineView) -> int:
    return loan_life.reverse_loan_payment(cmd, agreement_id=_number(line.subject), entry_id=_entry(line),
                                          reason=_why(cmd))


def _undo_source(cmd: Command, line: LineView) -> int:
    return pay_in.reverse_source_money(cmd, entry_id=_entry(line), reason=_why(cmd))


def _undo_dividend(cmd: Command, line: LineView) -> int:
    return contribution_life.reverse_dividend(cmd, agreement_id=0, entry_id=_entry(line), reason=_why(cmd))


def _undo_redemption(cmd: Command, line: LineView) -> int:
    return contribution_life.reverse_redemption(cmd, agreement_id=_number(line.subject), entry_id=_entry(line),
                                                reason=_why(cmd))


def _undo_entry(cmd: Command, line: LineView) -> int:
    return reverse(cmd, entry_id=_entry(line), reason=_why(cmd), on=cmd.on).entry_id


def _undo_nothing(cmd: Command, line: LineView) -> None:
    """The row of a confirmed payment or transfer booked nothing; there is nothing to put right."""


def _entry(line: LineView) -> int:
    assert line.entry_id is not None
    return line.entry_id


def _why(cmd: Command) -> str:
    return cmd.reason or kept(text("Raden parades ihop med fel sak"))


UNDOERS: dict[str, Callable[[Command, LineView], int | None]] = {
    "loan_payment": _undo_loan_payment, "source_pay_in": _undo_source, "returned_to_funder": _undo_source,
    "order": _undo_nothing, "dividend": _undo_dividend, "redemption": _undo_redemption, "bank_fee": _undo_entry,
    "bank_interest": _undo_source, "suspense": _undo_entry, "transfer": _undo_nothing}
