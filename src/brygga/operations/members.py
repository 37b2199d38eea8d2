"""The fund's people: proposed with a role and an invitation, confirmed by another; and the practice world's date."""

from dataclasses import replace
from datetime import date, timedelta

from brygga.apps.access import actions as access
from brygga.apps.access import directory
from brygga.apps.access import queries as people
from brygga.apps.access.names import ROLE_NAMES
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.foundation import clock
from brygga.foundation.commands import Command, action
from brygga.foundation.models import Tenant
from brygga.foundation.outbox import post_letter
from brygga.foundation.refusals import NotSeen, Refused, text
from brygga.operations.advance_day import advance_all
from brygga.operations.letters import access as letters
from brygga.operations.log_in import link_address


@action("members.propose")
def propose_member(cmd: Command, *, name: str, email: str, role: str, from_on: date) -> int:
    """Propose a role for a person (made when new), ask the others to confirm it, and invite the person by letter."""
    assert cmd.tenant_id is not None
    if not name.strip():
        raise Refused("person.name", text("Skriv personens namn."), field="name")
    person_id = access.make_person(cmd, name=name, email=email)
    membership_id = access.propose_role(cmd, person_id=person_id, role=role, from_on=from_on)
    slug = Tenant.objects.values_list("slug", flat=True).get(pk=cmd.tenant_id)
    for other in {m.person_id for m in directory.memberships(cmd.tenant_id, cmd.on)
                  if m.state == "in_force" and m.role in ("administrator", "chair")} - {cmd.actor_id}:
        open_duty(cmd, code="role.confirm", subject=f"membership/{membership_id}", for_person_id=other,
                  path=f"/f/{slug}/installningar/personer/", due_on=cmd.on + timedelta(days=7),
                  details={"role": str(ROLE_NAMES[role]), "name": people.person(person_id)[0]})
    invite(cmd, person_id=person_id)
    return membership_id


@action("members.confirm")
def confirm_member(cmd: Command, *, membership_id: int) -> None:
    """Confirm a role that another has proposed."""
    access.confirm_role(cmd, membership_id=membership_id)
    close_duty(cmd, code="role.confirm", subject=f"membership/{membership_id}")


@action("members.end")
def end_member(cmd: Command, *, membership_id: int, to_on: date) -> None:
    """End a role after a day; one that waits is withdrawn."""
    access.end_role(cmd, membership_id=membership_id, to_on=to_on)
    close_duty(cmd, code="role.confirm", subject=f"membership/{membership_id}")


@action("members.invite")
def invite(cmd: Command, *, person_id: int) -> None:
    """Send the letter with which a person chooses a password; once more when the first was lost.

    Whoever has a password already gets no link by being proposed, only when somebody asks for one (`invite_again`).
    """
    if person_id not in directory.has_password({person_id}):
        _send_invitation(cmd, person_id)


@action("members.invite_again")
def invite_again(cmd: Command, *, person_id: int) -> None:
    """Send a new link to choose a password to somebody of the fund."""
    _send_invitation(cmd, person_id)


def advance_date(cmd: Command, *, to: date) -> None:
    """Move the practice world forward, day by day, so that what falls due on the way happens in its order."""
    if not clock.runs_on_its_own_date():
        raise Refused("clock.is_wall", text("Den här katalogen följer kalendern. Datumet kan inte flyttas."))
    today = clock.today()
    if to < today:
        raise Refused("clock.backwards", text("Datumet kan bara flyttas framåt."), field="on")
    if to > today + timedelta(days=366):
        raise Refused("clock.far", text("Flytta högst ett år i taget."), field="on")
    for day in (today + timedelta(days=n) for n in range(1, (to - today).days + 1)):
        _move_date(replace(cmd, key=f"{cmd.key}/{day}"), to=day)
        advance_all(day, since=today)


@action("members.move_date")
def _move_date(cmd: Command, *, to: date) -> None:
    clock.advance(to)


def _send_invitation(cmd: Command, person_id: int) -> None:
    assert cmd.tenant_id is not None
    roles = [m.role_name for m in directory.memberships(cmd.tenant_id, cmd.on)
             if m.person_id == person_id and m.state != "ended"]
    if not roles:
        raise NotSeen
    name, email, language = people.person(person_id)
    fund = Tenant.objects.values_list("name", flat=True).get(pk=cmd.tenant_id)
    secret = access.make_link(cmd, person_id=person_id, purpose="staff")
    subject, body = letters.invitation(name=name, fund=fund, roles=", ".join(roles), address=link_address(secret),
                                       language=language)
    post_letter(cmd, address=email, subject=subject, body=body, dedupe_key=f"invite/{person_id}/{cmd.key}",
                person_id=person_id)
