"""Audit codes of capital."""

from brygga.foundation.refusals import text

EVENTS = {
    "capital.made": text("En förlagsinsats beviljades"), "capital.placed": text("Förlagsinsatsen betalades in"),
    "capital.certificate_received": text("Förlagsandelsbeviset kom in"),
    "capital.notice_given": text("Förlagsinsatsen sades upp"),
    "capital.dividend_decided": text("Utdelning beslutades"),
    "capital.dividend_received": text("Utdelning kom in"), "capital.redeemed": text("Förlagsinsatsen löstes in"),
}
