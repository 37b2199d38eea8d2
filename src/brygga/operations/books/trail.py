"""The audit trail as pages show it: sentences, names, and nothing at all of a case that is shut for the reader.

A link of a shut case stays in its place, with its number and day alone, so that nobody takes it for a hole.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from brygga.apps.access import queries as people
from brygga.apps.access.doorways import Seat
from brygga.foundation.audit import details_of
from brygga.foundation.models import AuditEvent
from brygga.foundation.refusals import NotSeen
from brygga.operations.books.curtain import Curtain
from brygga.operations.books.words import Subjects, events, said_in_words, sentence_of

PAGE = 25


@dataclass(frozen=True, slots=True)
class TrailRow:
    """A link of the trail; of a shut one only `seq` and `on` are told."""

    seq: int
    on: date
    at: datetime | None
    who: str
    code: str
    sentence: str
    subject: str
    matter_id: int | None
    digest: str
    shut: bool = False


@dataclass(frozen=True, slots=True)
class LinkPage:
    """One link whole: its row, what it says as (name, value), the link before and the text that was digested."""

    row: TrailRow
    says: tuple[tuple[str, str], ...]
    previous: str
    body: str


def trail_for(seat: Seat, *, person_id: int | None = None, matter_id: int | None = None, code: str = "",
              before: int | None = None) -> list[TrailRow]:
    """Return up to `PAGE` + 1 links, newest first; `before` is the number that the next page begins below."""
    seat.require("audit.read")
    rows, curtain = _rows(seat), Curtain(seat)
    if person_id or matter_id or code:
        rows = curtain.before(rows)
    rows = rows.filter(actor_id=person_id) if person_id else rows
    rows = rows.filter(matter_id=matter_id) if matter_id else rows
    rows = rows.filter(code=code) if code else rows
    rows = rows.filter(seq__lt=before) if before else rows
    found = list(rows.order_by("-seq")[:PAGE + 1])
    names = people.names({link.actor_id for link in found if link.actor_id})
    subjects = Subjects(seat, [link.subject for link in found])
    return [_row(curtain, link, names, subjects) for link in found]


def link_for(seat: Seat, seq: int) -> LinkPage:
    """Return one link whole, or NotSeen."""
    seat.require("audit.read")
    link, curtain = _rows(seat).filter(seq=seq).first(), Curtain(seat)
    if link is None or curtain.hides(link):
        raise NotSeen
    names = people.names({link.actor_id} if link.actor_id else set())
    says = tuple(said_in_words(name, value) for name, value in details_of(link).items())
    return LinkPage(_row(curtain, link, names, Subjects(seat, [link.subject])), says, link.previous, link.body)


def choices_for(seat: Seat) -> tuple[list[tuple[int, str]], list[tuple[str, str]]]:
    """Return what the trail can be narrowed to: (person, name) and (code, sentence), each by its words."""
    seat.require("audit.read")
    rows = Curtain(seat).before(_rows(seat))
    names = people.names({pk for pk in rows.values_list("actor_id", flat=True).distinct() if pk is not None})
    codes = [(code, sentence_of(code)) for code in rows.values_list("code", flat=True).distinct() if code in events()]
    return sorted(names.items(), key=lambda row: row[1]), sorted(codes, key=lambda row: row[1])


def _rows(seat: Seat) -> "QuerySet[AuditEvent]":
    return AuditEvent.objects.filter(tenant_id=seat.tenant_id)


def _row(curtain: Curtain, link: AuditEvent, names: dict[int, str], subjects: Subjects) -> TrailRow:
    if curtain.hides(link):
        return TrailRow(link.seq, link.on, None, "", "", "", "", None, "", shut=True)
    return TrailRow(link.seq, link.on, link.at, names.get(link.actor_id or 0, ""), link.code, sentence_of(link.code),
                    subjects(link.subject), link.matter_id, link.digest)
