"""What a page gets of a paper: values, never rows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A stored paper; `key` is its address, `size_bytes` its size, `sha256` its fingerprint."""

    key: str
    title: str
    kind: str
    filename: str
    media_type: str
    size_bytes: int
    sha256: str
    stored_at: datetime
    stored_by: str
    matter_id: int | None
    for_applicant: bool
