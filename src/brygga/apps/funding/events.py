"""Audit codes of funding."""

from brygga.foundation.refusals import text

EVENTS = {
    "funding.source_registered": text("En källa registrerades"),
    "funding.paper_written": text("En återrapport till finansiären skrevs"),
    "funding.committed": text("Pengar bands till ett avtal"),
    "funding.commitments_settled": text("Bundna pengar betalades ut"),
    "funding.commitments_lapsed": text("Bundna pengar blev fria igen"),
    "funding.lots_dealt": text("Delbelopp flyttades"),
}
