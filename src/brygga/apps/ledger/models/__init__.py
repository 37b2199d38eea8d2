"""Rows of the ledger."""

from brygga.apps.ledger.models.books import Account, Period, Pot
from brygga.apps.ledger.models.entries import JournalEntry, Posting

__all__ = ["Account", "JournalEntry", "Period", "Posting", "Pot"]
