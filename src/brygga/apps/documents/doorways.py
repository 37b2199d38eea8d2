"""The doors to papers: one by its key, or a case's; what is shut is not there, not even by its address."""

from datetime import date

from django.db.models import QuerySet

from brygga.apps.access.doorways import Seat, visible
from brygga.apps.documents import store
from brygga.apps.documents.models import Document
from brygga.apps.documents.views import DocumentView
from brygga.foundation.refusals import NotSeen


def document_for(seat: Seat, key: str) -> DocumentView:
    """Return one paper, or NotSeen."""
    document = _rows(seat).filter(key=key).first()
    if document is None:
        raise NotSeen
    return _view(document)


def content_for(seat: Seat, key: str) -> tuple[DocumentView, bytes]:
    """Return one paper with its content, checked against its digest."""
    view = document_for(seat, key)
    return view, store.read(view.sha256)


def documents_of(seat: Seat, matter_id: int) -> list[DocumentView]:
    """Return a case's current papers, oldest first."""
    return [_view(d) for d in _rows(seat).filter(matter_id=matter_id, superseded_by=None).order_by("pk")]


def documents_between(seat: Seat, first: date, last: date) -> list[DocumentView]:
    """Return the papers stored within a span of days that the seat may see, the latest first."""
    rows = _rows(seat).filter(stored_at__date__gte=first, stored_at__date__lte=last, superseded_by=None)
    return [_view(d) for d in rows.order_by("-pk")]


def _rows(seat: Seat) -> "QuerySet[Document]":
    rows = visible(Document.objects.select_related("stored_by"), seat)
    if seat.matters is not None:
        return rows.filter(for_applicant=True)
    if seat.may("case.read"):
        return rows
    kinds = [k for k, permission in OPEN_WITH.items() if seat.may(permission)]
    return rows.filter(kind__in=kinds)


# Papers that roles without the whole case may read, by kind of paper.
OPEN_WITH = {
    "pack": "board.read", "minutes": "board.read",
    "agreement": "agreement.read", "signed": "agreement.read", "certificate": "agreement.read",
    "register_row": "agreement.read", "notice": "agreement.read", "condition": "agreement.read",
    "payment_list": "money.read",
    "funding_agreement": "source.read", "source_statement": "source.read",
}


def _view(document: Document) -> DocumentView:
    return DocumentView(document.key, document.title, document.kind, document.filename, document.media_type,
                        document.size_bytes, document.sha256, document.stored_at,
                        document.stored_by.name if document.stored_by else "Brygga", document.matter_id,
                        document.for_applicant)
