"""Where bytes lie: one file a content, named by its SHA-256, under the data directory. Written before the row, so a
row never points to nothing; a file without a row is harmless and the same content again is the same file.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """Return the folder of stored papers."""
    return Path(settings.DATA_DIR) / "papers"


def place_of(sha256: str) -> Path:
    """Return where the content with this digest lies."""
    return folder() / sha256[:2] / sha256


def write(content: bytes) -> str:
    """Store `content` durably and return its digest; a full disk raises OSError and leaves nothing behind."""
    digest = hashlib.sha256(content).hexdigest()
    place = place_of(digest)
    if place.exists():
        return digest
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return digest


def read(sha256: str) -> bytes:
    """Return the content; raises ValueError when the bytes are not those that were stored."""
    content = place_of(sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError("the stored paper has been changed")
    return content
