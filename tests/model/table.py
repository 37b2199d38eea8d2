"""The postings table as an accountant reads it: docs/reference/postings.md → event → lines. Nothing from the code."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parent.parent.parent / "docs" / "reference" / "postings.md"


class Line(NamedTuple):
    """One side of a row: +1 debit or −1 credit, the account, what the amount is ((sign, name) …), and whose pot."""

    sign: int
    account: str
    terms: tuple[tuple[int, str], ...]
    other_pot: bool


class Event(NamedTuple):
    """A row of the table."""

    name: str
    lines: tuple[Line, ...]

    @property
    def amounts(self) -> tuple[str, ...]:
        """The names of the amounts that the row asks for."""
        return tuple(dict.fromkeys(name for line in self.lines for _, name in line.terms))


@functools.cache
def events() -> dict[str, Event]:
    """Every event of the page, in its order."""
    found = {}
    for row in PAGE.read_text().splitlines():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if len(cells) == 6 and re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", cells[0]):
            sides = [_line(sign, text) for sign, cell in ((1, cells[2]), (-1, cells[3])) for text in cell.split("<br>")]
            found[cells[0]] = Event(cells[0], tuple(sides))
    return found


def _line(sign: int, text: str) -> Line:
    account, _, formula = text.partition(":")
    other = formula.endswith(" in other pot")
    words = formula.removesuffix(" in other pot").replace("−", "-").split()
    terms, way = [], 1
    for word in words:
        if word in "+-":
            way = 1 if word == "+" else -1
        else:
            terms.append((way, word))
    return Line(sign, account.split()[0], tuple(terms), other)


@functools.cache
def pot_kinds() -> dict[str, str]:
    """Account → the kind of pot that it may stand in ("" for any), from the page's second table."""
    found = {}
    for row in PAGE.read_text().splitlines():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if len(cells) == 4 and cells[1].isdigit():
            found[cells[1]] = cells[3].removesuffix(" pots").replace("any", "")
    return found


def booked(event: str, amounts: dict[str, int], pot: str, other: str = "", *, bank: str = "1930"
           ) -> list[tuple[str, str, int]]:
    """The lines of an event: (account, pot, minor with debit positive), those of zero left out."""
    found = []
    for line in events()[event].lines:
        minor = line.sign * sum(way * amounts.get(name, 0) for way, name in line.terms)
        if minor:
            found.append((bank if line.account == "1930" else line.account, other if line.other_pot else pot, minor))
    return found
