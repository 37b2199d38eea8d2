"""Audit codes of decisions, with the sentence that the trail shows."""

from brygga.foundation.refusals import text

EVENTS = {
    "decisions.body_made": text("Ett beslutande organ lades till"),
    "decisions.meeting_planned": text("Ett sammanträde planerades"),
    "decisions.meeting_moved": text("Ett sammanträde fick en ny dag"),
    "decisions.item_placed": text("Ett ärende sattes på dagordningen"),
    "decisions.item_withdrawn": text("Ett ärende utgick från dagordningen"),
    "decisions.item_postponed": text("Ett ärende sköts upp"),
    "decisions.pack_frozen": text("Ett beslutsunderlag frystes"),
    "decisions.declared": text("En ledamot svarade på frågan om jäv"),
    "decisions.tie_ruled": text("Ordföranden svarade på en ledamots koppling"),
    "decisions.meeting_opened": text("Ett sammanträde öppnades"),
    "decisions.presence_noted": text("En ledamot kom till eller lämnade sammanträdet"),
    "decisions.decided": text("Ett ärende avgjordes"),
    "decisions.delegation_taken_up": text("Ett ärende togs upp för beslut på delegation"),
    "decisions.delegation_left": text("Ett ärende lämnades från delegation till styrelsen"),
    "decisions.meeting_closed": text("Ett sammanträde avslutades"),
    "decisions.minutes_signed": text("Ett protokoll skrevs under"),
    "decisions.minutes_adjusted": text("Ett protokoll justerades"),
}
