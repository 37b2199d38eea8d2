"""What bulk answers: the instalments of some loans as arrays, and all of them as columns, a row an instalment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from brygga.domain.loans.rows import Row
from brygga.domain.portfolio.whole import Ints, Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Plans of some loans. Arrays: int64, shape (instalments, loans), a row an instalment number from 1 on.

    `loans`: places in the portfolio, shape (loans,). `counts`: how many instalments each has, falling; what stands
    beyond it is nobody's. Days are ordinals, `days` None with PERIOD; amounts are minor units.
    A loan that does not fit 64 bits has a block of its own, whose amounts may be of dtype object (whole numbers).
    """

    loans: Ints
    counts: Ints
    due: Ints
    pay: Ints
    days: Ints | None
    opening: Numbers
    interest: Numbers
    principal: Numbers
    fee: Numbers
    total: Numbers
    closing: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Instalments as columns of one length, loan by loan and by number within it; `days` is −1 where none are counted.

    `loan`: place in the portfolio. The rest is as in `loans.rows.Row`.
    """

    loan: Ints
    nr: Ints
    due: Ints
    pay: Ints
    days: Ints
    opening: Numbers
    interest: Numbers
    principal: Numbers
    fee: Numbers
    total: Numbers
    closing: Numbers

    def __len__(self) -> int:
        return len(self.loan)


NAMES = tuple(field.name for field in fields(Columns))
_AMOUNTS = ("opening", "interest", "principal", "fee", "total", "closing")


def columns_of(blocks: Sequence[Block]) -> Columns:
    """All instalments of the blocks, sorted by loan and number."""
    pieces = [_flat(block) for block in blocks]
    joined = {name: np.concatenate([piece[name] for piece in pieces]) if pieces else _NONE for name in NAMES}
    order = np.argsort(joined["loan"], kind="stable")
    return Columns(**{name: column[order] for name, column in joined.items()})


_NONE = np.zeros(0, np.int64)


def _flat(block: Block) -> dict[str, Numbers]:
    instalments, loans = block.due.shape
    numbers = np.arange(1, instalments + 1)
    there = numbers <= block.counts[:, None]
    wide = {name: getattr(block, name) for name in ("due", "pay", *_AMOUNTS)}
    wide["loan"] = np.broadcast_to(block.loans, (instalments, loans))
    wide["nr"] = np.broadcast_to(numbers[:, None], (instalments, loans))
    wide["days"] = np.full((instalments, loans), -1) if block.days is None else block.days
    return {name: table.T[there] for name, table in wide.items()}


def block_of(place: int, rows: Sequence[Row]) -> Block:
    """One loan's plan, worked one by one, in the form of the others."""
    amounts = {name: _numbers([getattr(row, name) for row in rows]) for name in _AMOUNTS}
    counted = [row.days for row in rows if row.days is not None]
    return Block(
        loans=np.array([place]),
        counts=np.array([len(rows)]),
        due=np.array([[row.due_on.toordinal()] for row in rows]),
        pay=np.array([[row.pay_on.toordinal()] for row in rows]),
        days=np.array([[days] for days in counted]) if counted else None,
        **amounts,
    )


def _numbers(values: list[int]) -> Numbers:
    """A column of shape (instalments, 1): int64 where all fit, else Python's own whole numbers."""
    fits = all(abs(value) < 2**63 for value in values)
    return np.array([[value] for value in values], np.int64 if fits else object)
