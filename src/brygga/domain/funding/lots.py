"""Lots: what one pot's money is right now, piece by piece, and the moves that brought it there.

Idea: every event is a list of moves, each from one slot to another, so nothing can be made or lost on the way: what
is outside (paid in, income, returned, costs) is a bucket too. Trick: a slot's *place in line* is the event and the
line that filled it, so it never comes twice; first in, first out is the order of places, and a reversal finds the old
place again.
A book is rebuilt from its moves and never edited. It may hold a part of a pot only, as long as the pieces in front
are there: an app loads the rows that an event can touch. Lots run in the order of events, not of dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from brygga.domain.funding.line import Key, Node, find, walk
from brygga.domain.money import Money


class Kind(StrEnum):
    """What happened. Placing a förlagsinsats or a share is a `lend`."""

    PAY_IN = "pay_in"
    INCOME = "income"
    LEND = "lend"
    RESERVE = "reserve"
    REPAY = "repay"
    RELEASE = "release"
    CALL = "call"
    WRITE_OFF = "write_off"
    RECOVER = "recover"
    RETURN = "return"
    COST = "cost"


class Bucket(StrEnum):
    """Where money stands: four buckets inside the pot, four outside it."""

    CASH = "cash"
    OUT = "out"
    RESERVED = "reserved"
    LOST = "lost"
    PAID_IN = "paid_in"
    INCOME = "income"
    RETURNED = "returned"
    COSTS = "costs"


INSIDE = frozenset({Bucket.CASH, Bucket.OUT, Bucket.RESERVED, Bucket.LOST})
BY_AGREEMENT = frozenset({Bucket.OUT, Bucket.RESERVED, Bucket.LOST})


class LotKind(StrEnum):
    """How a lot was born; `returned` is what an enterprise paid back."""

    PAID_IN = "paid_in"
    INCOME = "income"
    RETURNED = "returned"
    RECOVERED = "recovered"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class Route:
    """From which bucket to which an event moves money, and the kind of lot that is born, if one is."""

    start: Bucket
    end: Bucket
    born: LotKind | None = None


ROUTES: Mapping[Kind, Route] = MappingProxyType({
    Kind.PAY_IN: Route(Bucket.PAID_IN, Bucket.CASH, LotKind.PAID_IN),
    Kind.INCOME: Route(Bucket.INCOME, Bucket.CASH, LotKind.INCOME),
    Kind.LEND: Route(Bucket.CASH, Bucket.OUT),
    Kind.RESERVE: Route(Bucket.CASH, Bucket.RESERVED),
    Kind.REPAY: Route(Bucket.OUT, Bucket.CASH, LotKind.RETURNED),
    Kind.RELEASE: Route(Bucket.RESERVED, Bucket.CASH, LotKind.RELEASED),
    Kind.CALL: Route(Bucket.RESERVED, Bucket.OUT),
    Kind.WRITE_OFF: Route(Bucket.OUT, Bucket.LOST),
    Kind.RECOVER: Route(Bucket.LOST, Bucket.CASH, LotKind.RECOVERED),
    Kind.RETURN: Route(Bucket.CASH, Bucket.RETURNED),
    Kind.COST: Route(Bucket.CASH, Bucket.COSTS),
})


@dataclass(frozen=True, slots=True)
class Lot:
    """A sum that came in at one time, known by the event that bore it and its line there.

    `origin` is the source at turn 0, else the agreement that gave the money back.
    """

    born_by: int
    line: int
    turn: int
    origin: str
    kind: LotKind


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in one bucket's line: filled by line `line` of event `event`.

    `agreement` is empty where no agreement holds the money. A cash slot's place is its lot's own.
    """

    bucket: Bucket
    agreement: str
    event: int
    line: int
    lot: Lot

    @property
    def key(self) -> Key:
        """Return the key of this slot in the book's line."""
        return (self.bucket.value, self.agreement, self.event, self.line)


@dataclass(frozen=True, slots=True)
class Event:
    """One sealed event for one pot: `number` (≥ 0, once) is its place in the sealed order, `on` its value date."""

    number: int
    kind: Kind
    on: date
    amount: Money
    agreement: str = ""

    def __post_init__(self) -> None:
        route = ROUTES[self.kind]
        if self.amount.minor <= 0:
            raise ValueError(f"{self.kind}: the amount must be above zero")
        if bool(self.agreement) != bool({route.start, route.end} & BY_AGREEMENT):
            raise ValueError(f"{self.kind}: an agreement belongs to money lent or reserved, and to nothing else")


@dataclass(frozen=True, slots=True)
class Move:
    """An amount from one slot to another. `undoes` is the number of the event that a reversal puts back."""

    event: int
    kind: Kind
    on: date
    amount: Money
    taken: Slot
    put: Slot
    undoes: int | None = None

    @property
    def agreement(self) -> str:
        """Return the agreement concerned, empty for pay-in, income, return and cost."""
        return self.put.agreement or self.taken.agreement

    @property
    def born(self) -> Lot | None:
        """Return the lot that this move brings into the world, or None."""
        is_new = self.undoes is None and ROUTES[self.kind].born is not None
        return self.put.lot if is_new else None


@dataclass(frozen=True, slots=True)
class Book:
    """The state of one pot. Two books are equal when the same money stands in the same places."""

    source: str
    currency: str
    line: Node[tuple[Lot, int]] | None = field(default=None, compare=False, repr=False)
    totals: Mapping[Bucket, int] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    def __eq__(self, other: object) -> bool:
        """Compare source, currency and every piece in its place, whatever the shape of the tree."""
        if not isinstance(other, Book):
            return NotImplemented
        same_pot = (self.source, self.currency) == (other.source, other.currency)
        return same_pot and list(self._everything()) == list(other._everything())

    __hash__ = None  # type: ignore[assignment]

    def total(self, bucket: Bucket) -> Money:
        """Return what stands in a bucket; what came from outside (paid in, income) is shown as positive."""
        minor = self.totals.get(bucket, 0)
        return Money(-minor if bucket in (Bucket.PAID_IN, Bucket.INCOME) else minor, self.currency)

    def pieces(self, bucket: Bucket, agreement: str = "") -> Iterator[tuple[Slot, Money]]:
        """Yield the pieces of one line, first in first; lazily, so that the caller pays for what it takes."""
        for (name, holder, event, line), (lot, minor) in walk(self.line, (bucket.value, agreement, -1, -1)):
            if (name, holder) != (bucket.value, agreement):
                return
            yield Slot(bucket, agreement, event, line, lot), Money(minor, self.currency)

    def held(self, bucket: Bucket, agreement: str) -> Money:
        """Return what one agreement holds in a bucket, from its own pieces."""
        return Money(sum(piece.minor for _, piece in self.pieces(bucket, agreement)), self.currency)

    def at(self, slot: Slot) -> Money:
        """Return what stands in exactly this slot."""
        there = find(self.line, slot.key)
        return Money(there[1] if there else 0, self.currency)

    def first_with(self, lot: Lot, bucket: Bucket, agreement: str = "") -> Slot | None:
        """Return the first slot of a line that holds this lot: where a stored move of that lot was taken from."""
        return next((slot for slot, _ in self.pieces(bucket, agreement) if slot.lot == lot), None)

    def _everything(self) -> Iterator[tuple[Key, tuple[Lot, int]]]:
        return walk(self.line, ("", "", -1, -1))
