"""What departs from the plain way and is allowed: the auditor's list, computed from the trail and the books."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from brygga.apps.access import queries as people
from brygga.apps.access.doorways import Seat
from brygga.apps.access.names import ROLE_NAMES
from brygga.apps.ledger import looking
from brygga.apps.ledger.queries import EntryRow
from brygga.domain.casework.texts import TEXTS
from brygga.foundation.audit import details_of
from brygga.foundation.models import AuditEvent
from brygga.foundation.refusals import text
from brygga.operations.books.curtain import Curtain
from brygga.operations.books.words import Subjects

LATE_DAYS = 30


@dataclass(frozen=True, slots=True)
class Departure:
    """Something that a person did in the trail: the link's number, the day, who, about what, and in words."""

    seq: int
    on: date
    who: str
    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The four lists; of cases that are shut for the reader nothing stands in the first two."""

    two_steps: tuple[Departure, ...]
    sent_back: tuple[Departure, ...]
    back_dated: tuple[EntryRow, ...]
    corrections: tuple[EntryRow, ...]

    @property
    def count(self) -> int:
        """Return how many there are in all."""
        return len(self.two_steps) + len(self.sent_back) + len(self.back_dated) + len(self.corrections)


def exceptions_for(seat: Seat) -> Exceptions:
    """Return what an auditor should look at, newest first in each list."""
    seat.require("books.read")
    return Exceptions(_departures(seat, "access.exception"), _departures(seat, "agreements.signature_refused"),
                      tuple(looking.back_dated_for(seat, LATE_DAYS)), tuple(looking.corrections_for(seat)))


def _departures(seat: Seat, code: str) -> tuple[Departure, ...]:
    links = list(Curtain(seat).before(AuditEvent.objects.filter(tenant_id=seat.tenant_id, code=code)).order_by("-seq"))
    names = people.names({link.actor_id for link in links if link.actor_id})
    subjects = Subjects(seat, [link.subject for link in links])
    return tuple(Departure(link.seq, link.on, names.get(link.actor_id or 0, ""), subjects(link.subject),
                           _words(details_of(link))) for link in links)


def _words(said: dict[str, object]) -> str:
    notes = said.get("notes")
    if isinstance(notes, list):
        return " ".join(_rule(str(note)) for note in notes)
    return str(said.get("why") or said.get("reason") or "")


def _rule(note: str) -> str:
    """A note is a rule's code, or two roles that one person holds ("administrator+treasurer")."""
    if "+" in note:
        first, second = note.split("+", 1)
        return str(text("Samma person är %(first)s och %(second)s.")) % {
            "first": ROLE_NAMES[first], "second": ROLE_NAMES[second]}
    language = "en" if (get_language() or "sv").startswith("en") else "sv"
    return str(text("Regeln som frångicks: %s")) % TEXTS[note][0].in_(language)
