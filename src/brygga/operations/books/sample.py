"""A sample by a printed seed: anybody with the seed draws the same entries, so nobody can choose what is looked at."""

import hashlib
from datetime import date

from brygga.apps.access.doorways import Seat
from brygga.apps.ledger import looking
from brygga.apps.ledger.queries import EntryRow

MOST = 100


def sample_for(seat: Seat, *, seed: str, how_many: int, from_on: date, to_on: date) -> list[EntryRow]:
    """Return `how_many` entries of a span, those with the smallest SHA-256 of "seed:entry id", oldest first."""
    every = looking.every_entry_id(seat, from_on=from_on, to_on=to_on)
    drawn = sorted(every, key=lambda pk: hashlib.sha256(f"{seed}:{pk}".encode()).hexdigest())
    return looking.sample_of(seat, set(drawn[:min(how_many, MOST)]))
