"""Roles: proposed by one person, confirmed by another, ended by either."""

from datetime import date

from brygga.apps.access import permissions
from brygga.apps.access.actions.people import shut_by_law
from brygga.apps.access.models import Membership
from brygga.apps.access.seats import names_with
from brygga.apps.access.segregation import refused
from brygga.domain.casework.acts import Profile
from brygga.domain.casework.answers import Refusal
from brygga.domain.casework.roles import Role
from brygga.domain.casework.segregation import AllowedWithException, may_hold
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant
from brygga.foundation.refusals import NotSeen, Refused, text


@action("access.propose_role")
def propose_role(cmd: Command, *, person_id: int, role: str, from_on: date) -> int:
    """Propose a role; it is in force only when another person has confirmed it. Returns the membership's id."""
    if role not in permissions.STAFF:
        raise Refused("role.unknown", text("Välj en av rollerna i listan."), field="role")
    if Membership.objects.filter(tenant_id=cmd.tenant, person_id=person_id, role=role, to_on=None).exists():
        raise Refused("role.has_it", text("Personen har redan den rollen, eller väntar på bekräftelse."), field="role")
    notes = _doubled(cmd, person_id, role)
    membership = Membership.objects.create(tenant_id=cmd.tenant, person_id=person_id, role=role, from_on=from_on,
                                           proposed_by_id=cmd.actor)
    record(cmd, "access.role_proposed", subject=f"person/{person_id}", data={"role": role, "from": from_on})
    if notes:
        record(cmd, "access.exception", subject=f"person/{person_id}", data={"act": "role", "notes": notes})
    return membership.pk


@action("access.confirm_role")
def confirm_role(cmd: Command, *, membership_id: int) -> None:
    """Confirm a proposed role; whoever proposed it cannot, and nobody confirms a role for themselves unless proposed
    by another (the database refuses the first case whatever this code says).
    """
    membership = _of_tenant(cmd, membership_id)
    if membership.confirmed_by_id is not None:
        return
    if membership.proposed_by_id == cmd.actor:
            raise Refused("role.two_persons", text("En roll tar två personer: du föreslog den, någon annan bekräftar."),
                      who_could=names_with(cmd.tenant, "role.confirm", cmd.on,
                                           without=frozenset({cmd.actor or 0})))
    membership.confirmed_by_id = cmd.actor
    membership.save(update_fields=["confirmed_by"])
    record(cmd, "access.role_confirmed", subject=f"person/{membership.person_id}", data={"role": membership.role})
    shut_by_law(cmd, membership.person_id)


@action("access.end_role")
def end_role(cmd: Command, *, membership_id: int, to_on: date) -> None:
    """End a role after `to_on`; the last administrator's role cannot end."""
    membership = _of_tenant(cmd, membership_id)
    others = Membership.objects.filter(tenant_id=cmd.tenant, role="administrator", to_on=None,
                                       confirmed_by__isnull=False).exclude(pk=membership.pk)
    if membership.role == "administrator" and others.count() < 2:
        raise Refused("role.two_administrators", text("Fonden behöver minst två administratörer."),
                      way_on=text("Lägg till en ny administratör först."))
    if to_on < membership.from_on:
        raise Refused("role.days", text("Slutdagen ligger före den dag rollen började."), field="to_on")
    membership.to_on, membership.ended_by_id = to_on, cmd.actor
    membership.save(update_fields=["to_on", "ended_by"])
    record(cmd, "access.role_ended", subject=f"person/{membership.person_id}", data={"role": membership.role})


def _doubled(cmd: Command, person_id: int, role: str) -> list[str]:
    """Refuse roles that one person may not hold together; return those that are noted for the auditor instead."""
    held = set(Membership.objects.filter(tenant_id=cmd.tenant, person_id=person_id, to_on=None).values_list(
        "role", flat=True))
    profile = Profile(Tenant.objects.values_list("profile", flat=True).get(pk=cmd.tenant))
    before = may_hold(frozenset(Role(r) for r in held), profile)
    answer = may_hold(frozenset(Role(r) for r in held | {role}), profile)
    if isinstance(answer, Refusal):
        raise refused(answer, field="role")
    known = before.notes if isinstance(before, AllowedWithException) else ()
    return [note for note in answer.notes if note not in known] if isinstance(answer, AllowedWithException) else []


def _of_tenant(cmd: Command, membership_id: int) -> Membership:
    membership = Membership.objects.filter(pk=membership_id, tenant_id=cmd.tenant).first()
    if membership is None:
        raise NotSeen
    return membership
