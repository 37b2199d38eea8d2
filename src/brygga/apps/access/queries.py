"""Readers of access for other rooms' acts."""

from collections.abc import Iterable

from brygga.apps.access.models import MatterAccess, Person, Wall


def is_shut(matter_id: int, person_id: int) -> bool:
    """Tell whether a case is shut for a person: unanswered or conflicted."""
    return Wall.objects.filter(matter_id=matter_id, person_id=person_id).exclude(state="clear").exists()


def shut_for(matter_id: int) -> dict[int, str]:
    """Return person id → state for everybody who has been asked about a case or is shut out of it."""
    return dict(Wall.objects.filter(matter_id=matter_id).values_list("person_id", "state"))


def conflicted(matter_id: int) -> dict[int, str]:
    """Return person id → ground for everybody with a known tie to a case."""
    return dict(Wall.objects.filter(matter_id=matter_id, state="conflicted").order_by("person_id").values_list(
        "person_id", "ground"))


def walls(matter_ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return case → the persons it is shut for, for those cases that are shut for anybody: one query."""
    found: dict[int, set[int]] = {}
    rows = Wall.objects.filter(matter_id__in=list(matter_ids)).exclude(state="clear")
    for matter_id, person_id in rows.values_list("matter_id", "person_id"):
        found.setdefault(matter_id, set()).add(person_id)
    return {matter_id: frozenset(shut) for matter_id, shut in found.items()}


def hidden_with(matter_ids: Iterable[int]) -> frozenset[int]:
    """Return those who act for the applicant in these cases and in no other: their names tell whose case it is."""
    ids = frozenset(matter_ids)
    if not ids:
        return frozenset()
    elsewhere = MatterAccess.objects.exclude(matter_id__in=ids).values("person_id")
    return frozenset(MatterAccess.objects.filter(matter_id__in=ids).exclude(person_id__in=elsewhere).values_list(
        "person_id", flat=True))


def person(person_id: int) -> tuple[str, str, str]:
    """Return (name, e-mail, language) of a person."""
    return Person.objects.values_list("name", "email", "language").get(pk=person_id)


def names(ids: set[int]) -> dict[int, str]:
    """Return person id → name, one query however many."""
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))


def reaching(matter_id: int) -> list[tuple[int, str, str, str]]:
    """Return (id, name, e-mail, language) of those who reach a case on the applicant's side."""
    rows = MatterAccess.objects.filter(matter_id=matter_id, to_on=None).select_related("person").order_by("pk")
    return [(r.person_id, r.person.name, r.person.email, r.person.language) for r in rows]
