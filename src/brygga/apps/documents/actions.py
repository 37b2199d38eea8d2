"""The only writer of papers."""

import secrets

from django.conf import settings

from brygga.apps.documents import kinds, store
from brygga.apps.documents.models import Document
from brygga.foundation.audit import record
from brygga.foundation.commands import Command, action
from brygga.foundation.refusals import NotSeen, Refused, text


@action("documents.store")
def store_document(cmd: Command, *, content: bytes, filename: str, kind: str, title: str, matter_id: int | None = None,
                   made_by: str = "upload", for_applicant: bool = True, supersedes_key: str = "") -> str:
    """Store a paper and return its key. `made_by` is "upload" (checked for what it is) or "brygga" (our own PDF)."""
    if len(content) > settings.UPLOAD_LIMIT_BYTES:
        raise Refused("document.size", text("Filen är större än 15 MB."), field="file",
                      way_on=text("Spara den i mindre format eller dela upp den."))
    media_type = kinds.kind_of(content, filename)
    older = _older(cmd, supersedes_key)
    document = Document.objects.create(
        tenant_id=cmd.tenant, key=secrets.token_hex(16), matter_id=matter_id, kind=kind, title=title[:200],
        filename=_safe(filename, media_type), media_type=media_type, sha256=store.write(content),
        size_bytes=len(content), made_by=made_by, stored_by_id=cmd.actor_id, stored_at=cmd.at,
        for_applicant=for_applicant, supersedes=older)
    record(cmd, "documents.stored", subject=f"document/{document.pk}", matter_id=matter_id,
           data={"kind": kind, "sha256": document.sha256, "size": document.size_bytes}, private={"title": title})
    return document.key


def _older(cmd: Command, key: str) -> Document | None:
    if not key:
        return None
    older = Document.objects.filter(tenant_id=cmd.tenant, key=key).first()
    if older is None:
        raise NotSeen
    return older


def _safe(filename: str, media_type: str) -> str:
    stem = "".join(c for c in filename.rpartition(".")[0] or filename if c.isalnum() or c in " -_()") [:80].strip()
    return (stem or "papper") + kinds.ENDINGS[media_type]
