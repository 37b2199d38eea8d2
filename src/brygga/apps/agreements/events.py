"""Audit codes of agreements."""

from brygga.foundation.refusals import text

EVENTS = {
    "agreements.drafted": text("Ett avtal skrevs"), "agreements.moved": text("Ett avtal gick vidare"),
    "agreements.body_registered": text("Fondens registrering lades in"),
    "agreements.handed_in": text("Ett underskrivet avtal lämnades in"),
    "agreements.signature_checked": text("Underskrifterna kontrollerades"),
    "agreements.signature_refused": text("Ett underskrivet avtal skickades tillbaka"),
    "agreements.condition_met": text("Ett villkor uppfylldes"),
}
