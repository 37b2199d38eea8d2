"""Money from a funder comes in: booked by the source's accounting class, and born as a lot of turn 0."""

from datetime import date

from brygga.apps.funding import actions as funding
from brygga.apps.funding import queries as sources
from brygga.apps.ledger.actions import reverse
from brygga.apps.payments import queries as payments
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text
from brygga.operations.posting import lines_for, seal


@action("pay_in.receive")
def receive_pay_in(cmd: Command, *, source_id: int, on: date, amount_minor: int, bank_account_id: int) -> int:
    """Book a pay-in of a source on value date `on`; more than the agreement's amount in all is refused."""
    assert cmd.tenant_id is not None
    source = sources.source(cmd.tenant_id, source_id)
    already = sources.statement(source.pot_id, source.currency).paid_in.minor
    if already + amount_minor > source.amount_minor:
        raise Refused("pay_in.over", text("Inbetalningen blir större än avtalet."),
                      way_on=text("Registrera ett nytt avtal för det som är mer, eller kontrollera beloppet."))
    event = f"source.paid_in.{source.accounting_class}"
    lines = lines_for(event, {"amount": amount_minor}, pots={"pot": source.pot_id}, currency=source.currency,
                      bank=payments.bank_account(cmd.tenant_id, bank_account_id).ledger_number,
                      party_id=source.funder_id)
    entry = seal(cmd, event=event, lines=lines, subject=f"source/{source_id}", on=cmd.on, value_on=on,
                 text=str(text("Inbetalning från %s")) % source.funder).entry_id
    funding.record_lots(cmd, kind="pay_in", pot_id=source.pot_id, amount_minor=amount_minor, entry_id=entry, on=on)
    return entry


@action("pay_in.return")
def return_to_funder(cmd: Command, *, source_id: int, on: date, amount_minor: int, bank_account_id: int) -> int:
    """Book money given back to the funder, oldest lots first; more than is free is refused."""
    assert cmd.tenant_id is not None
    source = sources.source(cmd.tenant_id, source_id)
    if amount_minor > sources.free_minor(source.pot_id):
        raise Refused("pay_in.not_free", text("Så mycket är inte fritt i potten."))
    event = f"source.returned.{source.accounting_class}"
    lines = lines_for(event, {"amount": amount_minor}, pots={"pot": source.pot_id}, currency=source.currency,
                      bank=payments.bank_account(cmd.tenant_id, bank_account_id).ledger_number,
                      party_id=source.funder_id)
    entry = seal(cmd, event=event, lines=lines, subject=f"source/{source_id}", on=cmd.on, value_on=on,
                 text=str(text("Åter till %s")) % source.funder).entry_id
    funding.record_lots(cmd, kind="return", pot_id=source.pot_id, amount_minor=amount_minor, entry_id=entry, on=on)
    return entry


@action("pay_in.reverse")
def reverse_source_money(cmd: Command, *, entry_id: int, reason: str) -> int:
    """Put a pay-in or a return right; refused when its money has been used since."""
    entry = reverse(cmd, entry_id=entry_id, reason=reason, on=cmd.on).entry_id
    funding.reverse_lots(cmd, entry_id=entry_id, by_entry_id=entry, on=cmd.on)
    return entry
