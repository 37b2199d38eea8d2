"""What pages and operations get of meetings, paragraphs and decisions: values, never rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting; `label` ("2026-3") is its address. `kind` board or delegation, `state` planned … adjusted."""

    id: int
    label: str
    kind: str
    body: str
    on: date
    pack_freezes_on: date
    whole_application_by: date
    state: str
    chair_id: int | None
    chair: str
    keeper_id: int | None
    keeper: str
    adjuster_id: int | None
    adjuster: str
    reported_in_id: int | None = None


@dataclass(frozen=True, slots=True)
class ItemView:
    """A paragraph, with all that hangs on it. Only for those to whom the case is open."""

    id: int
    meeting_id: int
    matter_id: int
    paragraph: int
    proposal_id: int
    title: str
    instrument: str
    outcome: str
    amount_minor: int
    currency: str
    proposed: Mapping[str, Any]
    proposed_digest: str
    prepared_by_id: int
    prepared_by: str
    pack_key: str
    pack_digest: str
    contents_digest: str
    pack_version: int
    frozen_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What was decided; `dissents` are (name, words), `votes` (name, yes | no | abstain)."""

    id: int
    item_id: int
    outcome: str
    way: str
    decided_on: date
    last_day_on: date | None
    agreement_id: int | None
    seats: int
    present: int
    yes: int
    no: int
    abstained: int
    by_casting_vote: bool
    reasons: tuple[str, ...]
    way_to_yes: str
    chaired_by: str
    dissents: tuple[tuple[str, str], ...]
    votes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A line of the agenda as one seat sees it: `shut` is "", "unanswered" or "conflict"; then nothing else is told."""

    paragraph: int
    shut: str
    title: str = ""
    instrument: str = ""
    outcome: str = ""
    amount_minor: int = 0
    currency: str = "SEK"
    state: str = ""
    decided: str = ""
    is_frozen: bool = False
    pack_version: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """How the question of conflict stands on one paragraph, in numbers alone."""

    paragraph: int
    asked: int
    answered: int
    shut: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody on the board: role chair, member or deputy, and at an open meeting whether there now."""

    id: int
    name: str
    role: str
    is_there: bool = False
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes as they stand; times are None until the person has pressed."""

    number: str
    document_key: str
    digest: str
    anchor: str
    signed_at: datetime | None
    chair_adjusted_at: datetime | None
    other_adjusted_at: datetime | None
    adjusted: bool


@dataclass(frozen=True, slots=True)
class DelegatedView:
    """A decision by delegation that the board is told of: its label, day, and line as the seat may see it."""

    label: str
    on: date
    decided_by: str
    line: AgendaLine


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """All of a meeting for one seat; `ties_waiting` is how many ties wait for the seat's answer."""

    meeting: MeetingView
    lines: tuple[AgendaLine, ...]
    answered: tuple[Answered, ...]
    people: tuple[PersonView, ...]
    delegated: tuple[DelegatedView, ...]
    minutes: MinutesView | None
    ties_waiting: int = 0


@dataclass(frozen=True, slots=True)
class SittingView:
    """Who decides an item: voters with names, who leads, how many are needed, who is missing; names only."""

    voters: tuple[tuple[int, str], ...]
    leader_id: int | None
    leader: str
    needed: int
    seats: int
    quorate: bool
    reason: str
    way_on: str
    section: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """The question alone: whom it is about, what was answered before. Nothing else of the case."""

    meeting_label: str
    meeting_on: date
    meeting_id: int
    matter_id: int
    paragraph: int
    name: str
    answered: str
    is_delegation: bool


@dataclass(frozen=True, slots=True)
class TieView:
    """A declared tie as the chair and the auditor read it."""

    matter_id: int
    paragraph: int
    title: str
    person_id: int
    person: str
    answer: str
    text: str
    at: datetime
    by_law: bool
    waits: bool
    may_open: bool
    ruling: str
    opens: bool | None
