"""Audit codes of the ledger, with the sentence that the trail shows."""

from brygga.foundation.refusals import text

EVENTS = {
    "ledger.books_opened": text("Kontoplanen lades upp"),
    "ledger.pot_opened": text("En pott öppnades"),
    "ledger.period_opened": text("En period öppnades"),
    "ledger.period_soft_closed": text("En period stängdes preliminärt"),
    "ledger.reopening_asked": text("Någon bad om att få öppna en stängd period"),
    "ledger.period_reopened": text("En period öppnades igen av två personer"),
    "ledger.period_closed": text("En period stängdes för gott"),
    "ledger.entry_sealed": text("En verifikation bokfördes"),
}
