"""A bank account comes into the fund, with an account of its own in the chart: one that is free, or a new one."""

from datetime import date

from brygga.apps.ledger import sums
from brygga.apps.ledger.actions import open_books
from brygga.apps.ledger.charts import ChartAccount
from brygga.apps.payments import queries as payments
from brygga.apps.payments.actions import open_bank_account
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text

# Numbers of the chart's group for bank money that a fund may take for more accounts than the one it begins with.
MORE = ("1940", "1941", "1942", "1943", "1944", "1950", "1951", "1952")


def places_in_books(tenant_id: int) -> list[tuple[str, str]]:
    """Return (number, words) of where a new bank account may stand: the chart's free ones, then the next new number."""
    taken = payments.bank_accounts(tenant_id)
    free = sums.free_bank_accounts(tenant_id, {a.ledger_account_id for a in taken})
    found = [(said.partition(" ")[0], said) for _, said in free]
    used = {number for number, _ in found} | {a.ledger_number for a in taken}
    new = next((number for number in MORE if number not in used), None)
    return [*found, (new, str(text("%s, ett nytt konto i bokföringen")) % new)] if new else found


@action("bank_account.open")
def open_account(cmd: Command, *, name: str, kind: str, number: str, ledger_number: str, opened_on: date,
                 currency: str = "SEK") -> int:
    """Register a bank account on a number of the chart, which is laid up when it is one of MORE; returns its id."""
    free = dict(_free(cmd.tenant))
    if ledger_number not in free and ledger_number in MORE:
        open_books(cmd, chart=[ChartAccount(ledger_number, name.strip()[:120] or ledger_number)])
        free = dict(_free(cmd.tenant))
    if ledger_number not in free:
        raise Refused("bank_account.ledger", text("Bokföringskontot hör redan till ett annat bankkonto."),
                      field="ledger_number")
    return open_bank_account(cmd, name=name, kind=kind, number=number, ledger_account_id=free[ledger_number],
                             currency=currency, opened_on=opened_on)


def _free(tenant_id: int) -> list[tuple[str, int]]:
    taken = {a.ledger_account_id for a in payments.bank_accounts(tenant_id)}
    return [(said.partition(" ")[0], pk) for pk, said in sums.free_bank_accounts(tenant_id, taken)]
