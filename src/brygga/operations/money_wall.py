"""The wall on the bank statement: which case a row is about, and what a person shut out of that case may not see.

A row that nobody has matched is about a case when its reference or its likeliest reading points there; who is shut
out sees "jäv" in its place and a deputy handles it. Without a wall nothing here costs a query.
"""

from collections.abc import Iterable

from brygga.apps.access import queries as access
from brygga.apps.access.doorways import Seat
from brygga.apps.agreements import queries as agreements
from brygga.apps.capital import queries as capital
from brygga.apps.payments import queries as payments
from brygga.apps.payments.views import LineView
from brygga.foundation.commands import Command
from brygga.foundation.refusals import NotSeen
from brygga.operations.suggestions import suggestions


def matters(tenant_id: int) -> dict[str, int]:
    """Return subject of a match ("agreement/12", "payment/7", "dividend/4") → the case it hangs on."""
    known = {a.id: a.matter_id for a in agreements.agreements(tenant_id)}
    found = {f"agreement/{pk}": matter for pk, matter in known.items()}
    found |= {f"payment/{order.id}": order.matter_id for order in payments.orders(tenant_id)}
    for agreement_id, held in capital.contributions(tenant_id).items():
        found |= {f"dividend/{d.id}": known[agreement_id] for d in held.dividends}
    return found


def require_open(cmd: Command, subject: str) -> None:
    """Raise NotSeen when the subject of a match hangs on a case that is shut for the actor."""
    matter = _matter_of(cmd.tenant, subject)
    if matter is not None and cmd.actor_id is not None and access.is_shut(matter, cmd.actor_id):
        raise NotSeen


def _matter_of(tenant_id: int, subject: str) -> int | None:
    """Return what `matters` says of one subject, asking for its kind alone."""
    kind, _, number = subject.partition("/")
    if kind == "agreement" and number.isdigit():
        return next((a.matter_id for a in agreements.agreements(tenant_id, ids=[int(number)])), None)
    return matters(tenant_id).get(subject) if kind in ("payment", "dividend") else None


def masked(seat: Seat, rows: Iterable[LineView]) -> set[int]:
    """Return the ids of the rows whose names the seat may not see."""
    rows = list(rows)
    if not seat.shut or not rows:
        return set()
    by_subject = matters(seat.tenant_id)
    likely = suggestions(seat.tenant_id, [row for row in rows if row.kind in ("", "suspense")], seat.on)
    shut = {a.reference for a in agreements.agreements(seat.tenant_id) if a.matter_id in seat.shut}
    return {row.id for row in rows
            if by_subject.get(row.subject) in seat.shut or row.reference in shut
            or any(s.matter_id in seat.shut for s in likely.get(row.id, [])[:1])}
