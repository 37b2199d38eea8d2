"""P1: exact dated plans of 60-month annuities one at a time, beside the packages of PyPI that make such plans.

`amortization` (floats, no dates) and `pyloan` (Decimal, dated) run in an environment of their own, in processes of
their own, and take turns with ours. Ours is measured three times: as it is answered, with every row looked at, and with
nothing kept from the round before (days that many loans share are worked once; `domain.loans.plain` says which).
"""

from __future__ import annotations

from functools import partial

from brygga.domain.loans import instalment, plain
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.portfolio.columns import terms_at
from tests.bench import _measured as measured
from tests.bench.plain._package import Package
from tests.bench.plain.loans import TERM, annuities

N, GOAL = 2_000, 25_000
PACKAGES = {"amortization": 500, "pyloan": 20}
"""Package → plans a round: pyloan makes two hundred a second."""
LABELS = ("schedules", "schedules, every row looked at", "schedules, nothing kept")


def main() -> int:
    """Measure ours in its three ways beside each package that is here."""
    loans = annuities(N)
    terms = [terms_at(loans, place) for place in range(N)]
    there = {name: Package(name) for name in PACKAGES}
    here = [name for name, neighbour in there.items() if neighbour.version]

    def answered() -> None:
        for one in terms:
            plan(one)

    def looked_at() -> None:
        for one in terms:
            tuple(plan(one).rows)

    def first_time() -> None:
        for kept in (plain._grid, plain._pays, plain._period_rate, instalment._factor):
            kept.cache_clear()
        answered()

    took = measured.in_turns(*[there[name].making(PACKAGES[name]) for name in here], answered, looked_at, first_time,
                             timed=[True] * len(here))
    for label, ours in zip(LABELS, took[-len(LABELS):], strict=True):
        for at, name in enumerate(here):
            measured.say(label, n=N, took=ours, unit="plans/s", baseline=f"{name} {there[name].version}",
                         baseline_took=took[at], baseline_n=PACKAGES[name], goal=GOAL, rows=N * TERM)
        if not here:
            measured.say(label, n=N, took=ours, unit="plans/s", goal=GOAL, rows=N * TERM)
    for neighbour in there.values():
        neighbour.close()
    if measured.GROWS:
        sizes = [N // 10, N, 10 * N]
        took = [measured.in_turns(partial(_plans, terms, size), rounds=5)[0] for size in sizes]
        measured.say_growth("schedules", sizes, took)
    return 0


def _plans(terms: list[LoanTerms], number: int) -> None:
    for at in range(number):
        plan(terms[at % len(terms)])


if __name__ == "__main__":
    raise SystemExit(main())
