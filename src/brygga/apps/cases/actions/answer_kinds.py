"""How an answer of each kind is stored as text: one row a kind, and the refusal when it is not of the kind."""

from collections.abc import Callable
from datetime import date
from typing import Any

from brygga.domain.casework.templates.shape import LONGEST, AnswerKind, Question
from brygga.foundation.refusals import Refused, text


def as_stored(question: Question, given: Any) -> str:
    """Return the stored text of an answer, "" for none; Refused (field = the question's code) when it does not fit."""
    if given is None or given == "":
        return ""
    return KINDS[question.kind](question, given)


def _text(question: Question, given: Any) -> str:
    said = str(given).strip()
    most = LONGEST[question.kind]
    if len(said) > most:
        raise Refused("answer.long", text("Korta svaret, högst %d tecken.") % most, field=question.code)
    return said


def _count(question: Question, given: Any) -> str:
    said = str(given).strip()
    if isinstance(given, bool) or not said.isascii() or not said.isdigit() or len(said) > 15:
        raise Refused("answer.number", text("Skriv ett helt tal, noll eller mer."), field=question.code)
    return str(int(said))


def _day(question: Question, given: Any) -> str:
    try:
        return (given if isinstance(given, date) else date.fromisoformat(str(given).strip())).isoformat()
    except ValueError:
        raise Refused("answer.day", text("Skriv dagen så här: 2026-03-12."), field=question.code) from None


def _yes_no(question: Question, given: Any) -> str:
    if given not in ("yes", "no", True, False):
        raise Refused("answer.yes_no", text("Svara ja eller nej."), field=question.code)
    return {True: "yes", False: "no"}.get(given, given)


def _choice(question: Question, given: Any) -> str:
    if given not in {c.code for c in question.choices}:
        raise Refused("answer.choice", text("Välj ett av svaren."), field=question.code)
    return str(given)


KINDS: dict[AnswerKind, Callable[[Question, Any], str]] = {
    AnswerKind.TEXT: _text, AnswerKind.LONG_TEXT: _text, AnswerKind.AMOUNT: _count, AnswerKind.NUMBER: _count,
    AnswerKind.DATE: _day, AnswerKind.YES_NO: _yes_no, AnswerKind.CHOICE: _choice,
}
