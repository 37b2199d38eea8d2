"""Sends the letters that wait; asks the wall first, so that nobody gets mail about a case shut for them since."""

from brygga.apps.access import queries as access
from brygga.apps.documents import queries as documents
from brygga.foundation import clock
from brygga.foundation.models import OutboxItem
from brygga.foundation.outbox import drain


def send_waiting() -> int:
    """Send what waits and return how many letters left."""
    return drain(at=clock.now(), may_receive=_may_receive, fetch=documents.attachment)


def _may_receive(item: OutboxItem) -> bool:
    return item.matter_id is None or item.person_id is None or not access.is_shut(item.matter_id, item.person_id)
