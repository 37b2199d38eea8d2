"""The plans of many loans whose interest follows the balance: one walk over instalment numbers for a whole block.

The trick: a step is one multiplication, one division and two subtractions for all loans that still run, in arrays that
stay in the cache; the loans whose last instalment it is are always the hindmost of them. The steps are those of
`loans.declining` without events, in its order; grace asks its questions only as long as some loan of the block has it.
"""

from __future__ import annotations

import numpy as np

from brygga.domain.portfolio.blocks import Block
from brygga.domain.portfolio.periods import Periods, year_below
from brygga.domain.portfolio.shapes import Group
from brygga.domain.portfolio.whole import Halving, Ints


def running(group: Group) -> list[int]:
    """How many loans have an instalment of number 1, 2, … and one beyond the last: 0."""
    most = int(group.term[0])
    if most == group.term[-1]:
        return [len(group.term)] * most + [0]
    return [int(number) for number in np.searchsorted(-group.term, -np.arange(1, most + 2), side="right")]


def declining_block(group: Group, level: Ints, periods: Periods, pay: Ints) -> Block:
    """All instalments of a block; `level` shape (loans,), the rest as `periods` has it."""
    walk = _Walk(group, level, periods)
    walk.all()
    return Block(
        loans=group.place,
        counts=group.term,
        due=periods.due,
        pay=pay,
        days=periods.days,
        opening=walk.balance[:-1],
        interest=walk.interest,
        principal=walk.principal,
        fee=np.broadcast_to(group.fee, periods.due.shape),
        total=walk.total,
        closing=walk.balance[1:],
    )


class _Walk:
    """The arrays of one pass; `balance` has one row more than there are instalments."""

    def __init__(self, group: Group, level: Ints, periods: Periods) -> None:
        self.group, self.level, self.above = group, level, periods.above
        self.runs = running(group)
        instalments, loans = periods.due.shape
        # Zeros, so that what lies beyond a loan's term is nothing, and not what the memory held before.
        new = np.empty if group.term[0] == group.term[-1] else np.zeros
        self.interest = new((instalments, loans), np.int64)
        self.principal = new((instalments, loans), np.int64)
        self.total = new((instalments, loans), np.int64)
        self.balance = new((instalments + 1, loans), np.int64)
        self.balance[0] = group.principal
        below = year_below(group.shape)
        self.halving, self.below = Halving(below, group.shape.even), np.full(loans, below)
        self.nothing, self.doubled = np.zeros(loans, np.int64), np.empty(loans, np.int64)
        self.twice_rate = 2 * group.rate
        self.has_fee = bool(group.fee.any())
        self.deferred = np.zeros(loans, np.int64)
        self.free_until = int(group.interest_free.max())
        self.kept_until = int(group.grace_principal.max())
        self.deferred_until = int(group.grace_interest.max())

    def all(self) -> None:
        """Walk all instalments."""
        parts_before, factor = self.above[0], self.twice_rate * self.above[0]
        for at, parts in enumerate(self.above):
            if parts is not parts_before:
                parts_before, factor = parts, self.twice_rate * parts
            run = self.runs[at]
            self._charge(at, run, factor)
            self._repay(at, run, self.runs[at + 1])

    def _charge(self, at: int, run: int, factor: Ints) -> None:
        """Interest of period at + 1 of the first `run` loans, all of it."""
        doubled, charged = self.doubled[:run], self.interest[at, :run]
        np.multiply(self.balance[at, :run], factor[:run], out=doubled)
        np.add(doubled, self.below[:run], out=doubled)
        self.halving.into(doubled.view(np.uint64), charged.view(np.uint64))
        if at < self.free_until:
            charged[self.group.interest_free[:run] > at] = 0

    def _repay(self, at: int, run: int, go_on: int) -> None:
        """Principal of instalment at + 1; those from `go_on` on repay what is left. Then interest as it is shown."""
        opening, charged, paid = self.balance[at, :run], self.interest[at, :run], self.principal[at, :run]
        repayment = self.group.shape.repayment
        if repayment == "annuity":
            np.subtract(self.level[:run], charged, out=paid)
            np.maximum(paid, self.nothing[:run], out=paid)
            np.minimum(paid, opening, out=paid)
        elif repayment == "straight":
            np.minimum(self.level[:run], opening, out=paid)
        else:
            paid[:] = 0
        if at < self.kept_until:
            paid[self.group.grace_principal[:run] > at] = 0
        if go_on < run:
            paid[go_on:] = opening[go_on:]
        np.subtract(opening, paid, out=self.balance[at + 1, :run])
        if self.deferred_until and at <= self.deferred_until:
            self._defer(at, run, charged)
        np.add(charged, paid, out=self.total[at, :run])
        if self.has_fee:
            self.total[at, :run] += self.group.fee[:run]

    def _defer(self, at: int, run: int, charged: Ints) -> None:
        """Interest that waits comes with the first instalment after its grace."""
        waits = self.group.grace_interest[:run] > at
        deferred = self.deferred[:run]
        deferred += charged
        charged[:] = np.where(waits, 0, deferred)
        deferred[~waits] = 0
