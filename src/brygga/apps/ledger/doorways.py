"""The only way pages get the books. The wall holds here too: of a shut case the figures stay, the words do not."""

from dataclasses import replace
from datetime import date

from brygga.apps.access.doorways import Seat
from brygga.apps.ledger import queries
from brygga.apps.ledger.queries import EntryRow, PeriodRow, TrialRow
from brygga.foundation.refusals import NotSeen, text

HIDDEN = text("jäv")


def entries_for(seat: Seat, *, subject: str | None = None, agreement_id: int | None = None, pot_id: int | None = None,
                year: int | None = None, before_id: int | None = None, most: int = 50) -> list[EntryRow]:
    """Return entries, newest first; those of a shut case without what they are about."""
    seat.require("books.read")
    found = queries.entries(seat.tenant_id, subject=subject, agreement_id=agreement_id, pot_id=pot_id, year=year,
                            before_id=before_id, most=most)
    return [behind_the_wall(seat, row) for row in found]


def entry_for(seat: Seat, *, entry_id: int) -> EntryRow:
    """Return one entry with its lines; NotSeen when it is not of the seat's tenant."""
    seat.require("books.read")
    found = queries.entry(seat.tenant_id, entry_id)
    if found is None:
        raise NotSeen
    return behind_the_wall(seat, found)


def trial_balance_for(seat: Seat, *, from_on: date, to_on: date, pot_id: int | None = None) -> list[TrialRow]:
    """Return the trial balance of the span, of one pot when asked."""
    seat.require("books.read")
    return queries.trial_balance(seat.tenant_id, from_on=from_on, to_on=to_on, pot_id=pot_id)


def periods_for(seat: Seat) -> list[PeriodRow]:
    """Return the periods and their states."""
    seat.require("books.read")
    return queries.periods(seat.tenant_id)


def behind_the_wall(seat: Seat, row: EntryRow) -> EntryRow:
    """Return the entry as the seat may see it: of a shut case the figures stay, the words do not."""
    if not row.matters & seat.shut:
        return row
    lines = tuple(replace(line, agreement_id=None, party_id=None) for line in row.lines)
    return replace(row, text=str(HIDDEN), subject="", document_id=None, lines=lines)
