"""A decision pack as bytes in one fixed form for ever, and its SHA-256 [D2].

Idea: what the board read must be provable in twenty years, so the form is named in the bytes (`FORM`) and never
changes; a better form gets a new name and the old one stays. Keys are sorted, text is UTF-8, dates ISO, money
[minor, currency]. A float or a naive time has no fixed form and is refused. Do not read anything back from here.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime

from brygga.domain.money import Money

FORM = "brygga-pack-1"
Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class PackDocument:
    """A paper in the pack: its place, its title as read, and the SHA-256 of its bytes in hex."""

    place: int
    title: str
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class Pack:
    """What is frozen before a meeting. `contents` holds the memo, the plan and the proposal as plain values."""

    tenant: str
    case: str
    version: int
    frozen_at: datetime
    proposal_sha256: str
    documents: tuple[PackDocument, ...]
    contents: Mapping[str, object]


def canonical_bytes(value: object, *, form: str = FORM) -> bytes:
    """Return `value` in the fixed form; raises TypeError for what has none (float, naive time, unknown type)."""
    body = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{form}\n{body}\n".encode()


def pack_hash(pack: Pack) -> str:
    """Return the SHA-256 of a frozen pack, 64 hex digits."""
    return hashlib.sha256(canonical_bytes(pack)).hexdigest()


def proposal_hash(proposal: object) -> str:
    """Return the SHA-256 of a proposal: what is voted on and what an approval is bound to."""
    return hashlib.sha256(canonical_bytes(proposal, form=f"{FORM}-proposal")).hexdigest()


def still_same(pack: Pack, sha256: str) -> bool:
    """Return whether `pack` is what was frozen under `sha256`."""
    return pack_hash(pack) == sha256


def _plain(value: object) -> Plain:
    if value is None or isinstance(value, bool | str):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise TypeError("a time without a zone has no fixed form")
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return [value.minor, value.currency]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((_plain(item) for item in value), key=json.dumps)
    raise TypeError(f"{type(value).__name__} has no fixed form")


def _plain_mapping(value: Mapping[object, object]) -> dict[str, Plain]:
    if any(not isinstance(key, str) for key in value):
        raise TypeError("keys of a frozen value are text")
    return {str(key): _plain(item) for key, item in value.items()}
