"""A state of a page: what somebody in a given place sees, and what must be on it so that it is that state at all.

`State` is one row of the table: an address by its name in the resolver, who looks, in which scene, and what is done
before looking. `holds` is what proves the state (a page that silently shows something else is a fault of the table).
"""

from __future__ import annotations

from dataclasses import dataclass, field

WRONG = ".errors, [aria-invalid=true], .notice.stop, .notice.warn"
FUNDS = ("first", "second", "new")


@dataclass(frozen=True, slots=True)
class State:
    """`page` is a name of the resolver; `who` a short name of the story, an applicant's whole name or "" (nobody).

    `objects` fill the address: plain text, or "@name" for what the scene has left. `send` is written in the form whose
    number `form` is and sent without the browser's own checks. `step` names what is done in the browser first.
    """

    page: str
    name: str
    who: str
    scene: str
    fund: str
    status: int
    query: str
    holds: str
    media: str
    step: str
    form: int
    leads: bool
    send: tuple[tuple[str, str], ...] | None
    objects: tuple[tuple[str, str], ...] = field(default=())

    def __str__(self) -> str:
        return f"{self.page} · {self.name} · {self.who or 'nobody'}"

    @property
    def slug(self) -> str:
        """Return a name for files."""
        plain = f"{self.page}--{self.name}".lower().translate(str.maketrans("åäöé", "aaoe"))
        return "".join(sign if sign.isalnum() or sign == "-" else "-" for sign in plain)


def see(page: str, who: str = "", name: str = "plain", *, scene: str = "today", fund: str = "first", status: int = 200,
        query: str = "", holds: str = "h1", media: str = "screen", step: str = "", leads: bool = False,
        **objects: str) -> State:
    """Return a state that is opened; `leads`: the address leads on to another page."""
    return State(page, name, who, scene, fund, status, query, holds, media, step, 0, leads, None,
                 tuple(objects.items()))


def wrong(page: str, who: str = "", name: str = "with errors", *, send: dict[str, str] | None = None, form: int = 0,
          scene: str = "today", fund: str = "first", status: int = 200, query: str = "", holds: str = WRONG,
          step: str = "", **objects: str) -> State:
    """Return a state in which a form is sent with what it must refuse."""
    return State(page, name, who, scene, fund, status, query, holds, "screen", step, form, True,
                 tuple((send or {}).items()), tuple(objects.items()))
