"""From a press on a page to a command: the key was made when the page was drawn, so a double press is one act."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.http import HttpRequest

from brygga.apps.access.doorways import Seat
from brygga.foundation import clock
from brygga.foundation.commands import Command
from brygga.foundation.refusals import Refusals, Refused


def command_of(request: HttpRequest, seat: Seat | None, *, part: str = "") -> Command:
    """Return the command of this press. `part` tells apart several acts of one press; `reason` is a posted field."""
    key = request.POST.get("command_key", "")[:60] or uuid.uuid4().hex
    user: Any = request.user
    person_id = seat.person_id if seat else (user.person_id if user.is_authenticated else None)
    at, on = clock.moment()
    return Command(actor_id=person_id, tenant_id=seat.tenant_id if seat else None, at=at, on=on,
                   key=f"{key}{part}", reason=request.POST.get("reason", "")[:300])


def command_in(request: HttpRequest, tenant_id: int) -> Command:
    """Return the command of a visitor's press in a tenant: the one who acts is nobody that Brygga knows yet."""
    key = request.POST.get("command_key", "")[:60] or uuid.uuid4().hex
    at, on = clock.moment()
    return Command(actor_id=None, tenant_id=tenant_id, at=at, on=on, key=key)


@contextmanager
def told_in(form: forms.BaseForm) -> Iterator[None]:
    """Turn refusals of the acts inside into errors of the form's fields, with the way on; the text stays as typed."""
    try:
        yield
    except Refusals as several:
        for refusal in several.refusals:
            add_refusal(form, refusal)
    except Refused as refusal:
        add_refusal(form, refusal)


def add_refusal(form: forms.BaseForm, refusal: Refused) -> None:
    """Add one refusal to the field it names, or to the whole form when it names none that the form has."""
    parts = [str(refusal.message), str(refusal.way_on)]
    if refusal.section:
        parts.insert(1, f"({refusal.section})")
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, " ".join(p for p in parts if p))
