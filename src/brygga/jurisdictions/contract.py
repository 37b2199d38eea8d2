"""The questions that every country answers, and the shapes of the answers.

Idea: a rule is a dated value with its statute and one plain sentence a language, so that a refusal can cite it and a
page can list it; an answer is a *ruling*: yes, no, or does not apply, with the rule and the way on. Trick: rulings are
data, not exceptions, since several rules are asked at once and a person wants all the answers.
Do not ask a pack what time it is, and do not put amounts of one fund's policy here: those are the fund's parameters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, runtime_checkable

from brygga.domain.capital.calendar import AssociationTerms
from brygga.domain.capital.contribution import ContributionTerms
from brygga.domain.capital.membership import MembershipTerms
from brygga.domain.claims.limitation import LimitationTerms
from brygga.domain.claims.reference import LateTerms
from brygga.domain.retention import RetentionTerms


@dataclass(frozen=True, slots=True)
class Words:
    """One plain sentence in Swedish and in English."""

    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a country: half-open time in force, its section, and what it says. `sure` is False for parameters
    that somebody must still confirm."""

    code: str
    statute: str
    in_force_from: date
    says: Words
    in_force_to: date | None = None
    sure: bool = True

    def in_force(self, on: date) -> bool:
        """Tell whether the rule applies on a day."""
        return self.in_force_from <= on and (self.in_force_to is None or on < self.in_force_to)


class Answer(StrEnum):
    """What a rule answers."""

    YES = "yes"
    NO = "no"
    DOES_NOT_APPLY = "does_not_apply"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One rule's answer to one question; a no carries the way to yes."""

    rule: Rule
    answer: Answer
    way_on: Words | None = None

    @property
    def refuses(self) -> bool:
        """Tell whether this ruling stands in the way."""
        return self.answer is Answer.NO


class NumberKind(StrEnum):
    """Numbers that a country gives out and can check."""

    ORGANISATION = "organisation"
    PERSON = "person"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Checked:
    """A number as checked: `normal` is the form to store, `shown` the form to print, `why` says what is wrong.

    `looks_personal` warns that the number seems to belong to a person and must not be stored as an organisation's.
    """

    valid: bool
    normal: str = ""
    shown: str = ""
    form: str | None = None
    why: Words | None = None
    looks_personal: bool = False


@dataclass(frozen=True, slots=True)
class Registration:
    """That a body stood in a register: half-open time, `ended_on` the first day it no longer did."""

    register: str
    number: str
    from_on: date
    ended_on: date | None = None

    def covers(self, on: date) -> bool:
        """Tell whether the body was registered on a day."""
        return self.from_on <= on and (self.ended_on is None or on < self.ended_on)


@dataclass(frozen=True, slots=True)
class BoardRules:
    """How a board decides where the statutes say nothing else. Shares are (numerator, denominator), all of them
    "more than": of all members for quorum and least support, of those present for the majority."""

    quorum_over: tuple[int, int]
    majority_over: tuple[int, int]
    least_support_over: tuple[int, int]
    chair_has_casting_vote: bool
    minutes_adjusters: int
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A region (län) or a municipality (kommun); `within` is its region's code, empty for a region."""

    code: str
    name: str
    within: str = ""


@runtime_checkable
class Country(Protocol):
    """A country pack."""

    @property
    def code(self) -> str:
        """Return the ISO 3166 code."""

    def is_bank_day(self, on: date) -> bool:
        """Tell whether banks settle payments on a day."""

    def check_organisation_number(self, text: str) -> Checked:
        """Check an organisation's number."""

    def check_person_number(self, text: str) -> Checked:
        """Recognise a person's number, mostly in order to refuse it."""

    def check_account(self, kind: str, text: str) -> Checked:
        """Check a payee's account number of a national kind; an unknown kind is a ValueError."""

    def make_reference(self, base: str) -> str:
        """Make a payment reference with its check digits from a string of digits."""

    def check_reference(self, reference: str, *, length_digit: bool) -> Checked:
        """Check a payment reference that came in."""

    def may_sign(self, registered_on: date | None, on: date) -> Sequence[Ruling]:
        """Tell whether an association may be bound by an agreement on a day."""

    def may_place_contribution(self, form: str, statutes_allow: bool | None, on: date) -> Sequence[Ruling]:
        """Tell whether a cooperative contribution may be placed; `statutes_allow` None when nobody has looked."""

    def may_issue(
        self, instrument: str, registrations: Sequence[Registration], on: date, *, to_person: bool, for_business: bool
    ) -> Sequence[Ruling]:
        """Tell whether a body with these registrations may issue an instrument to such a receiver."""

    def contribution_terms(self, on: date) -> ContributionTerms | None:
        """Return the law's times for cooperative contributions, None where there is no such instrument."""

    def late_terms(self, on: date) -> LateTerms | None:
        """Return late interest by law and the reference rates known, None before any rule that the pack knows."""

    def limitation_terms(self, on: date) -> LimitationTerms | None:
        """Return when claims are barred, None before any rule that the pack knows."""

    def retention_terms(self, on: date) -> RetentionTerms | None:
        """Return how long records are kept, None before any rule that the pack knows."""

    def membership_terms(self, on: date) -> MembershipTerms | None:
        """Return the times of members who leave an economic association, None where there is no such form."""

    def association_terms(self, on: date) -> AssociationTerms | None:
        """Return the times of an economic association's year, None where there is no such form."""

    def board_rules(self, on: date) -> BoardRules:
        """Return how a board decides by law."""

    def regions(self) -> Sequence[Place]:
        """Return the regions, by code."""

    def municipalities(self, region: str) -> Sequence[Place]:
        """Return the municipalities known in a region, by name."""

    def region_of(self, municipality: str) -> Place | None:
        """Return the region that holds a municipality, None for a code that cannot be one."""

    def rules(self, on: date) -> Sequence[Rule]:
        """Return every rule of the pack that is in force on a day, for the page that lists them."""
