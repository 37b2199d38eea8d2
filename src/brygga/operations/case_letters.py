"""Letters and duties of a case: to each of those who reach it, in their language, with a link of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from brygga.apps.access import queries as access
from brygga.apps.access.actions import make_link
from brygga.apps.cases.views import CaseView
from brygga.apps.duties.actions import close_duty, open_duty
from brygga.foundation.commands import Command
from brygga.foundation.models import Tenant
from brygga.foundation.outbox import post_letter

Letter = Callable[..., tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Fund:
    """What letters and addresses say of the tenant."""

    slug: str
    name: str


def fund_of(cmd: Command) -> Fund:
    """Return the tenant that an act is done in."""
    return Fund(*Tenant.objects.values_list("slug", "name").get(pk=cmd.tenant))


def staff_path(fund: Fund, number: str) -> str:
    """Return the address of a case's page for staff."""
    return f"/f/{fund.slug}/arenden/{number}/"


def own_path(fund: Fund, number: str) -> str:
    """Return the address of a case's page for the applicant."""
    return f"/f/{fund.slug}/mitt/{number}/"


def write_to_applicants(cmd: Command, case: CaseView, letter: Letter, *, code: str, with_link: bool = True,
                        **said: Any) -> None:
    """Post a letter to everybody on the applicant's side."""
    fund = fund_of(cmd)
    for person_id, name, email, language in access.reaching(case.matter_id):
        given = dict(said)
        if with_link:
            secret = make_link(cmd, person_id=person_id, purpose="applicant", target=own_path(fund, case.number))
            given["link"] = f"{settings.PUBLIC_ADDRESS}/lank/{secret}/"
        subject, body = letter(name=name, fund=fund.name, language=language, **given)
        post_letter(cmd, address=email, subject=subject, body=body, person_id=person_id, matter_id=case.matter_id,
                    dedupe_key=f"{code}/{case.id}/{person_id}/{cmd.key}")


def ask_officer(cmd: Command, case: CaseView, code: str, *, due_on: date | None = None, subject: str = "") -> None:
    """Open a duty for the one who handles the case, or for any officer while nobody does."""
    who: dict[str, Any] = {"for_person_id": case.handled_by_id} if case.handled_by_id else {"for_role": "officer"}
    open_duty(cmd, code=code, subject=subject or f"case/{case.id}", path=staff_path(fund_of(cmd), case.number),
              matter_id=case.matter_id, due_on=due_on, details={"name": case.name, "number": case.number}, **who)


def ask_applicants(cmd: Command, case: CaseView, code: str, *, due_on: date | None = None, subject: str = "",
                   **details: str) -> None:
    """Open a duty for each person on the applicant's side."""
    for person_id, *_ in access.reaching(case.matter_id):
        open_duty(cmd, code=code, subject=subject or f"case/{case.id}", path=own_path(fund_of(cmd), case.number),
                  matter_id=case.matter_id, for_person_id=person_id, due_on=due_on,
                  details={"name": case.name, "number": case.number, **details})


def done(cmd: Command, case: CaseView, *codes: str) -> None:
    """Close duties on a case."""
    for code in codes:
        close_duty(cmd, code=code, subject=f"case/{case.id}")
    if "message.read" in codes:
        close_duty(cmd, code="message.read", subject=f"case/{case.id}/fund")
