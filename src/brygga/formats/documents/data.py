"""A document's value as plain data: the JSON that the template reads and that lies inside the PDF.

The form is fixed (sorted keys, no spaces, ISO dates, Decimal as text), so the same value is the same bytes
for ever. Do not add a float: the encoder refuses it.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from brygga.formats.documents.contract import Document

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:
    """Frozen dataclasses, tuples, dates and Decimals as JSON's own kinds; anything else is a TypeError."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} does not belong in a document")


def as_json(document: Document) -> str:
    """The document's data as JSON text with sorted keys."""
    return json.dumps(plain(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
