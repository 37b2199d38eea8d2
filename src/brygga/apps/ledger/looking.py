"""What an auditor looks for in the books: one account's lines, entries booked long after their day, corrections.

The wall holds as in `doorways`: of a shut case the figures stay, the words do not.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet, Sum

from brygga.apps.access.doorways import Seat
from brygga.apps.ledger import queries
from brygga.apps.ledger.doorways import behind_the_wall
from brygga.apps.ledger.models import Account, JournalEntry, Posting
from brygga.apps.ledger.queries import EntryRow
from brygga.foundation.refusals import NotSeen

MOST = 500


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One line on an account: its entry, and the account's balance after it. Debit positive, minor units."""

    entry_id: int
    ref: str
    booked_on: date
    text: str
    pot: str
    minor: int
    balance_minor: int


@dataclass(frozen=True, slots=True)
class AccountPage:
    """An account over a span of days, in one currency; `cut` when only the first `MOST` lines are there."""

    number: str
    name: str
    opening_minor: int
    lines: tuple[AccountLine, ...]
    closing_minor: int
    cut: bool


def account_for(seat: Seat, number: str, *, from_on: date, to_on: date, pot_id: int | None = None) -> AccountPage:
    """Return an account's lines over a span, with the balance after each; NotSeen when there is no such account."""
    seat.require("books.read")
    account = Account.objects.filter(tenant_id=seat.tenant_id, number=number).first()
    if account is None:
        raise NotSeen
    rows = Posting.objects.filter(tenant_id=seat.tenant_id, account=account)
    rows = rows.filter(pot_id=pot_id) if pot_id else rows
    opening = rows.filter(entry__booked_on__lt=from_on).aggregate(sum=Sum("amount_minor"))["sum"] or 0
    within = rows.filter(entry__booked_on__gte=from_on, entry__booked_on__lte=to_on)
    closing = opening + (within.aggregate(sum=Sum("amount_minor"))["sum"] or 0)
    found = list(within.select_related("entry", "pot").order_by("entry_id", "line_no")[:MOST + 1])
    lines, balance = [], opening
    shown = {row.entry_id: row for row in _entries(seat, {line.entry_id for line in found})}
    for line in found[:MOST]:
        balance += line.amount_minor
        entry = shown[line.entry_id]
        lines.append(AccountLine(line.entry_id, entry.ref, entry.booked_on, entry.text, line.pot.name,
                                 line.amount_minor, balance))
    return AccountPage(account.number, account.name, opening, tuple(lines), closing, len(found) > MOST)


def back_dated_for(seat: Seat, days: int) -> list[EntryRow]:
    """Return entries booked more than `days` days after their value day, newest first."""
    late = JournalEntry.objects.filter(booked_on__gt=F("value_on") + timedelta(days=days))
    return _found(seat, late)


def corrections_for(seat: Seat) -> list[EntryRow]:
    """Return the entries that put others right, newest first."""
    return _found(seat, JournalEntry.objects.filter(reverses__isnull=False))


def sample_of(seat: Seat, entry_ids: set[int]) -> list[EntryRow]:
    """Return the entries with these ids that are the tenant's own, oldest first."""
    seat.require("books.read")
    return _entries(seat, entry_ids)


def every_entry_id(seat: Seat, *, from_on: date, to_on: date) -> list[int]:
    """Return the ids of the entries booked within a span, for drawing a sample."""
    seat.require("books.read")
    rows = JournalEntry.objects.filter(tenant_id=seat.tenant_id, booked_on__gte=from_on, booked_on__lte=to_on)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def pots_for(seat: Seat) -> list[tuple[int, str]]:
    """Return (id, name) of the tenant's pots, in the order they were opened."""
    seat.require("books.read")
    return [(pk, name) for pk, name, _, _ in queries.pots(seat.tenant_id)]


def _found(seat: Seat, rows: "QuerySet[JournalEntry]") -> list[EntryRow]:
    seat.require("books.read")
    ids = rows.filter(tenant_id=seat.tenant_id).order_by("-pk").values_list("pk", flat=True)[:MOST]
    return _entries(seat, set(ids))[::-1]


def _entries(seat: Seat, entry_ids: set[int]) -> list[EntryRow]:
    found = queries.entries_by_id(seat.tenant_id, entry_ids)
    return [behind_the_wall(seat, row) for row in found]
