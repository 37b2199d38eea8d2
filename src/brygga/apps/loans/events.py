"""Audit codes of loans."""

from brygga.foundation.refusals import text

EVENTS = {
    "loans.made": text("Ett lån beviljades"), "loans.terms_dated": text("Lånets villkor fick en ny version"),
    "loans.paid_out": text("Lånet betalades ut"), "loans.payment_received": text("En betalning kom in"),
    "loans.over_sent_back": text("Det som betalades för mycket gick tillbaka"),
    "loans.payment_reversed": text("En betalning rättades"),
}
