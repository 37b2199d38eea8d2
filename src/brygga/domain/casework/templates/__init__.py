"""Case templates [C6]: what is asked in each kind of case, as data.

Idea: a template is one list of questions and a few lists of suggestions. To add a field to the application of one
kind of case, add one row to that template's `QUESTIONS`; to add it to every kind, add the row to `common`.
Answers are stored by the question's code, so a code is never reused and never renamed; leave a question out with
`retired` instead of deleting its row.
"""

from brygga.domain.casework.roles import Path
from brygga.domain.casework.templates.house import HOUSE
from brygga.domain.casework.templates.shape import DocumentAsked, Question, Template
from brygga.domain.casework.templates.unstaffed_shop import UNSTAFFED_SHOP

TEMPLATES: tuple[Template, ...] = (UNSTAFFED_SHOP, HOUSE)


def template(code: str) -> Template:
    """Return the template with this code; raises KeyError for an unknown one."""
    return {row.code: row for row in TEMPLATES}[code]


def questions_for(kind: Template, path: Path) -> tuple[Question, ...]:
    """Return the questions asked on `path`, in the order of the form."""
    return tuple(q for q in kind.questions if path in q.asked_on and not q.retired)


def documents_for(kind: Template, path: Path) -> tuple[DocumentAsked, ...]:
    """Return the documents asked for on `path`."""
    return tuple(d for d in kind.documents if path in d.asked_on)


def unanswered(kind: Template, path: Path, answered: frozenset[str]) -> tuple[Question, ...]:
    """Return the questions that `path` requires and that are not among `answered` codes."""
    return tuple(q for q in questions_for(kind, path) if path in q.required_on and q.code not in answered)


def missing_documents(kind: Template, path: Path, given: frozenset[str]) -> tuple[DocumentAsked, ...]:
    """Return the documents that `path` requires and that are not among `given` codes."""
    return tuple(d for d in documents_for(kind, path) if path in d.required_on and d.code not in given)
