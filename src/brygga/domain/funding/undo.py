"""Reversal: every piece back where it came from, in the same turn, origin and place in line.

Idea: a move turned round is a move, so a reversal is only the event's moves backwards, and conservation holds by
itself. Trick: a slot belongs to the event that filled it, so "has it been used since?" is "does the slot still hold
all of it?". When it does not, the reversal is refused and names who used the money; the way on is a new event with a
debt between pots (mellanhavande). Never deal again what was dealt after the reversed event.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from brygga.domain.funding.lots import INSIDE, Book, Kind, Move, Slot
from brygga.domain.money import Money


@dataclass(frozen=True, slots=True)
class Use:
    """One later event that took from the money that a reversal would put back."""

    event: int
    kind: Kind
    on: date
    agreement: str
    amount: Money
    slot: Slot


@dataclass(frozen=True, slots=True)
class UsedSince:
    """The refusal of a reversal: `missing` is what is gone from the slots, `uses` who took it, in order of events."""

    source: str
    missing: Money
    uses: tuple[Use, ...]

    @property
    def agreements(self) -> tuple[str, ...]:
        """Return the agreements that used the money, each once, in order."""
        return tuple(dict.fromkeys(use.agreement for use in self.uses if use.agreement))


def reverse(
    book: Book, moves_of_event: Sequence[Move], *, number: int, on: date, since: Iterable[Move] = ()
) -> tuple[Move, ...] | UsedSince:
    """Return the moves of the reversal, as event `number` on `on`, or who has used the money since.

    `since` are the moves of later events in this pot, or those of them that take from the event's slots: they are
    read only to name the users of a refused reversal.
    """
    gone = [slot for slot, wanted in _to_take(moves_of_event) if book.at(slot).minor < wanted]
    if gone:
        return _refusal(book, moves_of_event, gone, tuple(since))
    return tuple(
        Move(number, move.kind, on, move.amount, move.put, move.taken, undoes=move.event)
        for move in reversed(moves_of_event)
    )


def _to_take(moves: Sequence[Move]) -> list[tuple[Slot, int]]:
    wanted: dict[Slot, int] = {}
    for move in moves:
        if move.put.bucket in INSIDE:
            wanted[move.put] = wanted.get(move.put, 0) + move.amount.minor
    return list(wanted.items())


def _refusal(book: Book, moves: Sequence[Move], gone: Sequence[Slot], since: tuple[Move, ...]) -> UsedSince:
    keys = {slot.key for slot in gone}
    undone = {move.undoes for move in since}
    uses = tuple(
        Use(move.event, move.kind, move.on, move.agreement, move.amount, move.taken)
        for move in since
        if move.taken.key in keys and move.event not in undone
    )
    missing = sum(wanted - book.at(slot).minor for slot, wanted in _to_take(moves) if slot.key in keys)
    return UsedSince(book.source, Money(missing, book.currency), uses)
