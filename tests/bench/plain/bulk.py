"""P2: the dated plans of 100,000 annuities of 60 months, every row rounded, beside NumPy's closed form in floats.

The closed form knows no days: it has interest, principal and balance of every row, rounded, and nothing else. Ours has
due dates, days and totals too and is exact: the line counts the rows that differ from the plan one by one, which is 0
for ours, and what the closed form has otherwise.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial

import numpy as np

from brygga.domain.loans.schedule import plan
from brygga.domain.portfolio.columns import Loans, terms_at
from brygga.domain.portfolio.schedules import columns, schedules
from brygga.domain.portfolio.shapes import BLOCK
from tests.bench import _measured as measured
from tests.bench.plain.loans import TERM, annuities

N, SAMPLE = 100_000, 2_000
GOAL = 1_500_000


def closed_form(loans: Loans) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Interest, principal and balance, in blocks of the same size as ours: what a person would write."""
    periods = np.arange(1, TERM + 1)[:, None]
    for start in range(0, len(loans), BLOCK):
        owed = loans.principal[start : start + BLOCK] / 100
        rate = loans.rate_ppm[start : start + BLOCK] / 12e6
        grown = (1 + rate) ** periods
        level = np.round(owed * rate / (1 - 1 / grown[-1]), 2)
        balance = np.round(owed * grown - level * (grown - 1) / rate, 2)
        interest = np.round(np.vstack([owed, balance[:-1]]) * rate, 2)
        yield interest, level - interest, balance


def different_rows(loans: Loans) -> tuple[int, int]:
    """Rows of a sample in which ours, and the closed form's interest, are not the plan's."""
    found, right = columns(loans), [plan(terms_at(loans, place)).rows for place in range(len(loans))]
    ours = zip(found.due.tolist(), found.interest.tolist(), found.principal.tolist(), found.closing.tolist(),
               strict=True)
    rows = [row for one in right for row in one]
    wrong = sum((row.due_on.toordinal(), row.interest, row.principal, row.closing) != there
                for row, there in zip(rows, ours, strict=True))
    float_interest = np.concatenate([interest.T.ravel() for interest, _, _ in closed_form(loans)])
    theirs = sum(round(amount * 100) != row.interest for amount, row in zip(float_interest, rows, strict=True))
    return wrong, theirs


def exhaust(blocks: Iterator[object]) -> None:
    """Make every block and keep none, as a reader does."""
    deque(blocks, maxlen=0)


def _all_plans(loans: Loans) -> None:
    exhaust(schedules(loans))


def _all_closed(loans: Loans) -> None:
    exhaust(closed_form(loans))


def main() -> int:
    """Measure, and say what differs."""
    wrong, theirs = different_rows(annuities(SAMPLE))
    for day_count in ("30E/360", "ACT/365F"):
        loans = annuities(N, day_count)
        ours, floats = measured.in_turns(partial(_all_plans, loans), partial(_all_closed, loans))
        measured.say("bulk", n=N, took=ours, unit="loans/s", baseline="NumPy closed form, floats, no dates",
                     baseline_took=floats, packages=["numpy"], day_count=day_count, goal=GOAL, rows=N * TERM,
                     different_rows=wrong, baseline_different_rows=theirs, compared_rows=SAMPLE * TERM)
    if measured.GROWS:
        sizes = [N // 10, N, 10 * N]
        took = [measured.in_turns(partial(_all_plans, annuities(size)), rounds=5)[0] for size in sizes]
        measured.say_growth("bulk", sizes, took)
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
