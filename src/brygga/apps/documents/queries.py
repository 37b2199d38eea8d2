"""Readers for other apps' acts; pages go through the doorways."""

from datetime import date

from brygga.apps.documents import store
from brygga.apps.documents.models import Document
from brygga.foundation import clock
from brygga.foundation.refusals import NotSeen


def id_of(tenant_id: int, key: str) -> int:
    """Return the id behind a key, within the tenant."""
    found = Document.objects.filter(tenant_id=tenant_id, key=key).values_list("pk", flat=True).first()
    if found is None:
        raise NotSeen
    return found


def key_of(document_id: int) -> str:
    """Return the key of a stored paper."""
    return Document.objects.values_list("key", flat=True).get(pk=document_id)


def title_of(document_id: int) -> str:
    """Return what a stored paper is called."""
    return Document.objects.values_list("title", flat=True).get(pk=document_id)


def attachment(key: str) -> tuple[str, bytes, str]:
    """Return (file name, content, media type), for a letter that was written with the paper enclosed."""
    document = Document.objects.get(key=key)
    return document.filename, store.read(document.sha256), document.media_type


def hashes_of(matter_id: int) -> list[tuple[str, str]]:
    """Return (title, sha256) of a case's current papers in the order they came: what a pack freezes."""
    rows = Document.objects.filter(matter_id=matter_id, superseded_by=None).order_by("pk")
    return [(d.title, d.sha256) for d in rows]


def papers_for_pack(matter_id: int) -> list[tuple[str, str, date]]:
    """Return (title, sha256, day stored) of the papers that came in a case: what Brygga wrote itself (packs, letters,
    agreements) is left out, or a pack would have to be frozen anew because of itself.
    """
    rows = Document.objects.filter(matter_id=matter_id, superseded_by=None).exclude(made_by="brygga").order_by("pk")
    return [(d.title, d.sha256, clock.day_of(d.stored_at)) for d in rows]


def current_key(matter_id: int, *, kind: str, title: str) -> str:
    """Return the key of a case's current paper of a kind with this title; empty when there is none."""
    rows = Document.objects.filter(matter_id=matter_id, kind=kind, title=title, superseded_by=None)
    return rows.order_by("-pk").values_list("key", flat=True).first() or ""
