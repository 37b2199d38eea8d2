"""What the bank does by itself: a fee, an interest. It belongs to the operating money, whatever account it happened on.

When the operating pot has no money of its own on that account, a capital pot lends it until the transfer: the entry is
a debt between pots (mellanhavande) from its first second, so that capital and operating money never mix. Money that
nobody knows yet waits in the operating pot too, but is not its own. On the account for what the fund holds for others
it is otherwise: see `client_money`.
"""

from dataclasses import dataclass
from typing import Any

from brygga.apps.access import segregation
from brygga.apps.funding import queries as funding
from brygga.apps.ledger import sums
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import LineView
from brygga.domain.casework.acts import Act
from brygga.domain.funding.lots import Bucket
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text
from brygga.foundation.words import kept
from brygga.operations import client_money
from brygga.operations.posting import lines_for, seal, shared

TEXTS = {"bank.fee": text("Bankens avgift"), "bank.interest": text("Bankens ränta"),
         "money.unknown_in": text("Okänd inbetalning"), "money.unknown_out": text("Okänd utbetalning"),
         "money.unknown_client_in": text("Okänd inbetalning av förvaltade medel"),
         "money.unknown_client_out": text("Okänd utbetalning av förvaltade medel")}


@dataclass(frozen=True, slots=True)
class PotDebt:
    """What the operating pot owes a capital pot (above zero) or has to get from it, in minor units."""

    pot_id: int
    minor: int


def book_fee(cmd: Command, line: LineView, subject: int) -> int:
    """Book the bank's fee; returns the entry's id."""
    own = _own_money(cmd.tenant, line.bank_account_id)
    return _book(cmd, line, "bank.fee", on_capital=_is_clients(cmd, line) or own < -line.amount_minor)


def book_interest(cmd: Command, line: LineView, subject: int) -> int:
    """Book the bank's interest; returns the entry's id. Where capital alone stands, it owes it to operations.

    On the clients' account it is theirs, and no income of the fund's.
    """
    if _is_clients(cmd, line):
        return _clients_interest(cmd, line)
    there = _on_account(cmd.tenant, line.bank_account_id)
    others = any(minor for pot, minor in there.items() if pot != sums.operating_pot(cmd.tenant))
    return _book(cmd, line, "bank.interest", on_capital=others and not _own_money(cmd.tenant, line.bank_account_id))


def book_unknown(cmd: Command, line: LineView, subject: int) -> int:
    """Put a row that nobody knows on the suspense account (observationskonto); returns the entry's id."""
    is_clients = _is_clients(cmd, line)
    event = f"money.unknown{'_client' if is_clients else ''}_{'in' if line.amount_minor > 0 else 'out'}"
    pot = client_money.unknown_pot(cmd) if is_clients else sums.operating_pot(cmd.tenant)
    return _seal(cmd, line, event, TEXTS[event], {"pot": pot})


def debts(tenant_id: int) -> list[PotDebt]:
    """Return the debts between the operating pot and each capital pot that are not settled yet."""
    capital = {source.pot_id for source in funding.sources(tenant_id)}
    found: dict[int, int] = {}
    for (role, pot), minor in sums.by_role_and_pot(tenant_id).items():
        if pot in capital and role in ("due_from_pot", "due_to_pot"):
            found[pot] = found.get(pot, 0) + minor
    return [PotDebt(pot, minor) for pot, minor in sorted(found.items()) if minor]


@action("bank.settle_pot_debt")
def settle_pot_debt(cmd: Command, *, pot_id: int, bank_account_id: int) -> int:
    """Settle what the operating pot and a capital pot owe each other, both on one bank account; returns the entry's id.

    No krona leaves the bank: the money changes pot. The one that pays must have the money on that very account. With a
    pot of managed money it is a real transfer between `bank_account_id` and the clients' account, either way.
    """
    segregation.require(cmd, Act.RECONCILE, deeds=[], subject=f"pot/{pot_id}")
    owed = next((debt.minor for debt in debts(cmd.tenant) if debt.pot_id == pot_id), 0)
    operating = sums.operating_pot(cmd.tenant)
    if not owed:
        raise Refused("debt.none", text("Det finns ingen skuld mellan de potterna."))
    own = _own_money(cmd.tenant, bank_account_id)
    if own < owed:
        raise Refused("debt.no_money", text("Verksamhetens pengar på kontot räcker inte."),
                      way_on=text("För över pengar till kontot först."))
    claim, payer = (pot_id, operating) if owed > 0 else (operating, pot_id)
    bank = payments.bank_account(cmd.tenant, bank_account_id)
    event, amounts = "pots.debt_settled", {"amount": abs(owed)}
    if pot_id in client_money.client_pots(cmd.tenant):
        event, amounts = client_money.TRANSFER, {"to_client": max(owed, 0), "by_client": max(-owed, 0)}
        claim, payer = pot_id, operating
    lines = lines_for(event, amounts, pots={"pot": claim, "other_pot": payer}, currency=bank.currency,
                      bank=bank.ledger_number)
    return seal(cmd, event=event, lines=lines, subject=f"pot/{pot_id}", on=cmd.on,
                text=kept(text("Skuld mellan potterna jämnas ut"))).entry_id


def _book(cmd: Command, line: LineView, event: str, *, on_capital: bool) -> int:
    operating = sums.operating_pot(cmd.tenant)
    if on_capital:
        clients = client_money.client_pots(cmd.tenant)
        pots = {"pot": _richest(cmd.tenant, clients, _is_clients(cmd, line)), "other_pot": operating}
        return _seal(cmd, line, f"{event}_on_capital", TEXTS[event], pots)
    return _seal(cmd, line, event, TEXTS[event], {"pot": operating})


def _on_account(tenant_id: int, bank_account_id: int) -> dict[int, int]:
    account = payments.bank_account(tenant_id, bank_account_id)
    rows = sums.by_account_and_pot(tenant_id, [account.ledger_account_id])
    return {pot: minor for (_, pot), minor in rows.items()}


def _own_money(tenant_id: int, bank_account_id: int) -> int:
    """What the operating pot has on the account, less what waits there to be known."""
    operating = sums.operating_pot(tenant_id)
    unknown = sums.by_role_and_pot(tenant_id).get(("suspense", operating), 0)
    return _on_account(tenant_id, bank_account_id).get(operating, 0) + unknown


def _is_clients(cmd: Command, line: LineView) -> bool:
    return client_money.holds_client_money(payments.bank_account(cmd.tenant, line.bank_account_id))


def _clients_interest(cmd: Command, line: LineView) -> int:
    account = payments.bank_account(cmd.tenant, line.bank_account_id)
    by_pot = shared(line.amount_minor, line.currency, client_money.whose_interest(cmd.tenant, account))
    lines = [one for pot, minor in by_pot.items() for one in lines_for(
        "bank.interest_on_client", {"amount": minor}, pots={"pot": pot}, currency=line.currency)]
    entry = seal(cmd, event="bank.interest_on_client", lines=lines, subject=f"statement_line/{line.id}", on=cmd.on,
                 value_on=line.on, text=kept(TEXTS["bank.interest"])).entry_id
    client_money.add_interest(cmd, by_pot=by_pot, entry_id=entry, on=line.on)
    return entry


def _richest(tenant_id: int, clients: set[int], is_clients: bool) -> int:
    """The pot that lends: of those whose money may stand on the account, the one with most in cash."""
    cash = {pot: places.get(Bucket.CASH.value, 0) for pot, places in funding.in_bucket(tenant_id).items()
            if (pot in clients) == is_clients}
    if not cash:
        raise Refused("bank.no_pot", text("Det finns ingen pott som pengarna kan höra till."),
                      way_on=text("Registrera en källa och dess inbetalning först."))
    return max(sorted(cash), key=lambda pot: cash[pot])


def _seal(cmd: Command, line: LineView, event: str, what: Any, pots: dict[str, int]) -> int:
    account = payments.bank_account(cmd.tenant, line.bank_account_id)
    lines = lines_for(event, {"amount": abs(line.amount_minor)}, pots=pots, currency=line.currency,
                      bank=account.ledger_number)
    said = ", ".join(part for part in (kept(what), line.counterparty, line.text) if part)
    return seal(cmd, event=event, lines=lines, subject=f"statement_line/{line.id}", on=cmd.on, value_on=line.on,
                text=said).entry_id
