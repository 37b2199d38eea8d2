"""The shape of a case template: questions, documents, and suggestions that the applicant may keep or strike.

Do not put rules here: a question says what kind of answer it takes, the form of the kind is checked at the edge.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from brygga.domain.casework.answers import Words
from brygga.domain.casework.plan import PaidHow, SourceKind, StartRule
from brygga.domain.casework.roles import Path

BOTH = frozenset({Path.SHORT, Path.FULL})
FULL = frozenset({Path.FULL})
NEVER: frozenset[Path] = frozenset()


class AnswerKind(StrEnum):
    """What kind of answer a question takes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    AMOUNT = "amount"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"


LONGEST = {AnswerKind.TEXT: 500, AnswerKind.LONG_TEXT: 4000}
"""So many characters an answer in words may have: in the form and by the rule that stores it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question of kind choice."""

    code: str
    label: Words


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the application: shown on the paths `asked_on`, must be answered on `required_on`."""

    code: str
    kind: AnswerKind
    label: Words
    hint: Words = Words("", "")
    asked_on: frozenset[Path] = BOTH
    required_on: frozenset[Path] = BOTH
    choices: tuple[Choice, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class DocumentAsked:
    """One document asked for; "I do not have it yet" is always an answer, `required_on` says when it must be there."""

    code: str
    label: Words
    hint: Words = Words("", "")
    asked_on: frozenset[Path] = BOTH
    required_on: frozenset[Path] = BOTH


@dataclass(frozen=True, slots=True)
class CostLine:
    """A usual cost, offered as an empty row of the plan."""

    code: str
    label: Words


@dataclass(frozen=True, slots=True)
class Permit:
    """A permit or notice that is usual, and whom to ask."""

    code: str
    label: Words
    ask: Words


@dataclass(frozen=True, slots=True)
class UsualFinancier:
    """A usual financier with what its terms usually are; the applicant confirms against the decision."""

    code: str
    kind: SourceKind
    label: Words
    start_rule: StartRule
    paid_how: PaidHow
    hint: Words


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A row of the monthly budget; `is_income` tells the side."""

    code: str
    label: Words
    is_income: bool


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of case, dated; funds may share it."""

    code: str
    label: Words
    in_one_line: Words
    valid_from: date
    questions: tuple[Question, ...]
    documents: tuple[DocumentAsked, ...]
    costs: tuple[CostLine, ...]
    permits: tuple[Permit, ...]
    financiers: tuple[UsualFinancier, ...]
    budget: tuple[BudgetRow, ...]
