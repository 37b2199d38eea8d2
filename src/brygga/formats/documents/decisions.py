"""The values of the decision papers: pack (beslutsunderlag), letter and minutes (protokoll).

The pack answers three questions in three lines before anything else. A no cannot be written without its
reasons and the way to yes, and a yes not without its last day: the types refuse it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from brygga.formats.documents.contract import (
    Clause,
    Condition,
    Contact,
    Document,
    Fact,
    Party,
    Picture,
    Signer,
    demand,
)

SourceStatus = Literal["idea", "asked", "promised", "decided", "paid"]
Outcome = Literal["yes", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question, its short answer, and why: the paper, date or section it rests on."""

    question: str
    answer: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """A cost of the financing plan."""

    label: str
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source of the financing plan; `ours` marks the fund's own part."""

    label: str
    amount_minor: int
    status: SourceStatus
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessLine:
    """An area of finance readiness, level 0–4, and the evidence in a few words."""

    area: str
    level: int
    evidence: str

    def __post_init__(self) -> None:
        demand(0 <= self.level <= 4, "readiness.level", f"{self.level} is not 0–4.", "Use the anchored levels.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PotShare:
    """What one pot carries of the proposal, and the state aid (in EUR cents) that follows from it."""

    pot: str
    amount_minor: int
    public: bool
    aid_eur_cents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A paper that belongs to the pack, with the hash of its bytes (hex)."""

    title: str
    dated: date
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPack(Document):
    """The frozen pack for a decision; `number` is the case's, `version` counts from 1.

    `in_brief` is at most three lines; `questions` are exactly three. `amount_minor` is what is proposed and
    `allocation` must add up to it. `cash_low` says the lowest point of the cash curve in words.
    """

    version: int
    applicant: Party
    place: str
    title: str
    prepared_by: str
    meeting_on: date
    in_brief: tuple[str, ...]
    questions: tuple[Answer, Answer, Answer]
    amount_minor: int
    proposal: str
    terms: tuple[Fact, ...]
    conditions: tuple[str, ...]
    allocation: tuple[PotShare, ...]
    costs: tuple[CostLine, ...]
    sources: tuple[SourceLine, ...]
    readiness: tuple[ReadinessLine, ...]
    memo: tuple[Clause, ...]
    rules: tuple[Answer, ...]
    documents: tuple[DocumentEntry, ...]
    cash_curve: Picture | None = None
    cash_low: str = ""

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        demand(1 <= len(self.in_brief) <= 3, "in_brief", "is one to three lines.", "Shorten it.")
        demand(len(self.questions) == 3, "questions", "are exactly three.", "Answer the three questions.")
        spread = sum(share.amount_minor for share in self.allocation)
        demand(
            spread == self.amount_minor,
            "allocation",
            f"adds up to {spread}, the proposal is {self.amount_minor} (smallest units).",
            "Make the allocation anew.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLetter(Document):
    """The letter to the applicant. `asked_for` is what was applied for, as a noun phrase.

    A yes needs `granted` (the noun phrase of what is given) and `last_day_on`; a no needs `reasons` and
    `way_to_yes`. `answer_days` is how soon a complaint is answered, by `complaint_contact`, another person.
    """

    to: Party
    case_number: str
    outcome: Outcome
    asked_for: str
    body_name: str
    decided_on: date
    paragraph: str
    contact: Contact
    complaint_contact: Contact
    signers: tuple[Signer, ...]
    granted: str = ""
    last_day_on: date | None = None
    conditions: tuple[Condition, ...] = ()
    next_steps: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    way_to_yes: tuple[str, ...] = ()
    answer_days: int = 14

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        demand(
            self.contact.name != self.complaint_contact.name,
            "complaint_contact",
            "is the same person as the case's contact.",
            "A complaint goes to another person.",
        )
        if self.outcome == "yes":
            demand(bool(self.granted), "granted", "is empty.", "Say what is granted.")
            demand(self.last_day_on is not None, "last_day_on", "is missing.", "A yes has a last day.")
        else:
            demand(bool(self.reasons), "reasons", "are missing.", "A no gives its reasons.")
            demand(bool(self.way_to_yes), "way_to_yes", "is missing.", "A no says what would change it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody present, the role, and a note ('lämnade mötet under § 4')."""

    name: str
    role: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A conflict of interest noted at an item: who, and why in words that may be public."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """A dissenting opinion (avvikande mening) in the dissenter's words."""

    name: str
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCount:
    """A counted vote; `casting_vote` says that the chair's vote decided a tie."""

    yes: int
    no: int
    abstained: int = 0
    casting_vote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteItem:
    """One paragraph (§) of the minutes."""

    number: int
    title: str
    text: tuple[str, ...]
    decision: str = ""
    conflicts: tuple[Conflict, ...] = ()
    vote: VoteCount | None = None
    dissent: tuple[Dissent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes(Document):
    """Minutes of a body, signed by the keeper and adjusted by the chair and one more (EFL 7:24–25).

    `held` is where or how the meeting was held. `asked_from`/`asked_to` are set for a decision per capsulam.
    Items must be numbered without a gap.
    """

    body_name: str
    meeting_on: date
    held: str
    chair: str
    keeper: str
    adjuster: str
    present: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    items: tuple[MinuteItem, ...]
    asked_from: date | None = None
    asked_to: date | None = None

    def __post_init__(self) -> None:
        Document.__post_init__(self)
        demand(bool(self.items), "items", "are missing.", "Minutes have at least one paragraph.")
        first = self.items[0].number
        expected = list(range(first, first + len(self.items)))
        demand(
            [item.number for item in self.items] == expected,
            "items",
            "are not numbered without a gap.",
            f"Number them {expected[0]}–{expected[-1]}.",
        )
        demand(
            self.adjuster != self.chair,
            "adjuster",
            "is the chair.",
            "The chair and one more adjust the minutes (EFL 7:24–25).",
        )
