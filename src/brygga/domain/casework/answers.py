"""How the rules answer: a refusal or a finding is a value with a stable code, its facts and its section.

Trick: the facts are a sorted tuple of pairs, so that an answer can be compared, hashed and stored. The sentence is
made in `texts` when a person is to read it; do not put sentences here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from brygga.domain.money import Money

Fact = str | int | date | Money
Facts = tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One text for people in Swedish and English."""

    sv: str
    en: str

    def in_(self, language: str) -> str:
        """Return the text in `language`; anything but English reads the Swedish."""
        return self.en if language == "en" else self.sv


@dataclass(frozen=True, slots=True)
class Refusal:
    """A clear no: what (`code`), why (`params`, `section` of statute or rule), who could do it instead."""

    code: str
    params: Facts = ()
    section: str = ""
    who_could: tuple[str, ...] = ()

    @property
    def facts(self) -> Mapping[str, Fact]:
        """Return the facts by name."""
        return dict(self.params)


class Severity(StrEnum):
    """How much a finding weighs: a stop must be mended, a warning answered, a hint may be left."""

    STOP = "stop"
    WARN = "warn"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a check saw; `field` is the dotted place in the form that it belongs to."""

    code: str
    severity: Severity
    field: str
    params: Facts = ()
    section: str = ""

    @property
    def facts(self) -> Mapping[str, Fact]:
        """Return the facts by name."""
        return dict(self.params)


def refusal(code: str, *, section: str = "", who_could: tuple[str, ...] = (), **params: Fact) -> Refusal:
    """Return a refusal with its facts in a fixed order."""
    return Refusal(code, tuple(sorted(params.items())), section, who_could)


def finding(code: str, severity: Severity, field: str, *, section: str = "", **params: Fact) -> Finding:
    """Return a finding with its facts in a fixed order."""
    return Finding(code, severity, field, tuple(sorted(params.items())), section)
