"""Walks cells: one address, method, person and case each; tells what was let through that should not be.

Each person's walk is one transaction that is rolled back; a press that may act is rolled back by itself, and what is
refused must have left every table as it was. Do not commit anything here: the world is the whole room's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.access.addresses import Address, addresses
from tests.access.places import Places, Who

# Practice pages show everybody at the machine every letter and person of a practice world; elsewhere they are 404.
PRACTICE = ("demo/",)
# The books as a file: whole or not at all, so not for whoever is shut out of a case.
WHOLE = "bevis/fil/"
# A case's own parts: where one of these stands, the row is a case's and the wall is asked.
OF_A_CASE = {"key", "order_id", "proposal_id", "paragraph", "agreement", "completion"}
ROOMS_OF_CASES = ("arenden", "mitt", "avtal")
# Names that both funds use: the other fund's number is one's own, or stands for something that is nobody's secret.
SHARED = {"label", "paragraph", "seq", "side", "place", "code", "situation", "secret"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One question: `case` is "open", "shut", "foreign" or, for an address without objects, "own" or "abroad"."""

    address: Address
    method: str
    who: Who
    case: str

    def __str__(self) -> str:
        return f"{self.method} {self.address.route} {self.who.name} {self.case}"


@dataclass
class Walked:
    """What came of a walk."""

    cells: int = 0
    refused: int = 0
    leaks: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)


def cells(places: Places, names: Iterable[str] = (), routes: str = "", methods: tuple[str, ...] = ("GET", "POST")
          ) -> Iterator[Cell]:
    """Every cell, or those of some people and of routes that contain a text."""
    for who in places.cast:
        for address in addresses():
            if (names and who.name not in names) or routes not in address.route or address.access is None:
                continue
            for at, case in enumerate(_cases(places, who, address)):
                for method in methods:
                    # What the address does not take is refused before anybody is looked at: asked once by each who
                    # is let in otherwise.
                    if method in address.access.methods or (not at and who.may(address.access)):
                        yield Cell(address, method, who, case)


def _cases(places: Places, who: Who, address: Address) -> Iterator[str]:
    if address.access.kind != "seat":
        yield "own"
        return
    may = who.may(address.access)
    if may or not who.way_in:
        yield "open" if address.parts else "own"
    if not may or who.way_in:
        return  # the door is shut before anybody asks which fund or which object
    if not address.parts:
        yield "abroad"
        return
    yield "shut"
    if not _shared(places, address):
        yield "foreign" if who.fund == "own" else "abroad"


def _shared(places: Places, address: Address) -> bool:
    """Whether the other fund's object has the address of one of one's own."""
    urls = [address.url("x", places.of_case(key, address)) for key in ("open", "shut", "foreign")]
    return urls[2] in urls[:2] or set(address.parts) <= SHARED | {"number"} and _same_number(places, address)


def _same_number(places: Places, address: Address) -> bool:
    if "number" not in address.parts:
        return True
    numbers = [places.of_case(key, address)["number"] for key in ("open", "shut", "foreign")]
    return numbers[2] in numbers[:2]


def address_of(places: Places, cell: Cell) -> str:
    """The cell's URL. The foreign fund's person asks for the own fund's objects under both slugs."""
    slug = places.slugs["own"]
    if cell.case == "abroad":
        # Own objects under the other fund's slug, or the other fund's plain pages.
        slug = places.slugs["other"]
    key = cell.case if cell.case in places.objects else "shut"
    return cell.address.url(slug, places.of_case(key, cell.address))


def allowed(cell: Cell) -> bool:
    """Whether role, fund, wall and own case let this through, by the view's Access and the story alone."""
    who, access = cell.who, cell.address.access
    if cell.method not in access.methods:
        return False
    if access.kind != "seat":
        return who.may(access)
    asked = "other" if cell.case == "abroad" else "own"
    if not who.may(access) or who.fund != asked or who.way_in:
        return False
    if cell.case == "foreign" or (cell.case == "abroad" and cell.address.parts):
        return False
    if who.tied and cell.address.route.endswith(WHOLE):
        return False
    if not cell.address.parts or not _hangs_on_case(cell.address):
        return True
    if who.case:
        return cell.case == who.case
    return not (who.tied and cell.case == "shut")


def _hangs_on_case(address: Address) -> bool:
    room = address.route.removeprefix("f/<slug:slug>/").split("/")[0]
    return room in ROOMS_OF_CASES or bool(OF_A_CASE & set(address.parts)) or "betala/" in address.route


def walk(places: Places, some: Iterable[Cell]) -> Walked:
    """Ask every cell; a cell is a leak when it answers what it should refuse, or holds a word it must not."""
    found = Walked()
    by_who: dict[Who, list[Cell]] = {}
    for cell in some:
        by_who.setdefault(cell.who, []).append(cell)
    for who, batch in by_who.items():
        with rolled_back():
            client = client_of(who)
            _reads_and_refusals(places, client, [c for c in batch if c.method == "GET" or not allowed(c)], found)
            for cell in batch:
                if cell.method == "POST" and allowed(cell):
                    with rolled_back():
                        _ask(places, client, cell, found)
    return found


def _reads_and_refusals(places: Places, client: Any, batch: list[Cell], found: Walked) -> None:
    before = counted()
    for cell in batch:
        _ask(places, client, cell, found)
    after = counted()
    if before != after:
        changed = sorted(name for name in before if before[name] != after[name])
        found.leaks.append(f"{batch[0].who.name}: reads and refusals changed {', '.join(changed)}")


def _ask(places: Places, client: Any, cell: Cell, found: Walked) -> None:
    answer = getattr(client, cell.method.lower())(address_of(places, cell))
    found.cells += 1
    status, body = answer.status_code, _bytes_of(answer)
    if status >= 500:
        found.faults.append(f"{status} {cell}")
    if not cell.address.route.startswith(PRACTICE):
        found.leaks += [f"{word} in {status} {cell}" for word in cell.who.never if word.lower().encode() in body]
    if allowed(cell):
        if status < 400 and cell.method == "GET":
            found.opened.add(cell.address.route)
        return
    found.refused += 1
    if not _refuses(cell, status, answer.headers.get("Location", "")):
        found.leaks.append(f"{status} {cell} {answer.headers.get('Location', '')}")


def _refuses(cell: Cell, status: int, to: str) -> bool:
    """A no is 403, 404 or 405, or the way to log in; an applicant is led from the fund's first page to the own one."""
    if status in (403, 404, 405):
        return True
    if cell.who.person_id is None or cell.who.way_in == "letter":
        return status == 302 and to.startswith("/logga-in/")
    if cell.who.way_in == "no code":
        return status == 302 and to == "/konto/kodapp/"
    own_side = bool(cell.who.case) and cell.address.route == "f/<slug:slug>/"
    return own_side and status == 302 and to.endswith("/mitt/")


def _bytes_of(answer: Any) -> bytes:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return bytes((body + repr(dict(answer.headers)).encode()).lower())


def client_of(who: Who) -> Any:
    """A browser in which the person is logged in as the guard asks: staff with a code, applicants by a letter."""
    from django.test import Client

    from brygga.apps.access.actions import way_in_of
    client = Client(raise_request_exception=False)
    if who.person_id is not None:
        client.force_login(way_in_of(who.person_id), backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["way_in"] = "link" if who.case or who.way_in == "letter" else "password"
        session["second_factor"] = session["way_in"] == "password" and who.way_in != "no code"
        session.save()
    return client


def counted() -> dict[str, int]:
    """How many rows each table of the house has; every act leaves a link in the audit chain, changes included."""
    from django.apps import apps
    from django.db import connection
    tables = sorted({m._meta.db_table for m in apps.get_models() if m.__module__.startswith("brygga.")})
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{t}', count(*) FROM {t}" for t in tables))
        return dict(cursor.fetchall())


@contextmanager
def rolled_back() -> Iterator[None]:
    """A transaction that ends in a rollback, within which an act may still ask for one of its own."""
    from django.db import transaction
    outer: Any = transaction.atomic()
    outer._from_testcase = True  # else an act that asks for a transaction of its own is refused within
    with outer:
        yield
        transaction.set_rollback(True)
