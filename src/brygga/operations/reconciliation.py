"""One line that is green or names the difference: Σ pots by lots = the books' 19xx = the typed bank balance.

Between the three stand only things that have a name: payments confirmed and not yet on a statement, rows not yet
matched, transfers of which one account's statement has come, money held for others, debts between pots, and what the
operating pot has, which has no lots.
"""

from dataclasses import dataclass
from datetime import date

from brygga.apps.funding import queries as funding
from brygga.apps.ledger import sums
from brygga.apps.payments import queries as payments
from brygga.domain.funding.lots import Bucket

# Beside the lots of a pot on the bank: money held for others raises it, a claim on another pot lowers it.
BESIDE_LOTS = {"prepaid_by_customers": -1, "suspense": -1, "client_suspense": -1, "due_to_pot": -1, "due_from_pot": -1}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that keeps bank and books apart: what it is (`code`), how much in minor units, how many."""

    code: str
    minor: int
    count: int


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """The three sums in minor units; `as_of` is the day of the oldest of the accounts' latest statements."""

    as_of: date | None
    bank_minor: int
    books_minor: int
    pots_minor: int
    operating_minor: int
    differences: tuple[Difference, ...]
    unexplained_minor: int

    @property
    def agrees(self) -> bool:
        """Tell whether bank, books and pots are one and the same, with nothing left open."""
        return self.as_of is not None and not self.differences and not self.unexplained_minor


def balance_line(tenant_id: int, on: date) -> BalanceLine:
    """Return the tenant's line on a day. `pots_minor` is what the lots say is on the bank, operating money beside."""
    accounts = payments.bank_accounts(tenant_id)
    latest = payments.latest_statements(tenant_id, on)
    with_lots = {source.pot_id for source in funding.sources(tenant_id)}
    # Clients' money whose owner is not known is no operating money: its pot stands among the pots.
    with_lots |= {pot for role, pot in sums.by_role_and_pot(tenant_id) if role == "client_suspense"}
    on_bank = sums.by_account_and_pot(tenant_id, [a.ledger_account_id for a in accounts])
    bank, books = sum(s.closing_minor for s in latest.values()), sum(on_bank.values())
    operating = sum(minor for (_, pot), minor in on_bank.items() if pot not in with_lots)
    pots = lots_on_bank(tenant_id, with_lots)
    differences = tuple(d for d in (_unseen(tenant_id), _half_seen(tenant_id), _open(tenant_id)) if d.count)
    left = bank - books - sum(d.minor for d in differences)
    return BalanceLine(min((s.to_on for s in latest.values()), default=None), bank, books, pots, operating,
                       differences, left or books - pots - operating)


def lots_on_bank(tenant_id: int, pots: set[int]) -> int:
    """Return what the pots' lots say stands on the bank: cash and reserved, held for others, less debts (I16)."""
    lots = sum(places.get(Bucket.CASH.value, 0) + places.get(Bucket.RESERVED.value, 0)
               for places in funding.in_bucket(tenant_id).values())
    beside = sum(BESIDE_LOTS[role] * minor for (role, pot), minor in sums.by_role_and_pot(tenant_id).items()
                 if role in BESIDE_LOTS and pot in pots)
    return lots + beside


def _unseen(tenant_id: int) -> Difference:
    """Payments that the bank has made by our word, on no statement yet: the bank's balance is still higher."""
    seen = {row.subject for row in payments.lines(tenant_id, states=("matched",)) if row.kind == "order"}
    unseen = [order.amount_minor for order in payments.orders(tenant_id, states=("confirmed",))
              if f"payment/{order.id}" not in seen]
    return Difference("unseen_orders", sum(unseen), len(unseen))


def _half_seen(tenant_id: int) -> Difference:
    """Transfers between the fund's own accounts that stand on one of the two statements: the books have both sides."""
    found: dict[str, int] = {}
    for row in payments.lines(tenant_id, states=("matched",)):
        if row.kind == "transfer":
            found[row.subject] = found.get(row.subject, 0) + row.amount_minor
    under_way = [minor for minor in found.values() if minor]
    return Difference("half_seen_transfers", sum(under_way), len(under_way))


def _open(tenant_id: int) -> Difference:
    """Rows of a statement that nobody has said what they are: in the bank's balance, not in the books."""
    rows = payments.lines(tenant_id, states=("open",))
    return Difference("open_rows", sum(row.amount_minor for row in rows), len(rows))
