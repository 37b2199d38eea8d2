"""Persons, an applicant's reach to a case, and the wall."""

from collections.abc import Callable, Iterable

from django.db.models import Q

from brygga.apps.access.models import LoginLink, MatterAccess, Membership, Person, User, Wall
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import Refused, text


@action("access.make_person")
def make_person(cmd: Command, *, name: str, email: str, phone: str = "") -> int:
    """Return the id of the person with this address, made when not known before."""
    address = _address(email)
    known = Person.objects.filter(email__iexact=address).first()
    if known is not None:
        return known.pk
    person = Person.objects.create(name=name.strip(), email=address, phone=phone, created_at=cmd.at)
    record(cmd, "access.person_made", subject=f"person/{person.pk}", private={"name": name, "email": address})
    return person.pk


@action("access.change_email")
def change_email(cmd: Command, *, person_id: int, email: str) -> None:
    """Give a person another address, and put out every link that was sent to the old one."""
    address = _address(email)
    person = Person.objects.get(pk=person_id)
    if person.email == address:
        return
    if Person.objects.filter(email__iexact=address).exists() or User.objects.filter(email__iexact=address).exists():
        raise Refused("person.email_taken", text("Adressen hör redan till någon annan."), field="email")
    before, person.email = person.email, address
    person.save(update_fields=["email"])
    User.objects.filter(person=person).update(email=address)
    LoginLink.objects.filter(person=person, used_at=None).update(expires_at=cmd.at)
    record(cmd, "access.email_changed", subject=f"person/{person_id}", private={"before": before, "email": address})


@action("access.give_reach")
def give_reach(cmd: Command, *, matter_id: int, person_id: int, capacity: str = "contact") -> int:
    """Let a person read and write a case on the applicant's side; giving it again changes nothing."""
    reach, made = MatterAccess.objects.get_or_create(matter_id=matter_id, person_id=person_id, defaults={
        "tenant_id": cmd.tenant, "capacity": capacity, "from_on": cmd.on, "given_by_id": cmd.actor_id})
    if made:
        record(cmd, "access.reach_given", subject=f"person/{person_id}", matter_id=matter_id,
               data={"capacity": capacity})
        shut_by_law(cmd, person_id)
    return reach.pk


SignsFor = Callable[[int, int], Iterable[int]]
signed_for: list[SignsFor] = []
"""Ways to ask, by tenant and person, in which cases that person may sign for the applicant. Access knows neither cases
nor parties; the room that knows both adds its way when it is loaded."""


def shut_by_law(cmd: Command, person_id: int) -> None:
    """Shut, for a person with a role in the fund, each case that the same person acts in or signs for the applicant.

    Called when any of it becomes known, the reach, the signatory, the applicant or the role, so that no page is open in
    between (EFL 7:23). Those without a role are left alone: for them it is their own case.
    """
    if not Membership.objects.filter(Q(to_on=None) | Q(to_on__gte=cmd.on), tenant_id=cmd.tenant, person_id=person_id,
                                     confirmed_by__isnull=False).exists():
        return
    reached = MatterAccess.objects.filter(Q(to_on=None) | Q(to_on__gte=cmd.on), tenant_id=cmd.tenant,
                                          person_id=person_id)
    theirs = {*reached.values_list("matter_id", flat=True),
              *(matter for ask in signed_for for matter in ask(cmd.tenant, person_id))}
    for matter_id in sorted(theirs):
        set_wall(cmd, matter_id=matter_id, person_id=person_id, state="conflicted", ground="represents")


@action("access.set_wall")
def set_wall(cmd: Command, *, matter_id: int, person_id: int, state: str, ground: str = "") -> None:
    """Shut or open a case for a person. A wall set by law (ground "represents") is never opened again (EFL 7:23)."""
    wall = Wall.objects.filter(matter_id=matter_id, person_id=person_id).first()
    if wall is not None and wall.ground == "represents" and state == "clear":
        raise Refused("wall.by_law", text("Jävet följer av lag och kan inte hävas."), section="EFL 7:23")
    if wall is not None and (wall.state, wall.ground) == (state, ground):
        return
    Wall.objects.update_or_create(matter_id=matter_id, person_id=person_id, defaults={
        "tenant_id": cmd.tenant, "state": state, "ground": ground, "since": cmd.at})
    record(cmd, "access.wall_set", subject=f"person/{person_id}", matter_id=matter_id,
           data={"state": state, "ground": ground})


def _address(email: str) -> str:
    address = email.strip().lower()
    if "@" not in address:
        raise Refused("person.email", text("Adressen behöver ett @, till exempel namn@exempel.se."), field="email")
    return address
