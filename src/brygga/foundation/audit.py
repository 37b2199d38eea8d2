"""The audit trail: written in the same breath as the act, each link carrying the digest of the one before.

What goes into the chain is canonical and holds ids, codes and amounts. Names and texts of persons go in `private`:
they are stored beside the chain and only their salted digest is in it, so that they can be erased one day.
"""

import json
import secrets
from collections.abc import Sequence
from typing import Any

from brygga.foundation.canonical import canonical, digest
from brygga.foundation.commands import Command, chain_end, chain_of
from brygga.foundation.models import AuditEvent, AuditPrivate
from brygga.foundation.plain_sql import run_all
from brygga.foundation.raw_rows import inserting

NEW_END = "UPDATE foundation_audithead SET seq = %s, digest = %s WHERE chain = %s AND seq = %s"


class ChainMoved(Exception):
    """The chain is not where the act left it: a part of the act was rolled back under its feet. Nothing is stored."""


def record(cmd: Command, code: str, *, subject: str, matter_id: int | None = None,
           data: dict[str, Any] | None = None, private: dict[str, Any] | None = None,
           after: Sequence[tuple[str, Sequence[Any]]] = ()) -> int:
    """Add a link to the tenant's chain and return its row's id.

    `subject` names a row as "loan/12"; `data` and `private` are plain values. `after` are statements of the act that
    are run just before, in the same journey to the database.
    """
    chain, end = chain_of(cmd.tenant_id), chain_end(cmd)
    told = ({"reason": cmd.reason} if cmd.reason else {}) | (private or {})
    salt, details = (secrets.token_hex(16), canonical(told)) if told else ("", "")
    seq = end.seq + 1
    body = canonical({"chain": chain, "seq": seq, "at": cmd.at, "on": cmd.on, "actor": cmd.actor_id,
                      "code": code, "subject": subject, "matter": matter_id, "data": data or {},
                      "private": digest(salt, details) if told else None})
    new = digest(end.digest, body)
    link = inserting(AuditEvent, {
        "chain": chain, "seq": seq, "tenant_id": cmd.tenant_id, "at": cmd.at, "on": cmd.on, "actor_id": cmd.actor_id,
        "code": code, "matter_id": matter_id, "subject": subject, "body": body, "previous": end.digest, "digest": new})
    *_, (added, _), (_, moved) = run_all([*after, link, (NEW_END, (seq, new, chain, end.seq))])
    if moved != 1:
        raise ChainMoved(chain)
    event_id = int(added[0][0])
    if told:
        AuditPrivate.objects.create(event_id=event_id, salt=salt, details=details)
    end.seq, end.digest = seq, new
    return event_id


def details_of(event: AuditEvent) -> dict[str, Any]:
    """Return what a link says: its data, and its personal details while they are kept."""
    found = json.loads(event.body)["data"]
    private = AuditPrivate.objects.filter(event=event).first()
    return {**found, **(json.loads(private.details) if private else {})}
