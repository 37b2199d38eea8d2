"""One fixed form of a value as bytes, for ever: what is digested today must digest alike in twenty years.

JSON with sorted keys, no spaces, UTF-8; dates and instants in ISO form, money as [minor, currency], no floats.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

# Made once: json.dumps makes an encoder anew for each call that asks for anything but its defaults.
ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
AS_IT_IS = frozenset({str, int, bool, type(None)})


def canonical(value: Any) -> str:
    """Return `value` as canonical JSON text; raises TypeError for a float or an unknown type."""
    return ENCODE(plain(value))


def digest(*parts: str) -> str:
    """Return the SHA-256 of the parts, each preceded by its length so that borders cannot move."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode()
        whole.update(f"{len(data)}:".encode() + data)
    return whole.hexdigest()


def plain(value: Any) -> Any:
    """Return `value` built of dict, list, str, int, bool and None alone."""
    kind: Any = type(value)
    if kind in AS_IT_IS:
        return value
    if kind is dict:
        return {str(k): v if type(v) in AS_IT_IS else plain(v) for k, v in value.items()}
    if kind is list or kind is tuple:
        return [v if type(v) in AS_IT_IS else plain(v) for v in value]
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, str | int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction):
        return str(value)
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if is_dataclass(value) and not isinstance(value, type):
        return {name: v if type(v := getattr(value, name)) in AS_IT_IS else plain(v) for name in _names(kind)}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(v) for v in value)
    raise TypeError(f"no canonical form for {type(value).__name__}")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))
