"""The words of the trail: each app's own `events.py`, and what kinds of things a subject names."""

from typing import Any

from brygga.apps.access import events as access
from brygga.apps.agreements import events as agreements
from brygga.apps.capital import events as capital
from brygga.apps.cases import events as cases
from brygga.apps.decisions import events as decisions
from brygga.apps.documents import events as documents
from brygga.apps.funding import events as funding
from brygga.apps.ledger import events as ledger
from brygga.apps.loans import events as loans
from brygga.apps.parties import events as parties
from brygga.apps.payments import events as payments
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


APPS = (access, agreements, capital, cases, decisions, documents, funding, ledger, loans, parties, payments)
EVENTS: dict[str, Any] = {code: sentence for app in APPS for code, sentence in app.EVENTS.items()}


def events() -> dict[str, Any]:
    """Return audit code → sentence, of all apps."""
    return EVENTS


def sentence_of(code: str) -> str:
    """Return the sentence of an audit code; the code itself when no app knows it."""
    return str(events().get(code, code))


def subject_in_words(subject: str) -> str:
    """Return "avtal 12" for "agreement/12"."""
    kind, _, rest = subject.partition("/")
    return f"{SUBJECTS.get(kind, kind)} {rest}".strip()
