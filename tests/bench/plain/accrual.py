"""P3: one day's accrual and ageing of 100,000 loans, exact, beside the same arithmetic bare in NumPy.

The loans are 2,000 that were read one by one, half of them late, fifty times over. The baselines multiply, divide and
sort into buckets as if every loan had one balance and one rate, without rounding, overdue interest or day counts: NumPy
and Polars for all at once, and loan by loan the floats that frappe/lending's accrual multiplies (interest a day =
principal × rate / 100 / days of the year), without its documents and SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import numpy as np

from brygga.domain.loans.schedule import plan
from brygga.domain.loans.state import Payment, state
from brygga.domain.money import Money
from brygga.domain.portfolio.columns import terms_at
from brygga.domain.portfolio.day import BUCKET_NAMES, day
from brygga.domain.portfolio.positions import Lent, Positions, positions_of
from tests.bench import _measured as measured
from tests.bench.plain._package import Package
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


def loan_by_loan(balance: list[float], percent: list[float]) -> list[float]:
    """frappe/lending's formula for one day."""
    return [round(owed * rate / (100 * 365), 2) for owed, rate in zip(balance, percent, strict=True)]


def different(loans: Sequence[Lent], read: Positions) -> tuple[int, int]:
    """How many loans stand otherwise than alone, and how many were asked one by one."""
    at = day(read, AS_OF, lambda place: state(*loans[place], AS_OF))
    wrong = 0
    for place, (terms, payments) in enumerate(loans):
        one = state(terms, payments, AS_OF)
        wrong += (one.outstanding_principal.minor, one.accrued_interest.minor, one.overdue.minor, one.days_past_due,
                  one.bucket) != (at.outstanding[place], at.accrued[place], at.overdue[place],
                                  at.days_past_due[place], BUCKET_NAMES[at.bucket[place]])
    return wrong, len(at.asked)


def beside_its_baselines(positions: Positions) -> tuple[float, dict[str, float]]:
    """Seconds of ours, and of each baseline that is here."""
    ppm = np.full(len(positions), 62_500)
    kronor, percent = (positions.outstanding / 100).tolist(), (ppm / 10_000).tolist()
    works: dict[str, Callable[[], object]] = {
        "NumPy int64, not rounded": lambda: bare(positions.outstanding, ppm, positions.late_since),
        "loan by loan in floats, as frappe/lending": lambda: loan_by_loan(kronor, percent),
    }
    polars = Package("polars")
    if polars.version:
        works = {f"Polars {polars.version} int64, not rounded": polars.making(1), **works}
    *took, ours = measured.in_turns(*works.values(), lambda: day(positions, AS_OF, _never),
                                    timed=[bool(polars.version)], rounds=31)
    polars.close()
    return ours, dict(zip(works, took, strict=True))


def main() -> int:
    """Compare every loan that was read with its own state; then measure."""
    loans = lent()
    read = positions_of(loans, READ_ON)
    wrong, asked = different(loans, read)
    ours, theirs = beside_its_baselines(many(read, N))
    for baseline, took in theirs.items():
        measured.say("accrual", n=N, took=ours, unit="loans/s", baseline=baseline, baseline_took=took,
                     packages=["numpy"], goal_seconds=GOAL_SECONDS, different_loans=wrong, compared_loans=len(loans),
                     asked_one_by_one=asked)
    if measured.GROWS:
        sizes = [N // 10, N, 10 * N]
        grown = [many(read, size) for size in sizes]
        took = [measured.in_turns(partial(day, one, AS_OF, _never), rounds=31)[0] for one in grown]
        measured.say_growth("accrual", sizes, took)
    return int(wrong > 0)


def _never(place: int) -> object:
    raise AssertionError(f"loan {place} has an event on {AS_OF}")


if __name__ == "__main__":
    raise SystemExit(main())
