"""Dealing: which pieces an event moves, and the book after it.

Idea: one function for all kinds of event, since a kind is only a route between two buckets (`lots.ROUTES`): take from
the front of the line until the amount is reached. Money that comes back is a new lot of turn + 1 that remembers the
agreement; money that goes on keeps its lot. `deal` decides and changes nothing; `apply` carries out and decides
nothing, so an app stores the moves and replays them. Both cost the pieces touched, never the pieces in the book.
Never deal an event twice: what is sealed is applied from its stored moves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from brygga.domain.funding.line import drop, find, put
from brygga.domain.funding.lots import (
    BY_AGREEMENT,
    INSIDE,
    ROUTES,
    Book,
    Bucket,
    Event,
    Lot,
    Move,
    Route,
    Slot,
)
from brygga.domain.money import Money


@dataclass(frozen=True, slots=True)
class NotEnough:
    """There is less in the line than the event needs: `bucket` and `agreement` say where one looked."""

    source: str
    bucket: Bucket
    agreement: str
    wanted: Money
    there: Money


def deal(book: Book, event: Event) -> tuple[Move, ...] | NotEnough:
    """Return the moves of one event in one pot, first in first out, or what is missing."""
    route = ROUTES[event.kind]
    if route.start not in INSIDE:
        return (_arrival(book, event, route),)
    holder = event.agreement if route.start in BY_AGREEMENT else ""
    moves: list[Move] = []
    left = event.amount
    for line, (taken, there) in enumerate(book.pieces(route.start, holder), start=1):
        part = min(left, there)
        target = _target(taken.lot, line, event, route)
        moves.append(Move(event.number, event.kind, event.on, part, taken, target))
        left = left - part
        if not left:
            return tuple(moves)
    return NotEnough(book.source, route.start, holder, event.amount, event.amount - left)


def share_back(amount: Money, outstanding_by_source: Mapping[str, Money]) -> dict[str, Money]:
    """Split what comes back between an agreement's sources, pro rata to what each still has there.

    The order of the mapping is the order in which the sources first appeared in the agreement: it settles ties.
    Largest remainder to the smallest unit, so the parts sum to the whole and none exceeds what its source has.
    """
    weights = [there.minor for there in outstanding_by_source.values()]
    return dict(zip(outstanding_by_source, amount.split(weights), strict=True))


def deal_shared(books: Sequence[Book], event: Event) -> tuple[tuple[Move, ...], ...] | NotEnough:
    """Deal one event of an agreement over all its pots, given in the order they first appeared in it.

    Shape: one tuple of moves for each book, empty where its share is nothing. For what comes back, is called,
    written off or recovered; what goes out names its pots itself.
    """
    start = ROUTES[event.kind].start
    there = {book.source: book.held(start, event.agreement) for book in books}
    total = Money(sum(part.minor for part in there.values()), event.amount.currency)
    if total < event.amount:
        return NotEnough("", start, event.agreement, event.amount, total)
    shares = share_back(event.amount, there)
    dealt: list[tuple[Move, ...]] = []
    for book in books:
        share = shares[book.source]
        moves = deal(book, replace(event, amount=share)) if share else ()
        if isinstance(moves, NotEnough):
            return moves
        dealt.append(moves)
    return tuple(dealt)


def apply(book: Book, moves: Sequence[Move]) -> Book:
    """Return the book after these moves; a move that does not fit the book is a ValueError."""
    line, totals = book.line, dict(book.totals)
    for move in moves:
        minor = move.amount.minor
        if move.taken.bucket in INSIDE:
            there = find(line, move.taken.key)
            if there is None or there[1] < minor or minor <= 0:
                raise ValueError(f"event {move.event}: {move.taken.key} does not hold {move.amount}")
            left = there[1] - minor
            line = put(line, move.taken.key, (there[0], left)) if left else drop(line, move.taken.key)
        if move.put.bucket in INSIDE:
            standing = find(line, move.put.key)
            line = put(line, move.put.key, (move.put.lot, minor + (standing[1] if standing else 0)))
        totals[move.taken.bucket] = totals.get(move.taken.bucket, 0) - minor
        totals[move.put.bucket] = totals.get(move.put.bucket, 0) + minor
    return replace(book, line=line, totals=MappingProxyType(totals))


def _arrival(book: Book, event: Event, route: Route) -> Move:
    if route.born is None:
        raise ValueError(f"{event.kind}: money from outside must be a lot")
    lot = Lot(event.number, 1, 0, book.source, route.born)
    outside = Slot(route.start, "", event.number, 1, lot)
    return Move(event.number, event.kind, event.on, event.amount, outside, Slot(route.end, "", event.number, 1, lot))


def _target(lot: Lot, line: int, event: Event, route: Route) -> Slot:
    if route.born is not None:
        lot = Lot(event.number, line, lot.turn + 1, event.agreement, route.born)
    holder = event.agreement if route.end in BY_AGREEMENT else ""
    return Slot(route.end, holder, event.number, line, lot)
