"""What every measurement needs: rounds that take turns, one JSON line, and how time grows with size.

The machine may be shared, so ours and the baseline take turns round by round, medians are compared and the line says
the load. A figure alone says little; the ratio in one run says something.
"""

from __future__ import annotations

import gc
import json
import math
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

ROUNDS = 7
FINDING = 1.1
"""A growth above this exponent is a finding."""
GROWS = os.environ.get("BRYGGA_BENCH_GROWTH") == "1"

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """One round."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_turns(*works: Work | Callable[[], float], timed: Sequence[bool] = (), rounds: int = ROUNDS) -> list[float]:
    """The median seconds of each work, their rounds taking turns after one that does not count. Where `timed` says so
    a work answers its own seconds (it runs in another process)."""
    own = list(timed) + [False] * (len(works) - len(timed))
    rows: list[list[float]] = []
    for _ in range(rounds + 1):
        gc.collect()
        rows.append([float(work()) if is_own else seconds(work)  # type: ignore[arg-type]
                     for work, is_own in zip(works, own, strict=True)])
    return [statistics.median(column) for column in zip(*rows[1:], strict=True)]


def say(name: str, *, n: int, took: float, unit: str, baseline: str | None = None, baseline_took: float | None = None,
        baseline_n: int | None = None, packages: Sequence[str] = (), **more: Any) -> None:
    """One measurement as a line of JSON; the ratio is our rate over the baseline's."""
    rate = n / took
    theirs = None if baseline_took is None else (baseline_n or n) / baseline_took
    line = {
        "name": name, "n": n, "seconds": _short(took), "rate": _short(rate), "unit": unit,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "baseline": baseline,
        "baseline_rate": None if theirs is None else _short(theirs),
        "ratio": None if theirs is None else _short(rate / theirs), **more, "load": round(os.getloadavg()[0], 1),
        "versions": {"python": sys.version.split()[0], **{package: version(package) for package in packages}},
    }  # fmt: skip
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def say_growth(name: str, sizes: Sequence[int], took: Sequence[float], **more: Any) -> None:
    """How time grows with size: the slope of its logarithm, by least squares."""
    xs, ys = [math.log(size) for size in sizes], [math.log(one) for one in took]
    middle_x, middle_y = statistics.fmean(xs), statistics.fmean(ys)
    above = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    exponent = above / sum((x - middle_x) ** 2 for x in xs)
    sys.stdout.write(json.dumps({
        "name": f"{name}, growth", "n": list(sizes), "seconds": [_short(one) for one in took],
        "exponent": round(exponent, 2), "finding": exponent > FINDING, **more, "load": round(os.getloadavg()[0], 1),
    }) + "\n")  # fmt: skip
    sys.stdout.flush()


def missing(package: str) -> None:
    """Say which baseline is not here, and how it comes here."""
    sys.stderr.write(f"{package} is not installed, so nothing is held against it. `make bench` installs it in "
                     ".venv-bench, from requirements/bench.txt.\n")


def _short(number: float) -> float | int:
    return round(number) if number >= 1000 else float(f"{number:.4g}")
