"""The audit trail: written in the same breath as the act, each link carrying the digest of the one before.

What goes into the chain is canonical and holds ids, codes and amounts. Names and texts of persons go in `private`:
they are stored beside the chain and only their salted digest is in it, so that they can be erased one day.
"""

import json
import secrets
from typing import Any

from brygga.foundation import locks
from brygga.foundation.canonical import canonical, digest
from brygga.foundation.commands import Command
from brygga.foundation.models import AuditEvent, AuditHead, AuditPrivate


def record(cmd: Command, code: str, *, subject: str, matter_id: int | None = None,
           data: dict[str, Any] | None = None, private: dict[str, Any] | None = None) -> AuditEvent:
    """Add a link to the tenant's chain. `subject` names a row as "loan/12"; `data` and `private` are plain values."""
    chain = chain_of(cmd.tenant_id)
    AuditHead.objects.get_or_create(chain=chain)
    head = locks.lock_one(AuditHead.objects.filter(chain=chain))
    assert head is not None
    told = ({"reason": cmd.reason} if cmd.reason else {}) | (private or {})
    salt, details = secrets.token_hex(16), canonical(told)
    body = canonical({"chain": chain, "seq": head.seq + 1, "at": cmd.at, "on": cmd.on, "actor": cmd.actor_id,
                      "code": code, "subject": subject, "matter": matter_id, "data": data or {},
                      "private": digest(salt, details) if told else None})
    event = AuditEvent.objects.create(
        chain=chain, seq=head.seq + 1, tenant_id=cmd.tenant_id, at=cmd.at, on=cmd.on, actor_id=cmd.actor_id, code=code,
        matter_id=matter_id, subject=subject, body=body, previous=head.digest, digest=digest(head.digest, body))
    if told:
        AuditPrivate.objects.create(event=event, salt=salt, details=details)
    head.seq, head.digest = event.seq, event.digest
    head.save(update_fields=["seq", "digest"])
    return event


def chain_of(tenant_id: int | None) -> str:
    """Return the name of a tenant's chain; acts of the house itself have their own."""
    return f"tenant-{tenant_id}" if tenant_id else "house"


def details_of(event: AuditEvent) -> dict[str, Any]:
    """Return what a link says: its data, and its personal details while they are kept."""
    found = json.loads(event.body)["data"]
    private = AuditPrivate.objects.filter(event=event).first()
    return {**found, **(json.loads(private.details) if private else {})}
