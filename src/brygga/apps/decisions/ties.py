"""Declared ties, read as the rules of conflict read them: rows in, a domain value out.

A "no" holds for the meeting at which it was given, since ties come and go; a tie that was once told stays with the
case, and so does what law says.
"""

from collections.abc import Iterable
from datetime import datetime

from brygga.apps.decisions.models import Declaration, Ruling
from brygga.domain.casework import conflict

RANK = (conflict.Tie.REPRESENTS, conflict.Tie.ADVISER, conflict.Tie.FAMILY, conflict.Tie.OTHER, conflict.Tie.NONE)


Told = dict[int, conflict.Declaration]


def by_matter(meeting_id: int, matter_ids: Iterable[int], until: datetime | None = None) -> dict[int, Told]:
    """Return matter id → person id → what that person has answered that counts at a meeting, with the latest ruling.

    `until` leaves out what was said later: what a decision stood on does not change when somebody tells of a new tie.
    Two queries however many matters.
    """
    ids = list(matter_ids)
    rows, ruled = Declaration.objects.filter(matter_id__in=ids), Ruling.objects.filter(matter_id__in=ids)
    if until is not None:
        rows, ruled = rows.filter(at__lte=until), ruled.filter(at__lte=until)
    ties: dict[tuple[int, int], list[conflict.Tie]] = {}
    by_law = set()
    for row in rows.order_by("pk"):
        if row.meeting_id == meeting_id or row.answer != conflict.Tie.NONE:
            ties.setdefault((row.matter_id, row.person_id), []).append(conflict.Tie(row.answer))
        if row.by_law:
            by_law.add((row.matter_id, row.person_id))
    rulings = {(r.matter_id, r.person_id): conflict.Ruling(str(r.by_id), r.opens, r.reason)
               for r in ruled.order_by("pk")}
    found: dict[int, Told] = {matter_id: {} for matter_id in ids}
    for (matter_id, person_id), said in ties.items():
        found[matter_id][person_id] = conflict.Declaration(
            str(person_id), tuple(said), (matter_id, person_id) in by_law, rulings.get((matter_id, person_id)))
    return found


def all_declared(meeting_id: int, matter_id: int, until: datetime | None = None) -> Told:
    """Return person id → what counts at a meeting, for one case."""
    return by_matter(meeting_id, [matter_id], until)[matter_id]


def declared(meeting_id: int, matter_id: int, person_id: int) -> conflict.Declaration:
    """Return what one person has answered that counts at a meeting; no ties when nothing does."""
    return all_declared(meeting_id, matter_id).get(person_id, conflict.Declaration(str(person_id)))


def why_shut(said: conflict.Declaration) -> str:
    """Return "unanswered" or the heaviest tie when the case is shut to the person, else an empty text."""
    return "" if conflict.is_open(said) else heaviest(said)


def heaviest(said: conflict.Declaration) -> str:
    """Return the tie that decides: "unanswered" when nothing was said, "none" when there is no tie."""
    if said.represents_by_register:
        return conflict.Tie.REPRESENTS.value
    return next((tie.value for tie in RANK if tie in said.ties), "unanswered")
