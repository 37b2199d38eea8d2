"""Random histories of one pot, and a naive model of it: lists of pieces, no moves, no tree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

from brygga.domain.funding.deal import NotEnough, apply, deal
from brygga.domain.funding.lots import BY_AGREEMENT, ROUTES, Book, Bucket, Event, Kind, LotKind, Move
from brygga.domain.money import Money

AGREEMENTS = ("A", "B", "G")
START = date(2025, 1, 1)
Piece = tuple[int, str, LotKind, int]
"""Turn, origin, kind, minor units."""

WISHES = st.lists(
    st.tuples(st.sampled_from(list(Kind)), st.sampled_from(AGREEMENTS), st.integers(1, 60)), min_size=1, max_size=40
)


@dataclass
class Naive:
    """Cash and what agreements hold, as plain lists in order."""

    lines: dict[tuple[Bucket, str], list[Piece]] = field(default_factory=lambda: defaultdict(list))

    def take(self, event: Event) -> None:
        route = ROUTES[event.kind]
        target = self.lines[route.end, event.agreement if route.end in BY_AGREEMENT else ""]
        if route.start in (Bucket.PAID_IN, Bucket.INCOME):
            assert route.born is not None
            target.append((0, "pot", route.born, event.amount.minor))
            return
        line = self.lines[route.start, event.agreement if route.start in BY_AGREEMENT else ""]
        left = event.amount.minor
        while left:
            turn, origin, kind, minor = line.pop(0)
            part = min(minor, left)
            left -= part
            if part < minor:
                line.insert(0, (turn, origin, kind, minor - part))
            back = route.born is not None
            target.append((turn + 1, event.agreement, route.born, part) if back else (turn, origin, kind, part))


@dataclass
class History:
    """What was done: the book, all moves, and the moves of each event."""

    book: Book
    moves: list[Move]
    by_event: dict[int, tuple[Move, ...]]
    books_before: dict[int, Book]


def money(minor: int) -> Money:
    return Money(minor, "SEK")


def event_of(number: int, wish: tuple[Kind, str, int]) -> Event:
    kind, agreement, minor = wish
    of_agreement = {ROUTES[kind].start, ROUTES[kind].end} & BY_AGREEMENT
    return Event(number, kind, START + timedelta(days=number), money(minor), agreement if of_agreement else "")


def play(wishes: list[tuple[Kind, str, int]], naive: Naive | None = None) -> History:
    """Carry out what there is money for and skip the rest."""
    history = History(Book("pot", "SEK"), [], {}, {})
    for number, wish in enumerate(wishes):
        event = event_of(number, wish)
        moves = deal(history.book, event)
        if isinstance(moves, NotEnough):
            continue
        if naive is not None:
            naive.take(event)
        history.books_before[number] = history.book
        history.book = apply(history.book, moves)
        history.moves += moves
        history.by_event[number] = moves
    return history


def one_event(history: History, chosen: int) -> int | None:
    """The number of one of the events that were carried out; None when none was."""
    numbers = sorted(history.by_event)
    return numbers[chosen % len(numbers)] if numbers else None


def standing(book: Book) -> dict[tuple[Bucket, str], list[Piece]]:
    """The book's lines in the naive model's shape, empty ones left out."""
    lines = [(Bucket.CASH, "")] + [(bucket, one) for bucket in sorted(BY_AGREEMENT) for one in AGREEMENTS]
    found = {}
    for line in lines:
        pieces = [(slot.lot.turn, slot.lot.origin, slot.lot.kind, part.minor) for slot, part in book.pieces(*line)]
        if pieces:
            found[line] = pieces
    return found
