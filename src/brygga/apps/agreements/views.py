"""What pages and other apps get of an agreement: values, never rows."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AgreementView:
    """An agreement as it stands; amounts in minor units."""

    id: int
    matter_id: int
    number: str
    instrument: str
    party_id: int
    party: str
    state: str
    amount_minor: int
    currency: str
    purpose: str
    reference: str
    drafted_on: date
    last_day_on: date
    signed_on: date | None
    active_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class ConditionView:
    """A condition before pay-out; `met_on` None while it stands in the way."""

    id: int
    code: str
    text: str
    met_on: date | None
    met_by: str
    paper_key: str


@dataclass(frozen=True, slots=True)
class SigningView:
    """A signed paper and its two checks."""

    id: int
    paper_key: str
    handed_in_by: str
    handed_in_at: datetime
    first_check_by: str
    second_check_by: str
    checked_on: date | None
    refused_reason: str


@dataclass(frozen=True, slots=True)
class HappenedView:
    """Something that happened, by its audit code; `who` is empty when Brygga did it by itself."""

    on: date
    code: str
    who: str
