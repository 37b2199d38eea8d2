"""From an answer of the rules to two sentences for a person: the reason, and the way on.

Idea: `sentence(refusal, "sv")` looks the code up, puts the facts into the words and gives both. A refusal begins
with what is possible, a finding says how to mend it. The tables stand in `texts_case`, `texts_people`, `texts_plan`.
Do not write a reason in a view: a new code gets a row here, and a test fails until it has one.
"""

from dataclasses import dataclass
from datetime import date

from brygga.domain.casework.answers import Fact, Finding, Refusal, Words
from brygga.domain.casework.labels import LABELS, label
from brygga.domain.casework.texts_case import CASE_TEXTS
from brygga.domain.casework.texts_people import PEOPLE_TEXTS
from brygga.domain.casework.texts_plan import PLAN_TEXTS
from brygga.domain.money import Money

TEXTS: dict[str, tuple[Words, Words]] = {**CASE_TEXTS, **PEOPLE_TEXTS, **PLAN_TEXTS}
MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
THIN = "\N{NARROW NO-BREAK SPACE}"
WHOLE_MONTHS = ("month", "first")
GROUP_OF = {"first_role": "role", "second_role": "role", "earlier": "act", "rule": "start_rule"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Why, how to go on, and the section it rests on (empty when it is the fund's own rule)."""

    reason: str
    way_on: str
    section: str


def sentence(answer: Refusal | Finding, language: str = "sv") -> Sentence:
    """Return an answer in words; raises KeyError for a code without a text."""
    reason, way_on = TEXTS[answer.code]
    facts = {name: _in_words(name, fact, language) for name, fact in answer.params}
    return Sentence(reason.in_(language).format(**facts), way_on.in_(language).format(**facts), answer.section)


def amount_in_words(amount: Money, language: str = "sv") -> str:
    """Return an amount as people write it: whole kronor without decimals, thin spaces, kr."""
    whole, rest = divmod(abs(amount.minor), 100)
    digits = f"{whole:,}".replace(",", THIN) + (f",{rest:02d}" if rest else "")
    sign = "\N{MINUS SIGN}" if amount.minor < 0 else ""
    unit = "kr" if amount.currency == "SEK" and language == "sv" else amount.currency
    return f"{sign}{digits}{THIN}{unit}"


def _in_words(name: str, fact: Fact, language: str) -> str:
    if isinstance(fact, Money):
        return amount_in_words(fact, language)
    if isinstance(fact, date):
        month = f"{MONTHS[language][fact.month - 1]} {fact.year}"
        return month if name in WHOLE_MONTHS else f"{fact.day} {month}"
    if isinstance(fact, int):
        return str(fact)
    return ", ".join(_code_in_words(name, part, language) for part in fact.split(", "))


def _code_in_words(name: str, code: str, language: str) -> str:
    groups = [GROUP_OF.get(name, name)]
    if name in ("possible", "state"):
        groups = ["event", "instrument", "case_state", "agreement_state"]
    return next((label(g, code, language) for g in groups if code in LABELS.get(g, {})), code)
