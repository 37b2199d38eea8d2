"""The answer of an act, stored as text and given again as the same value.

An act says in its signature what it answers: None, int, str, bool, a date, a list or tuple of these, or a dataclass of
them. Whoever sends the same command twice gets equal values, not once a value and once a dictionary.
"""

import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from brygga.foundation.canonical import canonical


def to_text(answer: Any) -> str:
    """Return the canonical JSON text of an answer."""
    return canonical(answer)


def from_text(act: Callable[..., Any], stored: str) -> Any:
    """Return the answer that `act` once gave, in the type that its signature names."""
    return _value(typing.get_type_hints(act).get("return", Any), json.loads(stored))


def _value(kind: Any, plain: Any) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if plain is None:
        return None
    if origin in (types.UnionType, typing.Union):
        return _value(next(k for k in inner if k is not type(None)), plain)
    if origin is tuple:
        kinds = [inner[0]] * len(plain) if inner[1:] == (...,) else inner
        return tuple(_value(k, item) for k, item in zip(kinds, plain, strict=True))
    if origin is list:
        return [_value(inner[0], item) for item in plain]
    if is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(**{f.name: _value(hints[f.name], plain[f.name]) for f in fields(kind)})
    return kind.fromisoformat(plain) if kind in (date, datetime) else plain
