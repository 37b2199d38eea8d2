"""Swedish counties (län) and the municipalities (kommuner) of the reference region and its neighbours.

Codes are Statistics Sweden's (SCB): a municipality's first two digits are its county's, so the county of any
municipality is known even where the list below does not name it. A county that has no list yet answers with none.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from brygga.jurisdictions.contract import Place

_COUNTIES = """
01 Stockholms län, 03 Uppsala län, 04 Södermanlands län, 05 Östergötlands län, 06 Jönköpings län, 07 Kronobergs län,
08 Kalmar län, 09 Gotlands län, 10 Blekinge län, 12 Skåne län, 13 Hallands län, 14 Västra Götalands län,
17 Värmlands län, 18 Örebro län, 19 Västmanlands län, 20 Dalarnas län, 21 Gävleborgs län, 22 Västernorrlands län,
23 Jämtlands län, 24 Västerbottens län, 25 Norrbottens län
"""
_MUNICIPALITIES = """
0305 Håbo, 0319 Älvkarleby, 0330 Knivsta, 0331 Heby, 0360 Tierp, 0380 Uppsala, 0381 Enköping, 0382 Östhammar,
0428 Vingåker, 0461 Gnesta, 0480 Nyköping, 0481 Oxelösund, 0482 Flen, 0483 Katrineholm, 0484 Eskilstuna,
0486 Strängnäs, 0488 Trosa,
1814 Lekeberg, 1860 Laxå, 1861 Hallsberg, 1862 Degerfors, 1863 Hällefors, 1864 Ljusnarsberg, 1880 Örebro,
1881 Kumla, 1882 Askersund, 1883 Karlskoga, 1884 Nora, 1885 Lindesberg,
1904 Skinnskatteberg, 1907 Surahammar, 1960 Kungsör, 1961 Hallstahammar, 1962 Norberg, 1980 Västerås, 1981 Sala,
1982 Fagersta, 1983 Köping, 1984 Arboga
"""
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


def _places(listed: str) -> list[tuple[str, str]]:
    pairs = (entry.strip().split(" ", 1) for entry in listed.replace("\n", " ").split(","))
    return [(code, name) for code, name in pairs]


def by_swedish_alphabet(place: Place) -> list[int]:
    """Return a sorting key with å, ä and ö last, as a Swedish list has them."""
    return [_ALPHABET.find(letter) for letter in place.name.lower()]


COUNTIES: Mapping[str, Place] = MappingProxyType({code: Place(code, name) for code, name in _places(_COUNTIES)})
MUNICIPALITIES: Mapping[str, Place] = MappingProxyType(
    {code: Place(code, name, code[:2]) for code, name in _places(_MUNICIPALITIES)}
)


def municipalities(county: str) -> tuple[Place, ...]:
    """Return the municipalities known in a county, in Swedish alphabetical order."""
    there = (place for place in MUNICIPALITIES.values() if place.within == county)
    return tuple(sorted(there, key=by_swedish_alphabet))


def county_of(municipality: str) -> Place | None:
    """Return the county of a four-digit municipality code, None when no county begins like that."""
    if len(municipality) != 4 or not municipality.isdigit():
        return None
    return COUNTIES.get(municipality[:2])
