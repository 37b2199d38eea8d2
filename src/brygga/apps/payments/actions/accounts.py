"""The fund's bank accounts, each with an account of its own in the chart."""

from datetime import date

from brygga.apps.payments.models import BankAccount
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text
from brygga.foundation.words import country_of, in_language
from brygga.jurisdictions.registry import country

KINDS = ("bankgiro", "plusgiro", "account")


@action("payments.open_bank_account")
def open_bank_account(cmd: Command, *, name: str, kind: str, number: str, ledger_account_id: int, currency: str,
                      opened_on: date) -> int:
    """Register a bank account of one of KINDS ("account" is not checked for form); returns its id."""
    shown = number.strip()
    if kind not in KINDS:
        raise Refused("bank_account.kind", text("Välj vad det är för konto."), field="kind")
    if not name.strip():
        raise Refused("bank_account.name", text("Skriv vad ni kallar kontot."), field="name")
    if opened_on > cmd.on:
        raise Refused("bank_account.future", text("Kontot kan inte finnas i fonden från en dag som inte har varit."),
                      field="opened_on")
    if kind != "account":
        found = country(country_of(cmd.tenant)).check_account(kind, number)
        if not found.valid:
            raise Refused("bank_account.number", in_language(found.why), field="number")
        shown = found.shown
    if not shown:
        raise Refused("bank_account.number", text("Skriv kontots nummer."), field="number")
    if BankAccount.objects.filter(tenant_id=cmd.tenant, number=shown).exists():
        raise Refused("bank_account.known", text("Kontot finns redan."), field="number")
    if BankAccount.objects.filter(ledger_account_id=ledger_account_id).exists():
        raise Refused("bank_account.ledger", text("Bokföringskontot hör redan till ett annat bankkonto."),
                      field="ledger_account")
    row = BankAccount.objects.create(tenant_id=cmd.tenant, name=name.strip(), kind=kind, number=shown,
                                     ledger_account_id=ledger_account_id, currency=currency, opened_on=opened_on)
    record(cmd, "payments.bank_account_opened", subject=f"bank_account/{row.pk}", data={
        "kind": kind, "ledger_account": ledger_account_id}, private={"number": shown})
    return row.pk
