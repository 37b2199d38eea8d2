"""The words of the trail: each app's own `events.py`, and what kinds of things a subject names."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from brygga.foundation.refusals import text

SUBJECTS = {
    "agreement": text("avtal"), "bank_account": text("bankkonto"), "body": text("organ"), "case": text("ärende"),
    "document": text("papper"), "entry": text("verifikation"), "item": text("punkt på dagordning"),
    "meeting": text("sammanträde"), "party": text("part"), "payment": text("betalning"), "period": text("period"),
    "person": text("person"), "pot": text("pott"), "proposal": text("förslag"), "registration": text("registrering"),
    "source": text("källa"), "statement": text("kontoutdrag"), "statement_line": text("rad på kontoutdrag"),
    "tenant": text("fonden"), "membership": text("roll"), "house": text("installationen"),
    "notice": text("avi"), "completion": text("komplettering"),
}


@cache
def events() -> dict[str, Any]:
    """Return audit code → sentence, of all apps."""
    found: dict[str, Any] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("brygga.apps.") and find_spec(f"{config.name}.events"):
            found |= import_module(f"{config.name}.events").EVENTS
    return found


def sentence_of(code: str) -> str:
    """Return the sentence of an audit code; the code itself when no app knows it."""
    return str(events().get(code, code))


def subject_in_words(subject: str) -> str:
    """Return "avtal 12" for "agreement/12"."""
    kind, _, rest = subject.partition("/")
    return f"{SUBJECTS.get(kind, kind)} {rest}".strip()
