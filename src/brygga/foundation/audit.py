"""The audit trail: written in the same breath as the act, each link carrying the digest of the one before.

What goes into the chain is canonical and holds ids, codes and amounts. Names and texts of persons go in `private`:
they are stored beside the chain and only their salted digest is in it, so that they can be erased one day.
"""

import json
import secrets
from typing import Any

from django.db import connection

from brygga.foundation.canonical import canonical, digest
from brygga.foundation.commands import Command, chain_of
from brygga.foundation.models import AuditEvent, AuditPrivate
from brygga.foundation.raw_rows import insert

NEXT_LINK = """INSERT INTO foundation_audithead (chain, seq, digest) VALUES (%s, 1, '')
ON CONFLICT (chain) DO UPDATE SET seq = foundation_audithead.seq + 1 RETURNING seq, digest"""


def record(cmd: Command, code: str, *, subject: str, matter_id: int | None = None,
           data: dict[str, Any] | None = None, private: dict[str, Any] | None = None) -> AuditEvent:
    """Add a link to the tenant's chain. `subject` names a row as "loan/12"; `data` and `private` are plain values."""
    chain = chain_of(cmd.tenant_id)
    told = ({"reason": cmd.reason} if cmd.reason else {}) | (private or {})
    salt, details = secrets.token_hex(16), canonical(told)
    seq, previous = _next_link(chain)
    body = canonical({"chain": chain, "seq": seq, "at": cmd.at, "on": cmd.on, "actor": cmd.actor_id,
                      "code": code, "subject": subject, "matter": matter_id, "data": data or {},
                      "private": digest(salt, details) if told else None})
    columns = {"chain": chain, "seq": seq, "tenant_id": cmd.tenant_id, "at": cmd.at, "on": cmd.on,
               "actor_id": cmd.actor_id, "code": code, "matter_id": matter_id, "subject": subject, "body": body,
               "previous": previous, "digest": digest(previous, body)}
    event = AuditEvent(id=insert(AuditEvent, columns), **columns)
    if told:
        AuditPrivate.objects.create(event=event, salt=salt, details=details)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE foundation_audithead SET digest = %s WHERE chain = %s", (event.digest, chain))
    return event


def details_of(event: AuditEvent) -> dict[str, Any]:
    """Return what a link says: its data, and its personal details while they are kept."""
    found = json.loads(event.body)["data"]
    private = AuditPrivate.objects.filter(event=event).first()
    return {**found, **(json.loads(private.details) if private else {})}


def _next_link(chain: str) -> tuple[int, str]:
    """Lock the end of the chain; return the number of the new link and the digest that it builds on."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_LINK, (chain,))
        seq, previous = cursor.fetchone()
    return seq, previous
