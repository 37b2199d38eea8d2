"""Getting in: links by e-mail, choosing a password, and what is told to whom.

The answer to "send me a link" is the same for an address that is known and one that is not; only the letter differs.
A link by e-mail opens the applicant's side alone: staff reach their seat with password and code (see web.guard).
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from brygga.apps.access import actions as access
from brygga.apps.access import directory
from brygga.foundation import clock
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action, chain_of
from brygga.foundation.models import AuditEvent, OutboxItem, Tenant
from brygga.foundation.outbox import post_letter
from brygga.foundation.refusals import NotSeen
from brygga.operations.house.tables import FINISHED
from brygga.operations.letters import access as letters


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link that still works: whose it is, what it is for, where it leads."""

    name: str
    email: str
    purpose: str
    target: str


def link_address(secret: str) -> str:
    """Return the whole address of a link, for a letter."""
    return f"{settings.PUBLIC_ADDRESS}/lank/{secret}/"


@action("access.ask_for_link")
def ask_for_link(cmd: Command, *, email: str, target: str = "/") -> None:
    """Send an applicant's link to an address that reaches a case; tell staff how they log in; else do nothing.

    `target` is the page that the link leads to, an address of this house.
    """
    person = directory.known(email, cmd.on)
    if person is None or not (person.reaches or person.staff):
        return
    if person.reaches:
        secret = access.make_link(cmd, person_id=person.id, purpose="applicant", target=target[:300])
        subject, body = letters.log_in_link(name=person.name, address=link_address(secret), language=person.language)
    else:
        subject, body = letters.use_password(name=person.name, address=f"{settings.PUBLIC_ADDRESS}/logga-in/",
                                             language=person.language)
    post_letter(cmd, address=person.email, subject=subject, body=body, dedupe_key=f"link/{cmd.key}",
                person_id=person.id)


def link(secret: str, *, at: datetime) -> LinkView:
    """Return the link with this secret, unspent; Refused when it is used or old."""
    found = access.link_of(secret, at=at)
    return LinkView(found.person.name, found.person.email, found.purpose, found.target)


def enter_by_link(secret: str, *, at: datetime) -> tuple[AbstractBaseUser, str]:
    """Spend an applicant's link; return the way in and where it leads."""
    found = access.use_link(secret, at=at)
    return access.way_in_of(found.person_id), found.target


def choose_password(cmd: Command, secret: str, *, password: str) -> tuple[AbstractBaseUser, str]:
    """Spend a staff link by choosing a password; return the way in and where it leads."""
    target = access.link_of(secret, at=cmd.at).target
    return access.set_password(secret, password=password, cmd=cmd), target


@action("access.note_second_factor")
def note_second_factor(cmd: Command) -> None:
    """Leave in the trail that a person has set up codes."""
    record(cmd, "access.second_factor_set", subject=f"person/{cmd.actor_id}")


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """A person of the demo world who can be tried with one press: in which fund, with which roles."""

    person_id: int
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the demo world: to whom, when, what, and whether it has left."""

    id: int
    address: str
    subject: str
    body: str
    at: datetime


def is_demo_world() -> bool:
    """Tell whether `brygga demo` made this data directory, as its trail says; in it anybody may be anybody."""
    made = AuditEvent.objects.filter(chain=chain_of(None), code=FINISHED).exists()
    return made and clock.runs_on_its_own_date()


def demo_seats() -> list[tuple[str, str, list[DemoSeat]]]:
    """Return (fund, its slug, those who can be tried in it): staff by name, then applicants."""
    on, found = clock.today(), []
    for tenant in Tenant.objects.order_by("pk"):
        roles: dict[tuple[int, str], list[str]] = {}
        for row in directory.memberships(tenant.pk, on):
            if row.state == "in_force":
                roles.setdefault((row.person_id, row.name), []).append(row.role)
        people = [DemoSeat(pk, name, tuple(held)) for (pk, name), held in roles.items()]
        people += [DemoSeat(pk, name, ("applicant",)) for pk, name in directory.applicants(tenant.pk, on)
                   if (pk, name) not in roles]
        found.append((tenant.name, tenant.slug, people))
    return found


def enter_demo(person_id: int) -> AbstractBaseUser:
    """Return the way in of a person of the demo world; NotSeen in any other world."""
    known = {seat.person_id for *_, seats in demo_seats() for seat in seats}
    if not is_demo_world() or person_id not in known:
        raise NotSeen
    return access.way_in_of(person_id)


def demo_letters(most: int = 50) -> list[Letter]:
    """Return the latest letters of the demo world; NotSeen in any other."""
    if not is_demo_world():
        raise NotSeen
    return [Letter(i.pk, i.address, i.subject, i.body, i.created_at) for i in OutboxItem.objects.order_by("-pk")[:most]]
