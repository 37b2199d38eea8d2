"""Rows of the books as cells of a table: text, links and amounts in the reader's hand."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from brygga.apps.access.doorways import Seat
from brygga.apps.ledger.queries import EntryRow
from brygga.formats.pictures import figures
from brygga.operations.books.exceptions import Departure
from brygga.operations.books.words import Subjects

Cell = Any


def money(minor: int, currency: str = "SEK") -> str:
    """Return an amount with öre, for columns that add up; nothing for zero."""
    return figures.money(minor, currency, get_language() or "sv", exact=True) if minor else "–"


def address(seat: Seat, name: str, **of: Any) -> str:
    """Return the address of a page in the seat's fund."""
    return reverse(name, kwargs={"slug": seat.slug, **of})


def entry_link(seat: Seat, row: EntryRow) -> Cell:
    """Return the cell that leads to an entry."""
    return {"text": row.ref, "href": address(seat, "books:entry", entry_id=row.entry_id)}


def entry_row(seat: Seat, row: EntryRow) -> list[Cell]:
    """Return an entry in a list: number, day, text, sum, and whether it was put right."""
    word = {"word": _("rättelse"), "kind": "warn"} if row.reverses_id else (
        {"word": _("rättad"), "kind": "warn"} if row.reversed_by_id else "")
    return [entry_link(seat, row), row.booked_on.isoformat(), row.value_on.isoformat(), row.text,
            money(sum(line.minor for line in row.lines if line.minor > 0)), word]


def entry_columns() -> list[dict[str, Any]]:
    """Return the columns of `entry_row`."""
    return [{"label": _("Verifikation")}, {"label": _("Bokförd")}, {"label": _("Värdedag")},
            {"label": _("Text"), "phone": "bare full"},
            {"label": _("Belopp"), "numeric": True, "phone": "beside"}, {"label": _("Läge"), "phone": "bare"}]


def departure_row(seat: Seat, row: Departure) -> list[Cell]:
    """Return something that departs from the plain way."""
    number: Cell = {"text": str(row.seq), "href": address(seat, "books:link", seq=row.seq)}
    return [number if seat.may("audit.read") else str(row.seq), row.on.isoformat(), row.who, row.subject, row.words]


def about(seat: Seat, row: EntryRow) -> str:
    """Return what an entry is about, in words; a dash when the case is shut."""
    return Subjects(seat, [row.subject])(row.subject) if row.subject else "–"
