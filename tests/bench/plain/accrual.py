"""P3: one day's accrual and ageing of 100,000 loans, exact, beside the same arithmetic bare in NumPy.

The loans are 2,000 that were read one by one, half of them late, fifty times over. The baseline multiplies, divides and
sorts into buckets as if every loan had one balance and one rate, without rounding, overdue interest or day counts.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import Payment, state
from brygga.domain.money import Money
from brygga.domain.portfolio.columns import terms_at
from brygga.domain.portfolio.day import BUCKET_NAMES, day
from brygga.domain.portfolio.positions import Lent, Positions, positions_of
from tests.bench import _measured as measured
from tests.bench.plain.loans import annuities

N, READ = 100_000, 2_000
READ_ON, AS_OF = date(2026, 6, 9), date(2026, 6, 10)
GOAL_SECONDS = 0.002


def lent() -> list[Lent]:
    """Loans of both day counts: half paid to the day, half behind by one to six instalments; none due on the day."""
    found: list[Lent] = []
    loans = [annuities(READ, day_count) for day_count in ("30E/360", "ACT/365F")]
    for place in range(READ):
        terms = terms_at(loans[place % 2], place)
        due = [row for row in plan(terms).rows if row.pay_on <= READ_ON]
        paid = due if place % 4 < 2 else due[: -1 - place % 6]
        found.append((terms, [Payment(row.pay_on, Money(row.total, "SEK")) for row in paid]))
    return [one for one in found if one[0].first_due_on.day not in (READ_ON.day, AS_OF.day)]


def many(read: Positions, number: int) -> Positions:
    """The same positions over again."""
    columns = {name: np.resize(getattr(read, name), number) for name in Positions.__slots__ if name != "read_on"}
    return Positions(read.read_on, **columns)


def bare(balance: np.ndarray, ppm: np.ndarray, late_since: np.ndarray) -> tuple[np.ndarray, ...]:
    """The arithmetic alone."""
    accrued = balance * ppm * 17 // 360_000_000
    late = np.where(late_since > 0, AS_OF.toordinal() - late_since, 0)
    return accrued, late, np.searchsorted([1, 30, 60, 90], late, side="right")


def main() -> int:
    """Measure; then compare every loan that was read with its own state."""
    loans = lent()
    read = positions_of(loans, READ_ON)
    at = day(read, AS_OF, lambda place: state(*loans[place], AS_OF))
    wrong = 0
    for place, (terms, payments) in enumerate(loans):
        one = state(terms, payments, AS_OF)
        wrong += (one.outstanding_principal.minor, one.accrued_interest.minor, one.overdue.minor, one.days_past_due,
                  one.bucket) != (at.outstanding[place], at.accrued[place], at.overdue[place],
                                  at.days_past_due[place], BUCKET_NAMES[at.bucket[place]])

    def rounds(number: int) -> tuple[float, float]:
        positions = many(read, number)
        ppm = np.full(number, 62_500)
        ours, theirs = measured.in_turns(
            lambda: day(positions, AS_OF, _never), lambda: bare(positions.outstanding, ppm, positions.late_since),
            rounds=31)
        return ours, theirs

    ours, theirs = rounds(N)
    measured.say("accrual", n=N, took=ours, unit="loans/s", baseline="NumPy int64, not rounded", baseline_took=theirs,
                 packages=["numpy"], goal_seconds=GOAL_SECONDS, different_loans=wrong, compared_loans=len(loans),
                 asked_one_by_one=len(at.asked))
    if measured.GROWS:
        sizes = [N // 10, N, 10 * N]
        measured.say_growth("accrual", sizes, [rounds(size)[0] for size in sizes])
    return int(wrong > 0)


def _never(place: int) -> object:
    raise AssertionError(f"loan {place} has an event on {AS_OF}")


if __name__ == "__main__":
    raise SystemExit(main())
