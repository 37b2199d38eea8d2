"""P1: exact dated plans of 60-month annuities one at a time, beside the packages of PyPI that make such plans.

`amortization` (floats, no dates) and `pyloan` (Decimal, dated) run in an environment of their own, in processes of
their own, and take turns with ours. Ours is measured three times: as it is answered, with every row looked at, and with
nothing kept from the round before (days that many loans share are worked once; `domain.loans.plain` says which).
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

from brygga.domain.loans import instalment, plain
from brygga.domain.loans.schedule import plan
from brygga.domain.loans.terms import LoanTerms
from brygga.domain.portfolio.columns import terms_at
from tests.bench import _measured as measured
from tests.bench.plain.loans import TERM, annuities

N, GOAL = 2_000, 25_000
PACKAGES = {"amortization": 500, "pyloan": 20}
"""Package → plans a round: pyloan makes two hundred a second."""
LABELS = ("schedules", "schedules, every row looked at", "schedules, nothing kept")
HERE = Path(__file__).parent
PYTHON = HERE.parents[2] / ".venv-bench" / "bin" / "python"


class Neighbour:
    """A package in a process of its own; asked for a number of plans it answers its seconds."""

    def __init__(self, package: str) -> None:
        self.version = ""
        self._process = None
        if PYTHON.exists():
            self._process = subprocess.Popen([str(PYTHON), str(HERE / "with_package.py"), package], text=True,
                                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.version = json.loads(self._line())["version"]
        if not self.version:
            measured.missing(package)

    def making(self, number: int) -> Callable[[], float]:
        """A round of that many plans."""
        def work() -> float:
            assert self._process is not None and self._process.stdin is not None
            self._process.stdin.write(f"{number}\n")
            self._process.stdin.flush()
            return float(self._line())
        return work

    def close(self) -> None:
        """Let the process end."""
        if self._process is not None:
            self._process.communicate()

    def _line(self) -> str:
        assert self._process is not None and self._process.stdout is not None
        return self._process.stdout.readline()


def main() -> int:
    """Measure ours in its three ways beside each package that is here."""
    loans = annuities(N)
    terms = [terms_at(loans, place) for place in range(N)]
    there = {name: Neighbour(name) for name in PACKAGES}
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
