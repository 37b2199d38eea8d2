"""Who is who, for the pages and acts that invite, confirm and let in: memberships as values, people by address.

A membership is waiting (proposed, not confirmed), in force, to come, or ended; all four are told, so that the page of
roles hides nothing. Do not use these to decide what a person may do: that is the seat's to answer.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from brygga.apps.access.models import MatterAccess, Membership, Person, User
from brygga.apps.access.names import ROLE_NAMES
from brygga.domain.casework.acts import Profile
from brygga.domain.casework.roles import Role
from brygga.domain.casework.segregation import AllowedWithException, may_hold


@dataclass(frozen=True, slots=True)
class MembershipView:
    """One role of one person; `state` is waiting, in_force, to_come or ended; `confirmed_by` "" while it waits."""

    id: int
    person_id: int
    name: str
    email: str
    role: str
    role_name: str
    from_on: date
    to_on: date | None
    proposed_by_id: int
    proposed_by: str
    confirmed_by: str
    state: str


@dataclass(frozen=True, slots=True)
class Known:
    """A person found by address: `reaches` own cases, `staff` holds a role (waiting ones count), on the day."""

    id: int
    name: str
    email: str
    language: str
    reaches: bool
    staff: bool


def memberships(tenant_id: int, on: date) -> list[MembershipView]:
    """Return every role of the tenant, ended ones too, by person and role."""
    rows = Membership.objects.filter(tenant_id=tenant_id).select_related("person", "proposed_by", "confirmed_by")
    return [_view(row, on) for row in rows.order_by("person__name", "role", "pk")]


def waiting_for(person_id: int, on: date) -> list[tuple[int, MembershipView]]:
    """Return (tenant id, role) of the roles proposed for a person that nobody has confirmed."""
    rows = Membership.objects.filter(person_id=person_id, confirmed_by=None, to_on=None).select_related(
        "person", "proposed_by", "confirmed_by")
    return [(row.tenant_id, _view(row, on)) for row in rows]


def known(email: str, on: date) -> Known | None:
    """Return the person with this address, or None."""
    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is None:
        return None
    reach = MatterAccess.objects.filter(Q(to_on=None) | Q(to_on__gte=on), person=person, from_on__lte=on)
    staff = Membership.objects.filter(Q(to_on=None) | Q(to_on__gte=on), person=person)
    return Known(person.pk, person.name, person.email, person.language, reach.exists(), staff.exists())


def has_password(person_ids: set[int]) -> set[int]:
    """Return those who have chosen a password."""
    users = User.objects.filter(person_id__in=person_ids).only("person_id", "password")
    return {user.person_id for user in users if user.has_usable_password()}


def applicants(tenant_id: int, on: date) -> list[tuple[int, str]]:
    """Return (id, name) of those who reach a case of the tenant on the applicant's side, by name."""
    rows: QuerySet[MatterAccess] = MatterAccess.objects.filter(Q(to_on=None) | Q(to_on__gte=on), tenant_id=tenant_id)
    return sorted(set(rows.values_list("person_id", "person__name")), key=lambda row: row[1])


def _view(row: Membership, on: date) -> MembershipView:
    return MembershipView(row.pk, row.person_id, row.person.name, row.person.email, row.role,
                          str(ROLE_NAMES[row.role]), row.from_on, row.to_on, row.proposed_by_id,
                          row.proposed_by.name, row.confirmed_by.name if row.confirmed_by else "", _state(row, on))


def _state(row: Membership, on: date) -> str:
    if row.to_on is not None and (row.to_on < on or row.confirmed_by_id is None):
        return "ended"
    if row.confirmed_by_id is None:
        return "waiting"
    return "to_come" if row.from_on > on else "in_force"


@dataclass(frozen=True, slots=True)
class Doubled:
    """A person who holds two roles that are better held by two: allowed in a small fund, and noted."""

    person_id: int
    name: str
    first: str
    second: str


def doubled(every: list[MembershipView]) -> list[Doubled]:
    """Return every doubled pair of roles among memberships in force, by person."""
    held: dict[tuple[str, int], set[str]] = {}
    for row in every:
        if row.state == "in_force":
            held.setdefault((row.name, row.person_id), set()).add(row.role)
    found = []
    for (name, person_id), roles in sorted(held.items()):
        answer = may_hold(frozenset(Role(r) for r in roles), Profile.SMALL_FUND)
        if isinstance(answer, AllowedWithException):
            found += [Doubled(person_id, name, *note.split("+")) for note in answer.notes]
    return found
