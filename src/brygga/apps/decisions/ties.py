"""Declared ties, read as the rules of conflict read them: rows in, a domain value out.

A "no" holds for the meeting at which it was given, since ties come and go; a tie that was once told stays with the
case, and so does what law says.
"""

from datetime import datetime

from brygga.apps.decisions.models import Declaration, Ruling
from brygga.domain.casework import conflict

RANK = (conflict.Tie.REPRESENTS, conflict.Tie.ADVISER, conflict.Tie.FAMILY, conflict.Tie.OTHER, conflict.Tie.NONE)


def all_declared(meeting_id: int, matter_id: int, until: datetime | None = None) -> dict[int, conflict.Declaration]:
    """Return person id → what that person has answered that counts at a meeting, with the latest ruling.

    `until` leaves out what was said later: what a decision stood on does not change when somebody tells of a new tie.
    """
    ties: dict[int, list[conflict.Tie]] = {}
    by_law = set()
    rows, ruled = Declaration.objects.filter(matter_id=matter_id), Ruling.objects.filter(matter_id=matter_id)
    if until is not None:
        rows, ruled = rows.filter(at__lte=until), ruled.filter(at__lte=until)
    for row in rows.order_by("pk"):
        if row.meeting_id == meeting_id or row.answer != conflict.Tie.NONE:
            ties.setdefault(row.person_id, []).append(conflict.Tie(row.answer))
        if row.by_law:
            by_law.add(row.person_id)
    rulings = {r.person_id: conflict.Ruling(str(r.by_id), r.opens, r.reason)
               for r in ruled.order_by("pk")}
    return {p: conflict.Declaration(str(p), tuple(said), p in by_law, rulings.get(p)) for p, said in ties.items()}


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
