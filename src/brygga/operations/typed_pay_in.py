"""A pay-in typed from its source's page: a bank statement of one row, matched and booked in one act."""

from datetime import date

from brygga.apps.funding import queries as sources
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import enter_statement
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text
from brygga.operations.matching import match_line


@action("pay_in.type")
def type_pay_in(cmd: Command, *, source_id: int, bank_account_id: int, on: date, amount_minor: int,
                reference: str = "") -> int:
    """Type a pay-in as the bank's statement shows it: a statement of one row, matched with the source. Returns its id.

    The statement begins where the account's last one ended, so the day cannot lie before it.
    """
    source, account = sources.source(cmd.tenant, source_id), payments.bank_account(cmd.tenant, bank_account_id)
    if amount_minor <= 0:
        raise Refused("pay_in.amount", text("Skriv ett belopp som är större än noll."), field="amount")
    last = next(iter(payments.statements(cmd.tenant, bank_account_id)), None)
    if last is not None and on < last.to_on:
        raise Refused("pay_in.day", text("Kontoutdraget är redan inskrivet till och med %s.") % last.to_on.isoformat(),
                      field="on", way_on=text("Står pengarna på det utdraget? Para ihop raden under Pengar i stället."))
    opening = last.closing_minor if last else 0
    statement_id = enter_statement(
        cmd, bank_account_id=account.id, from_on=on, to_on=on, opening_minor=opening,
        closing_minor=opening + amount_minor, lines=[{
            "on": on, "amount_minor": amount_minor, "counterparty": source.funder, "reference": reference.strip()}])
    row = payments.lines(cmd.tenant, statement_id=statement_id)[0]
    match_line(cmd, line_id=row.id, kind="source_pay_in", subject=f"source/{source_id}")
    return statement_id
