"""Money from a funder comes in: booked by the source's accounting class, and born as a lot of turn 0."""

from datetime import date

from brygga.apps.funding import actions as funding
from brygga.apps.funding import queries as sources
from brygga.apps.funding.queries import SourceView
from brygga.apps.ledger import sums
from brygga.apps.ledger.actions import reverse
from brygga.apps.ledger.rules import RULES
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import BankAccountView
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text
from brygga.foundation.words import kept
from brygga.operations.client_money import CLIENT_ACCOUNT, holds_client_money
from brygga.operations.posting import lines_for, seal


@action("pay_in.receive")
def receive_pay_in(cmd: Command, *, source_id: int, on: date, amount_minor: int, bank_account_id: int) -> int:
    """Book a pay-in of a source on value date `on`; more than the agreement's amount in all is refused."""
    source = sources.source(cmd.tenant, source_id)
    left = source.left_of(sources.standing(source.pot_id, source.currency).paid_in.minor)
    if amount_minor > left:
        raise Refused("pay_in.over", text("Inbetalningen blir större än avtalet. Det är %s kvar av det.")
                      % sources.shown(left, source.currency), field="amount",
                      way_on=text("Registrera ett nytt avtal för det som är mer, eller kontrollera beloppet."))
    entry = _book(cmd, source, f"source.paid_in.{source.accounting_class}", {"amount": amount_minor}, on,
                  payments.bank_account(cmd.tenant, bank_account_id), kept(text("Inbetalning från %s")) % source.funder)
    funding.record_lots(cmd, kind="pay_in", pot_id=source.pot_id, amount_minor=amount_minor, entry_id=entry, on=on)
    return entry


@action("pay_in.return")
def return_to_funder(cmd: Command, *, source_id: int, on: date, amount_minor: int, bank_account_id: int) -> int:
    """Book money given back to the funder, oldest lots first; more than is free is refused."""
    source = sources.source(cmd.tenant, source_id)
    event = f"source.returned.{source.accounting_class}"
    if event not in RULES:
        raise Refused("pay_in.not_returned", text("Pengar av det slaget lämnas inte tillbaka härifrån."),
                      way_on=text("Lägg raden på observationskontot och fråga revisorn hur den bokförs."))
    if amount_minor > sources.free_minor(source.pot_id):
        raise Refused("pay_in.not_free", text("Så mycket är inte fritt i potten. Det som är lovat eller ute räknas "
                                              "inte."))
    amounts = _grant_parts(cmd, source, amount_minor) if source.accounting_class == "grant" else {
        "amount": amount_minor}
    entry = _book(cmd, source, event, amounts, on, payments.bank_account(cmd.tenant, bank_account_id),
                  kept(text("Åter till %s")) % source.funder)
    funding.record_lots(cmd, kind="return", pot_id=source.pot_id, amount_minor=amount_minor, entry_id=entry, on=on)
    return entry


@action("pay_in.reverse")
def reverse_source_money(cmd: Command, *, entry_id: int, reason: str) -> int:
    """Put a pay-in or a return right; refused when its money has been used since."""
    entry = reverse(cmd, entry_id=entry_id, reason=reason, on=cmd.on).entry_id
    funding.reverse_lots(cmd, entry_id=entry_id, by_entry_id=entry, on=cmd.on)
    return entry


def _grant_parts(cmd: Command, source: SourceView, amount_minor: int) -> dict[str, int]:
    """What of a grant that goes back was never earned, and what was: only the first is a debt already.

    A grant whose conditions were met was income when it came, so nothing stands on 2880 to debit: what goes back is
    then taken back from the income it was (K3 24.4; K2 on public grants).
    """
    waits = -sums.by_role_and_pot(cmd.tenant).get(("grant_in_advance", source.pot_id), 0)
    unearned = min(max(waits, 0), amount_minor)
    return {"unearned": unearned, "earned": amount_minor - unearned}


def _book(cmd: Command, source: SourceView, event: str, amounts: dict[str, int], on: date, account: BankAccountView,
          said: str) -> int:
    if (source.accounting_class == "managed_money") != holds_client_money(account):
        raise Refused("pay_in.account", text("Förvaltade medel står på ett eget bankkonto, och inget annat gör det."),
                      field="bank_account_id", way_on=text("Välj kontot som bokförs på %s, eller lägg till ett.")
                      % CLIENT_ACCOUNT)
    lines = lines_for(event, amounts, pots={"pot": source.pot_id}, currency=source.currency,
                      bank=account.ledger_number, party_id=source.funder_id)
    return seal(cmd, event=event, lines=lines, subject=f"source/{source.id}", on=cmd.on, value_on=on,
                text=said).entry_id
