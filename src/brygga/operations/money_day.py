"""What waits for the treasurer today: gathered once, for the page and for the start page's count."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.agreements.views import AgreementView
from brygga.apps.ledger import queries as ledger
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import BankAccountView, LineView, OrderView
from brygga.operations.reconciliation import BalanceLine, balance_line
from brygga.operations.suggestions import Suggestion, suggestions


@dataclass(frozen=True, slots=True)
class MoneyDay:
    """The balance line and the lanes of work; rows of shut cases are there without being readable (the page masks)."""

    line: BalanceLine
    to_propose: list[AgreementView]
    to_approve: list[OrderView]
    to_pay: list[OrderView]
    to_match: list[LineView]
    suggestions: dict[int, list[Suggestion]]
    in_suspense: list[LineView]
    accounts: list[BankAccountView]
    period: Any


def money_day(seat: Seat) -> MoneyDay:
    """Return the seat's view of the day's money."""
    orders = payments.orders(seat.tenant_id, states=("proposed", "approved", "listed"))
    under_way = {order.agreement_id for order in orders}
    open_rows = payments.lines(seat.tenant_id, states=("open", "suspense"))
    to_match = [row for row in open_rows if row.state == "open"]
    signed = [a for a in agreements.agreements(seat.tenant_id, states=("signed",))
              if a.id not in under_way and seat.sees(a.matter_id)]
    periods = [p for p in ledger.periods(seat.tenant_id) if p.first_on <= seat.on <= p.last_on]
    return MoneyDay(
        balance_line(seat.tenant_id, seat.on), signed, [o for o in orders if o.state == "proposed"],
        [o for o in orders if o.state != "proposed"], to_match, suggestions(seat.tenant_id, to_match, seat.on),
        [row for row in open_rows if row.state == "suspense"], payments.bank_accounts(seat.tenant_id),
        periods[0] if periods else None)


def next_statement(tenant_id: int, account: BankAccountView, on: date) -> dict[str, Any]:
    """Return how the next statement of an account begins: the day after the last one, with its closing balance."""
    last = payments.latest_statements(tenant_id, on).get(account.id)
    if last is None:
        return {"from_on": account.opened_on, "to_on": on, "opening": 0}
    return {"from_on": min(last.to_on + timedelta(days=1), on), "to_on": on, "opening": last.closing_minor}
