"""Asks the tables of segregation on behalf of an act: a no is raised, a doubled role is noted for the auditor.

The rule itself is in domain.casework; here are only the people of the tenant and the trail. `deeds` are those of this
very case, payment, account or role, as (act, person id): the caller knows what belongs together.
"""

from collections.abc import Sequence

from django.utils.translation import get_language

from brygga.apps.access.models import Person
from brygga.apps.access.permissions import STAFF
from brygga.apps.access.seats import persons_with_role
from brygga.domain.casework import segregation, texts
from brygga.domain.casework.acts import Act, Profile
from brygga.domain.casework.answers import Refusal
from brygga.domain.casework.roles import Role
from brygga.foundation.audit import record
from brygga.foundation.commands import Command
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import Refused

Deed = tuple[Act, int | None]


def require(cmd: Command, act: Act, *, deeds: Sequence[Deed], subject: str, matter_id: int | None = None) -> None:
    """Raise Refused, with who could, unless the actor may do `act` after `deeds`; note an exception of a small fund."""
    people = people_of(cmd)
    one = people.get(cmd.actor, segregation.Person(str(cmd.actor), frozenset()))
    profile = Profile(Tenant.objects.values_list("profile", flat=True).get(pk=cmd.tenant))
    history = [segregation.Deed(done, str(who)) for done, who in deeds if who is not None]
    answer = segregation.may(act, one, history, profile, list(people.values()))
    if isinstance(answer, Refusal):
        raise refused(answer)
    if isinstance(answer, segregation.AllowedWithException):
        record(cmd, "access.exception", subject=subject, matter_id=matter_id,
               data={"act": act.value, "notes": list(answer.notes)})


def people_of(cmd: Command) -> dict[int, segregation.Person]:
    """Return everybody with a role in the tenant on the day, by person id."""
    roles: dict[int, set[Role]] = {}
    for person_id, _, role in persons_with_role(cmd.tenant, STAFF, cmd.on):
        roles.setdefault(person_id, set()).add(Role(role))
    return {pk: segregation.Person(str(pk), frozenset(held)) for pk, held in roles.items()}


def refused(refusal: Refusal, *, field: str | None = None) -> Refused:
    """Return a domain refusal as the one that pages can tell, in the page's language, with names."""
    language = "en" if (get_language() or "sv").startswith("en") else "sv"
    names = Person.objects.in_bulk([int(pk) for pk in refusal.who_could if pk.isdigit()])
    told = texts.sentence(refusal, language)
    return Refused(refusal.code, told.reason, way_on=told.way_on, field=field, section=told.section,
                   who_could=[p.name for p in names.values()])
