"""The one list of formats: the only place that names them, so that a new one is one row here.

`writer_of("stack")` gives the function; the module is read first then. Documents (PDF) have a list of their own in
`documents/registry.py`, since they are chosen by language and template as well.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from brygga.formats.contract import FormatCard

SVG: Final = "image/svg+xml"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _picture(key: str, title: str, module: str) -> FormatCard:
    return FormatCard(key, title, SVG, "svg", "out", f"brygga.formats.pictures.{module}", writer=module)


FORMATS: Final[dict[str, FormatCard]] = {
    card.key: card
    for card in (
        _picture("arches", "Bågarna", "arches"),
        _picture("cash_curve", "Likviditetskurva", "cash_curve"),
        _picture("stack", "Kostnader mot finansiering", "stack"),
        _picture("schedule", "Betalningsplan", "schedule"),
        _picture("timeline", "Tidslinje", "timeline"),
        _picture("readiness", "Finansieringsmognad", "readiness"),
        _picture("places", "Var pengarna är", "places"),
        FormatCard("workbook", "Kalkylblad", XLSX, "xlsx", "out", "brygga.formats.xlsx.workbook", writer="workbook"),
    )
}


def card(key: str) -> FormatCard:
    """The format's card. Raises KeyError with the keys that exist."""
    try:
        return FORMATS[key]
    except KeyError:
        raise KeyError(f"no format {key!r}; there are: {', '.join(sorted(FORMATS))}") from None


def writer_of(key: str) -> Callable[..., Any]:
    """The function that writes the format. Raises KeyError for an unknown one, LookupError when it only comes in."""
    found = card(key)
    if not found.writer:
        raise LookupError(f"format {key!r} is only read")
    return _function(found, found.writer)


def reader_of(key: str) -> Callable[..., Any]:
    """The function that reads the format. Raises KeyError for an unknown one, LookupError when it only goes out."""
    found = card(key)
    if not found.reader:
        raise LookupError(f"format {key!r} is only written")
    return _function(found, found.reader)


def _function(found: FormatCard, name: str) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(import_module(found.module), name)
    return function
