"""What a page or another app gets of a party: values, never rows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party as one tenant knows it; `registered_on` None means not registered yet (an initiative)."""

    id: int
    kind: str
    name: str
    orgnr: str
    legal_form: str
    address: str
    place: str
    municipality: str
    county: str
    email: str
    account_kind: str
    account_number: str
    registered_on: date | None
    contributions_allowed_on: date | None
    statutes_clause: str
    is_public: bool
