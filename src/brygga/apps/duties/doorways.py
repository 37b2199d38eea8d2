"""The doors to duties: a seat's own, and those of a case."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from brygga.apps.access.doorways import Seat
from brygga.apps.access.names import ROLE_NAMES
from brygga.apps.duties.models import Duty
from brygga.apps.duties.texts import words_of


@dataclass(frozen=True, slots=True)
class DutyView:
    """What is asked, of whom (`who` is a name or a role's word), by when, and on which page; `mine` if it is yours."""

    code: str
    text: str
    who: str
    due_on: date | None
    path: str
    matter_id: int | None
    mine: bool
    late: bool


def duties_for(seat: Seat) -> list[DutyView]:
    """Return the seat's own open duties, the most urgent first; those of shut cases are not there."""
    mine = Q(for_person_id=seat.person_id) | Q(for_role__in=seat.roles)
    return [_view(d, seat) for d in _open(seat).filter(mine)]


def duties_of_others(seat: Seat) -> list[DutyView]:
    """Return what waits for others in what the seat may see, the most urgent first: their work, not their secrets."""
    mine = Q(for_person_id=seat.person_id) | Q(for_role__in=seat.roles)
    rows = _open(seat).exclude(mine).exclude(matter_id__in=seat.shut)
    return [_view(d, seat) for d in rows if d.matter_id is None or seat.may("case.read")]


def together(duties: Iterable[DutyView]) -> list[DutyView]:
    """Return the duties with those that ask several people the same thing by the same day as one, in their order."""
    asked: dict[tuple[str, str, date | None, bool], list[DutyView]] = {}
    for duty in duties:
        asked.setdefault((duty.code, duty.text, duty.due_on, duty.mine), []).append(duty)
    return [replace(same[0], who=", ".join(dict.fromkeys(d.who for d in same))) for same in asked.values()]


def duties_of_matter(seat: Seat, matter_id: int) -> list[DutyView]:
    """Return a case's open duties, whoever they are for, the most urgent first."""
    seat.require_seen(matter_id)
    return [_view(d, seat) for d in _open(seat).filter(matter_id=matter_id)]


def duties_of_matters(seat: Seat, matter_ids: list[int]) -> dict[int, list[DutyView]]:
    """Return case → its open duties for many cases, the most urgent first: one query however many."""
    found: dict[int, list[DutyView]] = {}
    for duty in _open(seat).filter(matter_id__in=matter_ids):
        found.setdefault(duty.matter_id or 0, []).append(_view(duty, seat))
    return found


def _open(seat: Seat) -> "QuerySet[Duty]":
    rows = Duty.objects.filter(tenant_id=seat.tenant_id, closed_at=None).select_related("for_person")
    # The question of ties is the one thing about a shut case that reaches the person: nobody can answer it without
    # the applicant's name. It closes with the answer, and whoever has a tie that is known is never asked.
    rows = rows.exclude(Q(matter_id__in=seat.shut) & ~Q(code="declare"))
    if seat.matters is not None:
        rows = rows.filter(matter_id__in=seat.matters)
    # Without a day comes last on every database: what has a day, and is late, is what must be seen first.
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def _view(duty: Duty, seat: Seat) -> DutyView:
    details: dict[str, Any] = duty.details
    who = duty.for_person.name if duty.for_person else str(ROLE_NAMES[duty.for_role])
    mine = duty.for_person_id == seat.person_id or duty.for_role in seat.roles
    words = words_of(duty.code, details, for_applicant=seat.matters is not None)
    return DutyView(duty.code, words, who, duty.due_on, duty.path, duty.matter_id, mine,
                    duty.due_on is not None and duty.due_on < seat.on)
