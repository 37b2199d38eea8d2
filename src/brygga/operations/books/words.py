"""The words of the trail: each app's own `events.py`, and what kinds of things a subject names."""

import json
from collections.abc import Iterable
from typing import Any

from brygga.apps.access import events as access
from brygga.apps.access import queries as people
from brygga.apps.access.doorways import Seat
from brygga.apps.access.names import ROLE_NAMES
from brygga.apps.agreements import events as agreements
from brygga.apps.agreements.doorways import agreements_for
from brygga.apps.capital import events as capital
from brygga.apps.cases import events as cases
from brygga.apps.decisions import events as decisions
from brygga.apps.documents import events as documents
from brygga.apps.funding import events as funding
from brygga.apps.ledger import events as ledger
from brygga.apps.loans import events as loans
from brygga.apps.parties import events as parties
from brygga.apps.payments import events as payments
from brygga.formats.pictures import figures
from brygga.foundation.refusals import text

SUBJECTS = {
    "agreement": text("avtal"), "bank_account": text("bankkonto"), "body": text("organ"), "case": text("ärende"),
    "document": text("papper"), "entry": text("verifikation"), "item": text("punkt på dagordning"),
    "meeting": text("sammanträde"), "party": text("part"), "payment": text("betalning"), "period": text("period"),
    "person": text("person"), "pot": text("pott"), "proposal": text("förslag"), "registration": text("registrering"),
    "source": text("källa"), "statement": text("kontoutdrag"), "statement_line": text("rad på kontoutdrag"),
    "tenant": text("fonden"), "membership": text("roll"), "house": text("installationen"),
    "notice": text("avi"), "completion": text("komplettering"), "chart": text("kontoplan"),
}
DETAILS = {
    "amount": text("Belopp"), "role": text("Roll"), "from": text("Från och med"), "to": text("Till"), "on": text("Dag"),
    "name": text("Namn"), "email": text("E-post"), "reason": text("Skäl"), "why": text("Skäl"),
    "entry": text("Verifikation"), "digest": text("Fingeravtryck"), "state": text("Läge"), "event": text("Händelse"),
    "answer": text("Svar"), "outcome": text("Utfall"), "instrument": text("Instrument"), "account": text("Konto"),
    "lines": text("Rader"), "questions": text("Frågor"), "year": text("År"), "number": text("Nummer"),
}


APPS = (access, agreements, capital, cases, decisions, documents, funding, ledger, loans, parties, payments)
EVENTS: dict[str, Any] = {code: sentence for app in APPS for code, sentence in app.EVENTS.items()}


def events() -> dict[str, Any]:
    """Return audit code → sentence, of all apps."""
    return EVENTS


def sentence_of(code: str) -> str:
    """Return the sentence of an audit code; the code itself when no app knows it."""
    return str(events().get(code, code))


class Subjects:
    """Subjects in words, as one seat may read them: "avtal L-2026-001" and a person's name, else the row's id."""

    def __init__(self, seat: Seat, subjects: Iterable[str]) -> None:
        """Look up what the subjects name: two queries however many."""
        ids = [subject.partition("/")[2] for subject in subjects if subject.startswith("person/")]
        self.persons = people.names({int(pk) for pk in ids if pk.isdigit()})
        self.agreements = {agreement.id: agreement.number for agreement in agreements_for(seat)}

    def __call__(self, subject: str) -> str:
        """Return one subject in words."""
        kind, _, rest = subject.partition("/")
        named = {"person": self.persons, "agreement": self.agreements}.get(kind, {}).get(
            int(rest) if rest.isdigit() else 0)
        if kind == "person" and named:
            return named
        return f"{SUBJECTS.get(kind, kind)} {named or rest}".strip()


def said_in_words(name: str, value: Any) -> tuple[str, str]:
    """Return a detail of a link as (name, value) for a page; a name without a word stays as the trail has it."""
    if isinstance(value, list) and len(value) == 2 and type(value[0]) is int and isinstance(value[1], str):
        shown = figures.money(value[0], value[1])
    elif name == "role":
        shown = str(ROLE_NAMES.get(str(value), value))
    else:
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return str(DETAILS.get(name, name)), shown
