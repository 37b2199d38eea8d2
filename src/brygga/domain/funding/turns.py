"""The revolving statement: where each krona of a source is now, how often it has been used, and where it went.

Idea: everything is summed from moves, never from the book, so the statement proves the book rather than repeats it.
Moves that are alike may be added up first (`Summed`), by a database too: a sum of sums is the same sum.
Trick: a move back along its own route counts negative, so a reversal needs no case of its own. Two factors, never
one: *lent* (lent and placed / paid in) and *used* (lent, placed and guaranteed / paid in). Lots say where money was
lost; who bears it is `waterfall`'s. With `as_of` the moves are chosen by value date, though lots were dealt in the
order of events: a back-dated event may then show a turn below zero for the days between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from brygga.domain.funding.lots import INSIDE, ROUTES, Bucket, Kind, Move
from brygga.domain.money import Money, half_up


@dataclass(frozen=True, slots=True)
class Turn:
    """What stands in one turn: turn 0 is the first use."""

    turn: int
    cash: Money
    out: Money
    reserved: Money
    lost: Money

    @property
    def whole(self) -> Money:
        """Return all that stands in this turn."""
        return self.cash + self.out + self.reserved + self.lost


@dataclass(frozen=True, slots=True)
class Flow:
    """Money lent or reserved to `to` that last came from `origin` (the source at turn 0, else an agreement)."""

    origin: str
    to: str
    turn: int
    amount: Money


@dataclass(frozen=True, slots=True)
class Summed:
    """Moves of one kind from one bucket and turn to another, added up (minor units, > 0)."""

    kind: Kind
    taken: Bucket
    put: Bucket
    taken_turn: int
    put_turn: int
    minor: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One source at a date. `turns` lists the turns in which something stands, rising."""

    source: str
    paid_in: Money
    income: Money
    cash: Money
    out: Money
    reserved: Money
    losses: Money
    returned: Money
    costs: Money
    lent_total: Money
    reserved_total: Money
    turns: tuple[Turn, ...]

    def revolve_factor(self, decimals: int = 2) -> Decimal | None:
        """Return lent and placed / paid in, rounded once (omloppstal för utlånat); None when nothing came in."""
        return _factor(self.lent_total, self.paid_in, decimals)

    def use_factor(self, decimals: int = 2) -> Decimal | None:
        """Return lent, placed and guaranteed / paid in, rounded once (omloppstal för använt), or None."""
        return _factor(self.lent_total + self.reserved_total, self.paid_in, decimals)


@dataclass(frozen=True, slots=True)
class Statement(Standing):
    """A standing with who lent on to whom."""

    flows: tuple[Flow, ...]


def statement(source: str, currency: str, moves: Iterable[Move], as_of: date | None = None) -> Statement:
    """Sum one source's moves, those with value date on or before `as_of` (all of them when it is None)."""
    chosen = [move for move in moves if as_of is None or move.on <= as_of]
    sums: dict[tuple[Kind, Bucket, Bucket, int, int], int] = {}
    for move in chosen:
        key = (move.kind, move.taken.bucket, move.put.bucket, move.taken.lot.turn, move.put.lot.turn)
        sums[key] = sums.get(key, 0) + move.amount.minor
    return with_flows(standing(source, currency, [Summed(*key, minor) for key, minor in sums.items()]), flows(chosen))


def with_flows(at: Standing, found: tuple[Flow, ...]) -> Statement:
    """Return the statement of a standing and its flows."""
    return Statement(**{field.name: getattr(at, field.name) for field in fields(Standing)}, flows=found)


def standing(source: str, currency: str, sums: Sequence[Summed]) -> Standing:
    """Sum one source's sums; which of them a date lets in is for the one who made them."""
    totals = dict.fromkeys(Bucket, 0)
    for part in sums:
        totals[part.taken] -= part.minor
        totals[part.put] += part.minor
    return Standing(
        source=source,
        paid_in=Money(-totals[Bucket.PAID_IN], currency),
        income=Money(-totals[Bucket.INCOME], currency),
        cash=Money(totals[Bucket.CASH], currency),
        out=Money(totals[Bucket.OUT], currency),
        reserved=Money(totals[Bucket.RESERVED], currency),
        losses=Money(totals[Bucket.LOST], currency),
        returned=Money(totals[Bucket.RETURNED], currency),
        costs=Money(totals[Bucket.COSTS], currency),
        lent_total=_used(sums, Kind.LEND, currency),
        reserved_total=_used(sums, Kind.RESERVE, currency),
        turns=_turns(sums, currency),
    )


def flows(moves: Iterable[Move]) -> tuple[Flow, ...]:
    """Sum lendings and reservations by origin, receiver and turn, in the order they first happened.

    Works over the moves of several sources of one currency; what has been reversed to nothing is left out.
    """
    sums: dict[tuple[str, str, int], Money] = {}
    for move in moves:
        if move.kind in (Kind.LEND, Kind.RESERVE):
            key = (move.taken.lot.origin, move.agreement, move.taken.lot.turn)
            before = sums.get(key, Money(0, move.amount.currency))
            sums[key] = before + move.amount if _forward(move) else before - move.amount
    return tuple(Flow(*key, amount) for key, amount in sums.items() if amount.minor)


def balances(at: Standing) -> bool:
    """Tell whether paid in + income = cash + out + reserved + losses + returned + costs, and the turns agree."""
    inside = at.cash + at.out + at.reserved + at.losses
    in_turns = sum(turn.whole.minor for turn in at.turns)
    return at.paid_in + at.income == inside + at.returned + at.costs and in_turns == inside.minor


def _forward(move: Move) -> bool:
    return move.taken.bucket is ROUTES[move.kind].start


def _used(sums: Sequence[Summed], kind: Kind, currency: str) -> Money:
    start, of_kind = ROUTES[kind].start, (part for part in sums if part.kind is kind)
    return Money(sum(part.minor if part.taken is start else -part.minor for part in of_kind), currency)


def _turns(sums: Sequence[Summed], currency: str) -> tuple[Turn, ...]:
    standing: dict[int, dict[Bucket, int]] = {}
    for part in sums:
        for bucket, turn, minor in ((part.taken, part.taken_turn, -part.minor), (part.put, part.put_turn, part.minor)):
            if bucket in INSIDE:
                row = standing.setdefault(turn, dict.fromkeys(INSIDE, 0))
                row[bucket] += minor
    return tuple(
        Turn(
            turn,
            Money(row[Bucket.CASH], currency),
            Money(row[Bucket.OUT], currency),
            Money(row[Bucket.RESERVED], currency),
            Money(row[Bucket.LOST], currency),
        )
        for turn, row in sorted(standing.items())
        if any(row.values())
    )


def _factor(used: Money, paid_in: Money, decimals: int) -> Decimal | None:
    if not paid_in:
        return None
    return Decimal(half_up(used.minor * 10**decimals, paid_in.minor)).scaleb(-decimals)
