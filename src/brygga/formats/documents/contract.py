"""What every document is made of: a frozen value that says all that will stand on the paper.

Idea: a document is a value, and the paper is a function of it. Amounts are integers in the smallest unit
of the document's currency, rates are Decimal percent, dates are datetime.date; nothing here computes
interest or dates, the caller has done that and the value only refuses what contradicts itself.
Do not put a template's name, a font or a fixed text here: those belong to registry.py and templates/.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["sv", "en"]

CURRENCY = re.compile(r"[A-Z]{3}")


class DocumentError(ValueError):
    """A value that may not become a paper: which field, why, and the way on."""

    def __init__(self, field: str, reason: str, way_on: str) -> None:
        super().__init__(f"{field}: {reason} {way_on}")
        self.field = field
        self.reason = reason
        self.way_on = way_on


def demand(holds: bool, field: str, reason: str, way_on: str) -> None:
    """Raise DocumentError unless `holds`."""
    if not holds:
        raise DocumentError(field, reason, way_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody named in a document. `number` is the organisationsnummer as it is to be printed, or ''."""

    name: str
    number: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person to talk to. At least one of `phone` and `email` is given."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""

    def __post_init__(self) -> None:
        demand(bool(self.phone or self.email), "contact", "has neither phone nor e-mail.", "Give one of them.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs, and in which role (firmatecknare, ordförande …). An empty name leaves the line open."""

    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A titled text of paragraphs written for this document only."""

    title: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its value, both as they are to be printed."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition before pay-out; `met_on` is the day it was met, None while it is open."""

    text: str
    met_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as SVG text with the words for those who cannot see it (PDF/UA refuses one without)."""

    svg: str
    alt: str

    def __post_init__(self) -> None:
        demand("<svg" in self.svg, "picture.svg", "is not SVG.", "Pass the whole <svg> element as text.")
        demand(bool(self.alt.strip()), "picture.alt", "is empty.", "Say in words what the picture shows.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What all documents share.

    `number` is the document's own number; `sender` is whose paper it is (the fund, but the enterprise for a
    certificate or register row); `dated` stands on the paper; `draft` prints UTKAST over every page and
    `demo` the practice-world label on every page.
    """

    number: str
    dated: date
    sender: Party
    language: Language = "sv"
    currency: str = "SEK"
    draft: bool = False
    demo: bool = False

    def __post_init__(self) -> None:
        demand(bool(self.number.strip()), "number", "is empty.", "Give the document's number.")
        demand(self.language in ("sv", "en"), "language", f"{self.language!r} has no texts.", "Use sv or en.")
        demand(
            CURRENCY.fullmatch(self.currency) is not None,
            "currency",
            f"{self.currency!r} is not three capital letters.",
            "Use the ISO 4217 code.",
        )
