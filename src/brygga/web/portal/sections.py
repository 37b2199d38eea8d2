"""The application's questions, one section a page.

A template says which questions there are; here they only get a heading to stand under. A question that no section
names stands in the last one, so that a new row in a template is asked without a line here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from brygga.apps.cases.views import QuestionView
from brygga.foundation.refusals import text

NAMED: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (text("Vad och varför"), ("purpose", "place", "why_now", "start_on", "indicator")),
    (text("Ni som gör det"), ("people", "members", "board_decided", "history")),
    (text("Pengar och risk"), ("repay_how", "worst_case", "other_aid", "income_now", "debts", "risks")),
)
LAST = text("Om det ni ska göra")


@dataclass(frozen=True, slots=True)
class Section:
    """A page of questions: its place in the address (from 1), heading, questions."""

    place: int
    heading: Any
    questions: tuple[QuestionView, ...]

    @property
    def left(self) -> int:
        """Return how many required questions have no answer."""
        return sum(1 for q in self.questions if q.required and not q.answered)


def sections_of(questions: Sequence[QuestionView]) -> list[Section]:
    """Return the sections that have a question, in order."""
    named = {code for _, codes in NAMED for code in codes}
    groups = [(heading, [q for code in codes for q in questions if q.code == code]) for heading, codes in NAMED]
    groups.append((LAST, [q for q in questions if q.code not in named]))
    return [Section(place, heading, tuple(found))
            for place, (heading, found) in enumerate([g for g in groups if g[1]], start=1)]
