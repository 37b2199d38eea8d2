"""Rows ↔ values of the ledger: lines as they are asked for, entries as they are told, and what a digest is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from brygga.apps.ledger.models import JournalEntry, Posting
from brygga.foundation.canonical import canonical, digest


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line to post: account role ("bank") or number ("1930"), pot, minor units (debit > 0), what it is about."""

    account: str
    pot_id: int
    minor: int
    currency: str = "SEK"
    agreement_id: int | None = None
    party_id: int | None = None


@dataclass(frozen=True, slots=True)
class EntryRef:
    """A sealed entry by its id, and by the number that people use."""

    entry_id: int
    series: str
    number: int
    year: int
    digest: str

    def __str__(self) -> str:
        """Return the number as it is written: "H 12/2026"."""
        return f"{self.series} {self.number}/{self.year}"


def content(header: Mapping[str, Any], lines: Sequence[Sequence[Any]]) -> str:
    """Return the canonical text that an entry's digest is made of; never change it, old entries must digest alike.

    `header` holds the columns in HEADER; a line is (line_no, account number, pot, agreement, party, currency, minor).
    """
    return canonical({**{name: header[name] for name in HEADER}, "postings": [list(line) for line in lines]})


HEADER = ("tenant_id", "series", "number", "year", "booked_on", "value_on", "event", "subject", "text", "reverses_id",
          "document_id", "made_by_id", "recorded_at", "lines")


def content_of(entry: JournalEntry, postings: Sequence[Posting]) -> str:
    """Return the content of a stored entry; `postings` by line number, with their accounts."""
    header: dict[str, date | datetime | str | int | None] = {name: getattr(entry, name) for name in HEADER}
    return content(header, [(p.line_no, p.account.number, p.pot_id, p.agreement_id, p.party_id, p.currency,
                             p.amount_minor) for p in postings])


def digest_of(told: str) -> str:
    """Return the digest of an entry's content."""
    return digest("entry", told)
