"""What waits for the treasurer today: gathered once, for the page and for the start page's count.

Rows of cases that are shut for the seat are there, so that nobody wonders where the money is, and named in `masked`:
the page writes "jäv" in their place.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.ledger import queries as ledger
from brygga.apps.ledger import sums
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import BankAccountView, LineView, OrderView
from brygga.operations.bank_doings import PotDebt, debts
from brygga.operations.client_money import client_pots
from brygga.operations.money_wall import masked
from brygga.operations.reconciliation import BalanceLine, balance_line
from brygga.operations.suggestions import Suggestion, suggestions


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to be done before a month is locked: its code, whether it is done, how many or until when."""

    code: str
    done: bool
    count: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class MoneyDay:
    """The balance line and the lanes of work; `masked` are ids of statement rows that the seat may not read."""

    line: BalanceLine
    to_propose: list[AgreementView]
    to_send_back: list[tuple[AgreementView, int]]
    to_approve: list[OrderView]
    to_pay: list[OrderView]
    to_match: list[LineView]
    suggestions: dict[int, list[Suggestion]]
    in_suspense: list[LineView]
    masked: set[int]
    debts: list[PotDebt]
    accounts: list[BankAccountView]
    pots: dict[int, str]
    client_pots: set[int]
    month: Any
    to_lock: list[ToDo]


def money_day(seat: Seat) -> MoneyDay:
    """Return the seat's view of the day's money."""
    seat.require("money.read")
    orders = payments.orders(seat.tenant_id, states=("proposed", "approved", "listed"))
    under_way = {order.agreement_id for order in orders}
    rows = payments.lines(seat.tenant_id, states=("open", "suspense"))
    to_match = [row for row in rows if row.state == "open"]
    in_suspense = [row for row in rows if row.state == "suspense"]
    signed = [a for a in agreements.agreements(seat.tenant_id, states=("signed",)) if a.id not in under_way]
    over = sums.of_agreements(seat.tenant_id, "prepaid_by_customers")
    repaid = [a for a in agreements.agreements(seat.tenant_id, states=("ended",)) if over.get(a.id)] if over else []
    owed = debts(seat.tenant_id)
    month = next((p for p in ledger.periods(seat.tenant_id) if p.state in ("open", "asked") and p.first_on <= seat.on),
                 None)
    return MoneyDay(
        line=balance_line(seat.tenant_id, seat.on), to_propose=signed,
        to_send_back=[(a, -over[a.id]) for a in repaid if a.id not in under_way],
        to_approve=[o for o in orders if o.state == "proposed"], to_pay=[o for o in orders if o.state != "proposed"],
        to_match=to_match, suggestions=suggestions(seat.tenant_id, to_match, seat.on), in_suspense=in_suspense,
        masked=masked(seat, rows), debts=owed, accounts=payments.bank_accounts(seat.tenant_id),
        pots={pk: name for pk, name, _, _ in ledger.pots(seat.tenant_id)},
        client_pots=client_pots(seat.tenant_id) if owed else set(), month=month,
        to_lock=_to_lock(seat, month.last_on, rows, orders) if month else [])


def _to_lock(seat: Seat, last_on: date, rows: list[LineView], orders: list[OrderView]) -> list[ToDo]:
    """What a month asks for before it is closed: statements to its last day, nothing open, nothing unexplained."""
    latest = payments.latest_statements(seat.tenant_id, seat.on)
    ends = [latest[a.id].to_on if a.id in latest else None for a in payments.bank_accounts(seat.tenant_id)
            if a.opened_on <= last_on]
    until = min((end for end in ends if end), default=None) if all(ends) else None
    until_rows = [row for row in rows if row.on <= last_on]
    waiting = [o for o in orders if o.state != "proposed" and o.pay_on <= last_on]
    open_rows = sum(1 for row in until_rows if row.state == "open")
    unknown = sum(1 for row in until_rows if row.state == "suspense")
    owed = ledger.balances_by_pot(seat.tenant_id, as_of=last_on, role="due_to_pot")
    return [ToDo("statements", not ends or bool(until and until >= last_on), until=until),
            ToDo("rows", not open_rows, open_rows), ToDo("suspense", not unknown, unknown),
            ToDo("payments", not waiting, len(waiting)), ToDo("debts", not owed, len(owed)),
            ToDo("over", seat.on > last_on, until=last_on)]


def next_statement(tenant_id: int, account: BankAccountView, on: date) -> dict[str, Any]:
    """Return how the next statement of an account begins: the day after the last one, with its closing balance."""
    last = payments.latest_statements(tenant_id, on).get(account.id)
    if last is None:
        return {"from_on": account.opened_on, "to_on": on, "opening": 0}
    return {"from_on": min(last.to_on + timedelta(days=1), on), "to_on": on, "opening": last.closing_minor}
