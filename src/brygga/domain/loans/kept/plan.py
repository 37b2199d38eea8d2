"""The plan of a taken-over loan: on a day with all that has happened, and as it was agreed, in the house's rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from brygga.domain.loans.conventions import TAKEN_OVER
from brygga.domain.loans.draft import DraftTerms
from brygga.domain.loans.grid import pay_days
from brygga.domain.loans.kept.as_of import AsOf
from brygga.domain.loans.kept.book import Book
from brygga.domain.loans.kept.cumulative import Cumulative
from brygga.domain.loans.kept.happenings import Happening
from brygga.domain.loans.kept.lines import KeptPlan, KeptRow
from brygga.domain.loans.kept.progressive import Progressive
from brygga.domain.loans.rows import Row

WALKS: dict[str, type[Book]] = {"cumulative": Cumulative, "progressive": Progressive, "as_of": AsOf}


def book_of(terms: DraftTerms) -> Book:
    """An empty book of the walk that the loan's convention takes."""
    return WALKS[TAKEN_OVER[terms.convention].walk](terms)


def kept_plan(terms: DraftTerms, happenings: Sequence[Happening], as_of: date) -> KeptPlan:
    """The rows on a day, after everything that happened up to and on it."""
    return book_of(terms).run(happenings, as_of)


def agreed_rows(terms: DraftTerms) -> list[Row]:
    """The contract's plan with all its tranches, as if everything will be paid on its day."""
    book = book_of(terms)
    for tranche in terms.draws:
        book.draw(tranche)
    return house_rows(terms, book.rows())


def house_rows(terms: DraftTerms, kept: Sequence[KeptRow]) -> list[Row]:
    """The rows as the house shows a plan: with the day of payment and the balance that opened the period."""
    shown, closing, start, counted = [], 0, date.min, False
    counts_days = terms.day_count not in ("PERIOD", "30/365")
    pays = pay_days([row.due_on for row in kept], terms.is_bank_day)
    for row, pay in zip(kept, pays, strict=True):
        opens = _opens(terms, row, start)
        new = [draw for draw in terms.draws if start <= draw.on <= opens and not (counted and draw.on == start)]
        opened = sum(draw.amount.minor for draw in new)
        days = row.days if counts_days else None
        amounts = row.interest, row.principal, row.fee, row.total, row.closing
        shown.append(Row(row.nr, row.due_on, pay, days, closing + opened, *amounts))
        # What is due back on the day of its tranche has opened with the tranche, so the next row does not again.
        closing, start, counted = row.closing, row.due_on, row.days == 0
    return shown


def _opens(terms: DraftTerms, row: KeptRow, start: date) -> date:
    """The first day of a row's period: the due date before it, or the disbursement."""
    return row.due_on if row.down else max(start, terms.disbursed_on)
