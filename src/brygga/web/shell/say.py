"""Amounts, days and the names of codes in the language of the page, for texts that are put together in Python.

Templates use the filters of `brygga`; both end in `formats.pictures.figures`, so a page never writes in two hands.
"""

import datetime as dt
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language

from brygga.domain.casework.labels import label
from brygga.formats.pictures import figures


def kr(minor: int, *, currency: str = "SEK", exact: bool = False) -> str:
    """12 500 kr, with öre only when there are any unless `exact`."""
    return figures.money(minor, currency, _language(), exact=exact)


def day(on: dt.date, style: str = "", *, near: dt.date | None = None) -> str:
    """12 mars 2026; style veckodag, utan_ar or manad as in `datum`. `near`: another year than its is said."""
    shown = figures.day(on, _language(), style)
    return f"{shown} {on.year}" if near is not None and on.year != near.year else shown


def percent(text: str) -> str:
    """A percentage that comes as text with a point, as "6.15": with a comma in Swedish and its sign; "" for ""."""
    shown = text if _language().startswith("en") else text.replace(".", ",")
    return f"{shown}\N{NO-BREAK SPACE}%" if text else ""


def named(group: str, code: str) -> str:
    """What a code of the domain is called."""
    return label(group, code, "en" if _language().startswith("en") else "sv")


def lazily(group: str, code: str) -> Any:
    """What a code is called, with a capital, chosen when it is shown: for the choices of a form."""
    return lazy(lambda: named(group, code).capitalize(), str)()


def _language() -> str:
    return get_language() or "sv"
