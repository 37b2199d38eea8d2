"""How Brygga says no: what, why (with section), the way on, and who could do it instead.

`Refused` is raised inside an action; the transaction rolls back and nothing has moved. `NotSeen` is the answer both
for what is not there and for what may not be seen, so that the two can never be told apart.
"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy

text = gettext_lazy


class Refused(Exception):
    """A clear no: `code` for machines, `message` for people, `field` of the form it belongs to."""

    def __init__(self, code: str, message: Any, *, field: str | None = None, way_on: Any = "",
                 section: str = "", who_could: Sequence[str] = ()) -> None:
        super().__init__(code)
        self.code, self.message, self.field = code, message, field
        self.way_on, self.section, self.who_could = way_on, section, tuple(who_could)

    def __str__(self) -> str:
        """Return code and message, for logs and tests."""
        return f"{self.code}: {self.message}"


class Refusals(Exception):
    """Several refusals at once, one a field, so that a person mends all in one go."""

    def __init__(self, refusals: Sequence[Refused]) -> None:
        super().__init__(", ".join(r.code for r in refusals))
        self.refusals = tuple(refusals)


class NotSeen(Exception):
    """Nothing there, or nothing that this person may see."""


class Busy(Exception):
    """The database was busy for too long, the disk is full or the connection broke: try again, nothing was done."""
