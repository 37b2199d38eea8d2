"""The only writers of duties; called within the acts that give rise to them and that fulfil them."""

from datetime import date
from typing import Any

from brygga.apps.duties.models import Duty
from brygga.apps.duties.texts import DUTIES
from brygga.foundation.commands import Command, action


@action("duties.open")
def open_duty(cmd: Command, *, code: str, subject: str, path: str, matter_id: int | None = None, for_role: str = "",
              for_person_id: int | None = None, due_on: date | None = None,
              details: dict[str, Any] | None = None) -> int:
    """Open a duty for a role or a person; the same one again only moves its day. `path` is the page to go to."""
    assert code in DUTIES and bool(for_role) != bool(for_person_id)
    addressee = f"role:{for_role}" if for_role else f"person:{for_person_id}"
    duty, made = Duty.objects.get_or_create(
        tenant_id=cmd.tenant, code=code, subject=subject, addressee=addressee, closed_at=None,
        defaults={"matter_id": matter_id, "for_role": for_role, "for_person_id": for_person_id, "due_on": due_on,
                  "path": path, "details": details or {}, "opened_at": cmd.at})
    if not made and duty.due_on != due_on:
        duty.due_on = due_on
        duty.save(update_fields=["due_on"])
    return duty.pk


@action("duties.close")
def close_duty(cmd: Command, *, code: str, subject: str, for_person_id: int | None = None) -> int:
    """Close the open duties of a kind on a subject (of one person when said); returns how many."""
    duties = Duty.objects.filter(tenant_id=cmd.tenant, code=code, subject=subject, closed_at=None)
    if for_person_id is not None:
        duties = duties.filter(for_person_id=for_person_id)
    return duties.update(closed_at=cmd.at, closed_by_id=cmd.actor_id)
