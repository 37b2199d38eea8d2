"""Bulk beside one by one: the same loans through both, and the rows in which they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context

import numpy as np

from brygga.domain.dates import IsWorkingDay, is_weekday
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.portfolio.blocks import NAMES, Columns
from brygga.domain.portfolio.columns import loans_of
from brygga.domain.portfolio.schedules import columns
from tests.domain.portfolio.random_loans import random_loans

Line = tuple[int, ...]


def one_by_one(loans: Sequence[LoanTerms]) -> list[Line]:
    """The rows of `domain.loans`, in the order of blocks.NAMES; whole numbers of any size."""
    return [
        (place, row.nr, row.due_on.toordinal(), row.pay_on.toordinal(), -1 if row.days is None else row.days,
         row.opening, row.interest, row.principal, row.fee, row.total, row.closing)
        for place, terms in enumerate(loans) for row in plan(terms).rows
    ]  # fmt: skip


def lines_of(found: Columns) -> list[Line]:
    """The rows of bulk in the same form."""
    return list(zip(*(getattr(found, name).tolist() for name in NAMES), strict=True))


def differing(loans: Sequence[LoanTerms], is_bank_day: IsWorkingDay | None = is_weekday) -> tuple[int, list[Line]]:
    """How many rows there are one by one, and those that bulk has otherwise, lacks or has too many of."""
    right, found = one_by_one(loans), lines_of(columns(loans_of(loans, is_bank_day)))
    if right == found:
        return len(right), []
    return len(right), sorted(set(right) ^ set(found))


def counted(seed: int, number: int) -> tuple[int, int]:
    """Rows of that many random loans, and how many of them differ."""
    rows, different = differing(random_loans(seed, number))
    return rows, len(different)


def counted_in_batches(seeds: Iterable[int], number: int, processes: int) -> tuple[int, int]:
    """The same over many seeds; in more than one process when that is worth its start."""
    if processes == 1:
        found = [counted(seed, number) for seed in seeds]
    else:
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            found = list(pool.map(counted, seeds, repeat(number)))
    return sum(rows for rows, _ in found), sum(different for _, different in found)


def all_int64(found: Columns) -> bool:
    """Whether every column is int64, as it is unless a loan did not fit."""
    return all(getattr(found, name).dtype == np.int64 for name in NAMES)
