"""Audit codes of payments."""

from brygga.foundation.refusals import text

EVENTS = {
    "payments.bank_account_opened": text("Ett bankkonto lades in"),
    "payments.order_proposed": text("En betalning lades upp"),
    "payments.order_approved": text("Betalningen attesterades"),
    "payments.order_listed": text("Betalningen sattes på listan till banken"),
    "payments.order_withdrawn": text("Betalningen drogs tillbaka"),
    "payments.order_confirmed": text("Banken har betalat"),
    "payments.statement_entered": text("Ett kontoutdrag skrevs in"),
    "payments.statement_withdrawn": text("Ett kontoutdrag drogs tillbaka"),
    "payments.line_matched": text("En rad på kontoutdraget parades ihop"),
    "payments.match_undone": text("En ihopparning ångrades"), "payments.notice_made": text("En avi gjordes"),
}
