"""Money that the fund holds for others (förvaltade medel): on a bank account of its own, never the fund's own.

Whoever gave it owns it, so nothing on that account is income or cost of the fund. What nobody knows yet waits in a pot
of its own, beside the pots of those who gave: with two of them, either would be a guess about whose it is. The bank's
interest is theirs; a fee that the bank takes there is the fund's to bear, so the operating pot owes it back and pays
it by a real transfer between the two accounts. Do not let an operating pot stand on this
account, or a client's on another.
"""

from datetime import date

from brygga.apps.funding import actions as funding
from brygga.apps.funding import queries as sources
from brygga.apps.ledger import queries as ledger
from brygga.apps.ledger import sums
from brygga.apps.ledger.actions import open_books, open_pot
from brygga.apps.ledger.charts.registry import chart_of
from brygga.apps.payments.views import BankAccountView
from brygga.foundation.commands import Command
from brygga.foundation.refusals import Refused, text
from brygga.foundation.words import country_of, kept
from brygga.operations.posting import Shares

# The chart's account for the one bank account that holds what others own.
CLIENT_ACCOUNT = "1990"
SUSPENSE = "client_suspense"
UNKNOWN_POT = text("Förvaltade medel, okänd ägare")
TRANSFER = "pots.debt_settled_with_client"


def holds_client_money(account: BankAccountView) -> bool:
    """Tell whether a bank account is the one for money that others own."""
    return account.ledger_number == CLIENT_ACCOUNT


def client_pots(tenant_id: int) -> set[int]:
    """Return the pots of sources whose money the fund holds for them."""
    return {s.pot_id for s in sources.sources(tenant_id) if s.accounting_class == "managed_money"}


def unknown_pot(cmd: Command) -> int:
    """Return the pot where money on the client account waits until its owner is known; opened when first needed.

    A fund whose books were opened before there was such a thing gets the account for it in the same act.
    """
    open_books(cmd, chart=[a for a in chart_of(country_of(cmd.tenant)) if a.role == SUSPENSE])
    name = kept(UNKNOWN_POT)
    for pot_id, known, kind, _currency in ledger.pots(cmd.tenant):
        if (known, kind) == (name, "capital"):
            return pot_id
    return open_pot(cmd, name=name, kind="capital")


def whose_interest(tenant_id: int, account: BankAccountView) -> Shares:
    """Return what each client has on the account: interest there is shared by it, since nobody else can own it."""
    there = sums.by_account_and_pot(tenant_id, [account.ledger_account_id])
    known = client_pots(tenant_id)
    found = [{"pot_id": pot, "amount_minor": minor} for (_, pot), minor in sorted(there.items())
             if pot in known and minor > 0]
    if not found:
        raise Refused("client.no_owner", text("Ingen finansiär har pengar på kontot som räntan kan höra till."),
                      way_on=text("Lägg raden på observationskontot tills ni vet vems den är."))
    return found


def add_interest(cmd: Command, *, by_pot: dict[int, int], entry_id: int, on: date) -> None:
    """Let the clients' interest be a lot of income in each pot, as what they own grows. Part of an act."""
    for pot, minor in sorted(by_pot.items()):
        if minor:
            funding.record_lots(cmd, kind="income", pot_id=pot, amount_minor=minor, entry_id=entry_id, on=on)
