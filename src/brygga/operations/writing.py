"""Letters to those who reach a case, each in their own language, and the duty that goes with them.

One letter a person, event and agreement: the same act again sends nothing. Whom a letter may not reach (the wall) is
asked when it is sent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from brygga.apps.access import queries as people
from brygga.apps.agreements.views import AgreementView
from brygga.apps.duties.actions import open_duty
from brygga.formats.pictures.figures import day
from brygga.foundation.commands import Command
from brygga.foundation.models import Tenant
from brygga.foundation.outbox import post_letter


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a letter: name and language."""

    name: str
    language: str


Letter = Callable[[Reader], tuple[str, str]]


def write_to(cmd: Command, agreement: AgreementView, about: str, letter: Letter, *, attachments: Sequence[str] = (),
             duty: str = "") -> None:
    """Write to everybody who reaches the agreement's case; with `duty`, each also has it to do by the last day."""
    for person_id, name, address, language in people.reaching(agreement.matter_id):
        subject, body = letter(Reader(name, language))
        post_letter(cmd, address=address, subject=subject, body=body, person_id=person_id,
                    matter_id=agreement.matter_id, attachments=attachments,
                    dedupe_key=f"agreement/{agreement.id}/{about}/{person_id}")
        if duty:
            open_duty(cmd, code=duty, subject=f"agreement/{agreement.id}", path=case_path(cmd.tenant),
                      matter_id=agreement.matter_id, for_person_id=person_id, due_on=agreement.last_day_on)


def slug_of(tenant_id: int) -> str:
    """Return the name of the tenant in addresses."""
    return Tenant.objects.values_list("slug", flat=True).get(pk=tenant_id)


def case_path(tenant_id: int) -> str:
    """Return the page where an applicant's own cases stand."""
    return f"/f/{slug_of(tenant_id)}/mitt/"


def case_address(tenant_id: int) -> str:
    """Return the whole address of that page, for a letter."""
    return f"{settings.PUBLIC_ADDRESS}{case_path(tenant_id)}"


def agreement_path(tenant_id: int, number: str) -> str:
    """Return the page of an agreement."""
    return f"/f/{slug_of(tenant_id)}/avtal/{number}/"


def in_words(on: date, language: str) -> str:
    """Return a day in the words of a language."""
    return day(on, language)
