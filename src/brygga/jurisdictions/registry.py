"""The list of country packs: the only place that names them.

A new country is a folder that answers `contract.Country` and one line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from brygga.jurisdictions.contract import Country
from brygga.jurisdictions.se.pack import Sweden

_PACKS: Mapping[str, Country] = MappingProxyType({pack.code: pack for pack in (Sweden(),)})


class UnknownCountry(LookupError):
    """No pack answers for this code."""


def country(code: str) -> Country:
    """Return the pack for an ISO 3166 code, or UnknownCountry with the codes there are."""
    try:
        return _PACKS[code]
    except KeyError:
        raise UnknownCountry(f"{code!r}: there is a pack for {', '.join(countries())}") from None


def countries() -> tuple[str, ...]:
    """Return the codes of all packs, in order."""
    return tuple(sorted(_PACKS))
