"""Rows of documents."""

from brygga.apps.documents.models.document import Document

__all__ = ["Document"]
