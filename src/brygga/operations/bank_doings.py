"""What the bank does by itself: a fee, an interest. It belongs to the operating money, whatever account it happened on.

When the operating pot has no money on that account, a capital pot lends it until the transfer: the entry is a debt
between pots (mellanhavande) from its first second, so that capital and operating money never mix.
"""

from brygga.apps.funding import queries as funding
from brygga.apps.ledger import sums
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import LineView
from brygga.domain.funding.lots import Bucket
from brygga.foundation.commands import Command
from brygga.foundation.refusals import Refused, text
from brygga.operations.posting import lines_for, seal


def book_fee(cmd: Command, line: LineView, subject: int) -> int:
    """Book the bank's fee; returns the entry's id."""
    return _book(cmd, line, "bank.fee", needs=-line.amount_minor)


def book_interest(cmd: Command, line: LineView, subject: int) -> int:
    """Book the bank's interest; returns the entry's id."""
    return _book(cmd, line, "bank.interest", needs=None)


def book_unknown(cmd: Command, line: LineView, subject: int) -> int:
    """Put a row that nobody knows on the suspense account (observationskonto); returns the entry's id."""
    assert cmd.tenant_id is not None
    event = "money.unknown_in" if line.amount_minor > 0 else "money.unknown_out"
    return _seal(cmd, line, event, {"pot": sums.operating_pot(cmd.tenant_id)})


def _book(cmd: Command, line: LineView, event: str, needs: int | None) -> int:
    assert cmd.tenant_id is not None
    operating = sums.operating_pot(cmd.tenant_id)
    account = payments.bank_account(cmd.tenant_id, line.bank_account_id)
    there = sums.by_account_and_pot(cmd.tenant_id, [account.ledger_account_id])
    own = there.get((account.ledger_account_id, operating), 0)
    capital_only = not own and any(minor for (_, pot), minor in there.items() if pot != operating)
    if (needs is not None and own < needs) or (needs is None and capital_only):
        return _seal(cmd, line, f"{event}_on_capital", {"pot": _richest(cmd.tenant_id), "other_pot": operating})
    return _seal(cmd, line, event, {"pot": operating})


def _richest(tenant_id: int) -> int:
    cash = {pot: places.get(Bucket.CASH.value, 0) for pot, places in funding.in_bucket(tenant_id).items()}
    if not cash:
        raise Refused("bank.no_pot", text("Det finns ingen pott som pengarna kan höra till."),
                      way_on=text("Registrera en källa och dess inbetalning först."))
    return max(sorted(cash), key=lambda pot: cash[pot])


def _seal(cmd: Command, line: LineView, event: str, pots: dict[str, int]) -> int:
    assert cmd.tenant_id is not None
    account = payments.bank_account(cmd.tenant_id, line.bank_account_id)
    lines = lines_for(event, {"amount": abs(line.amount_minor)}, pots=pots, currency=line.currency,
                      bank=account.ledger_number)
    return seal(cmd, event=event, lines=lines, subject=f"statement_line/{line.id}", on=cmd.on, value_on=line.on,
                text=line.text or line.counterparty or event).entry_id
