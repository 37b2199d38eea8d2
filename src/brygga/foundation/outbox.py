"""Letters out: stored with the act, sent after it. The outbox knows no templates and no roles; it is told both.

`post_letter` stores; `drain` sends what waits, each in its own short transaction, and asks `may_receive` first so
that nobody gets mail about a case that has been shut for them since it was written.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction

from brygga.foundation.commands import Command
from brygga.foundation.models import OutboxItem

Attachment = tuple[str, bytes, str]


def post_letter(cmd: Command, *, address: str, subject: str, body: str, dedupe_key: str, person_id: int | None = None,
                matter_id: int | None = None, attachments: Sequence[str] = ()) -> int:
    """Store one letter; the same dedupe key again is the same letter. `attachments` are document keys."""
    item, _ = OutboxItem.objects.get_or_create(dedupe_key=f"{cmd.tenant_id or 'house'}/{dedupe_key}", defaults={
        "tenant_id": cmd.tenant_id, "matter_id": matter_id, "person_id": person_id, "address": address,
        "subject": subject, "body": body, "attachments": list(attachments), "created_at": cmd.at})
    return item.pk


def drain(*, at: datetime, may_receive: Callable[[OutboxItem], bool], fetch: Callable[[str], Attachment],
          most: int = 100) -> int:
    """Send up to `most` waiting letters and return how many left. A failure is noted and tried again next time."""
    sent = 0
    waiting = OutboxItem.objects.filter(sent_at=None, withheld_at=None).order_by("id")
    for pk in waiting.values_list("pk", flat=True)[:most]:
        with transaction.atomic():
            item = OutboxItem.objects.select_for_update(skip_locked=True).filter(
                pk=pk, sent_at=None, withheld_at=None).first()
            if item is not None:
                sent += _send(item, at, may_receive(item), fetch)
    return sent


def _send(item: OutboxItem, at: datetime, allowed: bool, fetch: Callable[[str], Attachment]) -> int:
    if not allowed:
        item.withheld_at = at
        item.save(update_fields=["withheld_at"])
        return 0
    message = EmailMessage(item.subject, item.body, to=[item.address],
                           headers={"Message-ID": f"<brygga-{item.pk}-{item.created_at:%Y%m%d%H%M%S}@brygga>"})
    for key in item.attachments:
        message.attach(*fetch(key))
    item.attempts += 1
    try:
        message.send()
    except OSError as fault:
        item.last_error = str(fault)[:300]
        item.save(update_fields=["attempts", "last_error"])
        return 0
    item.sent_at = at
    item.save(update_fields=["attempts", "sent_at"])
    return 1
