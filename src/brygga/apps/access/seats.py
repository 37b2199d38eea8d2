"""A seat: a person in one tenant, with the roles of the day. Every doorway takes one; it answers, never raises late."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from brygga.apps.access import permissions
from brygga.apps.access.models import MatterAccess, Membership, Person, Wall
from brygga.apps.access.names import ROLE_NAMES
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import NotSeen, Refused, text


@dataclass(frozen=True, slots=True)
class Seat:
    """Who looks, from where: tenant, person, roles today; `matters` limits an applicant to own cases (None: staff)."""

    tenant_id: int
    slug: str
    fund: str
    person_id: int
    person: str
    roles: frozenset[str]
    profile: str
    on: date
    matters: frozenset[int] | None = None
    shut: frozenset[int] = frozenset()

    def may(self, permission: str) -> bool:
        """Tell whether the roles of the day carry `permission`."""
        return permissions.allowed(permission, self.roles)

    def require(self, permission: str) -> None:
        """Raise Refused, naming who could, when the roles do not carry `permission`."""
        if not self.may(permission):
            roles = permissions.PERMISSIONS[permission]
            raise Refused("access.role", text("Din roll räcker inte för det här."),
                          way_on=text("De här rollerna kan: %s") % ", ".join(str(ROLE_NAMES[r]) for r in sorted(roles)),
                          who_could=names_with(self.tenant_id, permission, self.on))

    def sees(self, matter_id: int | None) -> bool:
        """Tell whether a case and all that hangs on it may be seen at all."""
        if matter_id is None:
            return self.matters is None
        return matter_id not in self.shut and (self.matters is None or matter_id in self.matters)

    def sees_or_none(self, matter_id: int | None) -> bool:
        """Tell whether a row may be shown: one that hangs on no case, or on one that may be seen."""
        return matter_id is None or self.sees(matter_id)

    def require_seen(self, matter_id: int | None) -> None:
        """Raise NotSeen for a case that is shut or not one's own: the same answer as for one that is not there."""
        if not self.sees(matter_id):
            raise NotSeen


def seat_of(person_id: int, slug: str, on: date) -> Seat:
    """Return the person's seat in the tenant; NotSeen when there is none (or no such tenant)."""
    tenant = Tenant.objects.filter(slug=slug).first()
    person = Person.objects.filter(pk=person_id).first()
    if tenant is None or person is None:
        raise NotSeen
    roles = frozenset(_in_force(on).filter(tenant=tenant, person=person).values_list("role", flat=True))
    matters = None if roles else frozenset(_reached(tenant.pk, person.pk, on))
    if not roles and not matters:
        raise NotSeen
    return Seat(tenant.pk, tenant.slug, tenant.name, person.pk, person.name, roles or frozenset({"applicant"}),
                tenant.profile, on, matters, _shut(tenant.pk, person.pk, staff=bool(roles)))


def seats_of(person_id: int, on: date) -> list[Seat]:
    """Return every seat of a person, by the tenant's name."""
    reach = Q(pk__in=_in_force(on).filter(person_id=person_id).values("tenant")) | Q(
        pk__in=MatterAccess.objects.filter(person_id=person_id).values("tenant"))
    found = []
    for slug in Tenant.objects.filter(reach).order_by("name").values_list("slug", flat=True):
        try:
            found.append(seat_of(person_id, slug, on))
        except NotSeen:
            continue
    return found


def names_with(tenant_id: int, permission: str, on: date, *, matter_id: int | None = None,
               without: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Return the names of those who could: in a role that may, not shut out of the case, not in `without`."""
    people = _in_force(on).filter(tenant_id=tenant_id, role__in=permissions.PERMISSIONS[permission]).exclude(
        person_id__in=without)
    if matter_id is not None:
        people = people.exclude(person_id__in=Wall.objects.filter(matter_id=matter_id).exclude(state="clear").values(
            "person_id"))
    return tuple(sorted(set(people.values_list("person__name", flat=True))))


def persons_with_role(tenant_id: int, roles: frozenset[str], on: date) -> list[tuple[int, str, str]]:
    """Return (person id, name, role) of those who hold one of `roles` on the day, by name."""
    return list(_in_force(on).filter(tenant_id=tenant_id, role__in=roles).order_by("person__name").values_list(
        "person_id", "person__name", "role"))


def _in_force(on: date) -> "QuerySet[Membership]":
    return Membership.objects.filter(Q(to_on=None) | Q(to_on__gte=on), from_on__lte=on, confirmed_by__isnull=False)


def _reached(tenant_id: int, person_id: int, on: date) -> "QuerySet[MatterAccess, int]":
    return MatterAccess.objects.filter(Q(to_on=None) | Q(to_on__gte=on), tenant_id=tenant_id, person_id=person_id
                                       ).values_list("matter_id", flat=True)


def _shut(tenant_id: int, person_id: int, *, staff: bool) -> frozenset[int]:
    """What law shuts because a person represents the applicant shuts the fund's side, not the applicant's own."""
    walls = Wall.objects.filter(tenant_id=tenant_id, person_id=person_id).exclude(state="clear")
    if not staff:
        walls = walls.exclude(ground="represents")
    return frozenset(walls.values_list("matter_id", flat=True))
