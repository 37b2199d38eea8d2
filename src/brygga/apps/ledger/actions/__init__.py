"""The only writers of the ledger."""

from brygga.apps.ledger.actions.books import open_books, open_period, open_pot, open_year
from brygga.apps.ledger.actions.periods import close_period, reopen_period, soft_close_period
from brygga.apps.ledger.actions.posting import post, post_event, reverse
from brygga.apps.ledger.mapping import EntryRef, LedgerLine

__all__ = ["EntryRef", "LedgerLine", "close_period", "open_books", "open_period", "open_pot", "open_year", "post",
           "post_event", "reopen_period", "reverse", "soft_close_period"]
