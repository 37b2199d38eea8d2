"""Proves a chain of the audit trail: no link changed, removed, added or moved; private details match their digest."""

import json
from collections.abc import Iterator

from brygga.foundation.canonical import digest
from brygga.foundation.checking import Check
from brygga.foundation.commands import chain_of
from brygga.foundation.models import AuditEvent, AuditHead, AuditPrivate


def checks(tenant_id: int | None) -> Iterator[Check]:
    """Yield the checks of one chain (None: the house's own)."""
    chain = chain_of(tenant_id)
    faults, before, rows = [], "", 0
    for event in AuditEvent.objects.filter(chain=chain).order_by("seq").iterator(chunk_size=2000):
        rows += 1
        if event.seq != rows or event.previous != before or event.digest != digest(event.previous, event.body):
            faults.append(f"link {event.seq} of {chain} is not what it was")
        if not _says_the_same(event):
            faults.append(f"columns of link {event.seq} of {chain} differ from its body")
        before = event.digest
    head = AuditHead.objects.filter(chain=chain).first()
    if head is not None and (head.seq, head.digest) != (rows, before):
        faults.append(f"the end of {chain} is {head.seq}, the last link {rows}")
    yield Check("trail.chain", rows, tuple(faults))
    yield _private(chain)


def _says_the_same(event: AuditEvent) -> bool:
    body = json.loads(event.body)
    return (body["code"], body["subject"], body["actor"], body["matter"], body["chain"], body["seq"]) == (
        event.code, event.subject, event.actor_id, event.matter_id, event.chain, event.seq)


def _private(chain: str) -> Check:
    faults, rows = [], 0
    for kept in AuditPrivate.objects.filter(event__chain=chain).select_related("event").iterator(chunk_size=2000):
        rows += 1
        if json.loads(kept.event.body)["private"] != digest(kept.salt, kept.details):
            faults.append(f"details of link {kept.event.seq} of {chain} were changed")
    return Check("trail.details", rows, tuple(faults))
