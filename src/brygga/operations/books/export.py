"""The books and the trail of one fund as a file, for whoever audits them without trusting this program."""

import json
from collections.abc import Iterator
from pathlib import Path

from brygga.apps.access.doorways import Seat
from brygga.apps.ledger.queries import entries_for_export
from brygga.foundation import offline_verifier
from brygga.foundation.export import export_lines
from brygga.foundation.refusals import Refused, text


def export_for(seat: Seat) -> Iterator[str]:
    """Yield the file line by line. It is whole or not at all: whoever is shut out of a case does not get it."""
    seat.require("audit.read")
    if seat.shut:
        raise Refused("export.shut", text("Filen innehåller hela böckerna, också ett ärende som är stängt för dig."),
                      way_on=text("Revisorn kan hämta den."))
    return (json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"
            for line in export_lines(entries_for_export, seat.tenant_id))


def verifier() -> str:
    """Return the one file that proves the export, as text."""
    return Path(offline_verifier.__file__).read_text(encoding="utf-8")
