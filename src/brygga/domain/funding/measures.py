"""What moves say beyond the statement: what has come back, how long a krona is out, who still has something.

Idea: a funder asks a few questions more than where the money stands, and each is answered from the same moves. Trick: a
move that put another right counts against it, or both are left out, so nothing here needs a case of its own for what
was undone. Amounts are minor units of the moves' one currency. Which moves a date lets in is for the one who asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from brygga.domain.funding.lots import Bucket, Kind, Move
from brygga.domain.funding.turns import Standing
from brygga.domain.money import half_up

AWAY = frozenset({Bucket.OUT, Bucket.RESERVED})
"""Where money stands that an agreement has, or may come to need."""


def free(cash_minor: int, promised_minor: int) -> int:
    """Cash that nobody has been promised, never less than nothing."""
    return max(0, cash_minor - promised_minor)


def back(at: Standing) -> int:
    """What has come back so far: all that was lent and reserved, less what is still away or lost."""
    return (at.lent_total + at.reserved_total - at.out - at.reserved - at.losses).minor


def recovered(moves: Iterable[Move]) -> int:
    """What has come back after it was written off."""
    return sum(move.amount.minor if move.undoes is None else -move.amount.minor
               for move in moves if move.kind is Kind.RECOVER)


def undone(moves: Iterable[Move]) -> set[int]:
    """The events among these that a later one has put right."""
    return {move.undoes for move in moves if move.undoes is not None}


def standing_moves(moves: Collection[Move]) -> Iterator[Move]:
    """The moves that count as if nothing had ever been put right: neither what was undone, nor what undid it."""
    gone = undone(moves)
    return (move for move in moves if move.undoes is None and move.event not in gone)


def change(move: Move, buckets: Collection[Bucket]) -> int:
    """What a move brings into these buckets taken together, or takes out of them (below 0)."""
    return move.amount.minor * ((move.put.bucket in buckets) - (move.taken.bucket in buckets))


def by_day(moves: Iterable[Move], buckets: Collection[Bucket]) -> list[tuple[date, int]]:
    """What stands in these buckets after each day on which something moved, the days rising."""
    changes: dict[date, int] = {}
    for move in moves:
        changes[move.on] = changes.get(move.on, 0) + change(move, buckets)
    stands, total = [], 0
    for day in sorted(changes):
        total += changes[day]
        stands.append((day, total))
    return stands


def agreements_away(moves: Iterable[Move]) -> int:
    """How many agreements have something out or reserved; one that several pots share is one."""
    away: dict[str, int] = {}
    for move in moves:
        if move.agreement:
            away[move.agreement] = away.get(move.agreement, 0) + change(move, AWAY)
    return sum(minor > 0 for minor in away.values())


def by_turn(moves: Iterable[Move]) -> dict[int, int]:
    """What was lent and reserved, by the turn the money was on when it left; turns where all was undone are absent."""
    turns: dict[int, int] = {}
    for move in moves:
        if move.kind in (Kind.LEND, Kind.RESERVE):
            signed = move.amount.minor if move.undoes is None else -move.amount.minor
            turns[move.taken.lot.turn] = turns.get(move.taken.lot.turn, 0) + signed
    return {turn: minor for turn, minor in sorted(turns.items()) if minor}


def average_days(moves: Collection[Move], as_of: date) -> int | None:
    """How many days a krona has been out, over all that were lent, half a day up; None before any was.

    What is still out is counted to `as_of`. What was put right counts as if it had never been.
    """
    kept = list(standing_moves(moves))
    went = sum(move.amount.minor for move in kept if move.put.bucket is Bucket.OUT)
    stands = by_day(kept, {Bucket.OUT})
    ends = [day for day, _ in stands[1:]] + [as_of]
    krona_days = sum(minor * (end - day).days for (day, minor), end in zip(stands, ends, strict=False))
    return half_up(krona_days, went) if went else None
