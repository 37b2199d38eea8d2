"""The sequences of a run, divided between two processes: each core of a small machine tells half of them.

Idea: the worlds are told once, here; each process then copies them for its own sequences. Every second seed is a
process's, and what it leans on is its own tally, so which commands are told does not depend on which process is faster.
`python -m tests.model.part` is one of the processes: a request as JSON in, what was met as JSON out.
"""

from __future__ import annotations

import gc
import itertools
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.model.driver import Differs, Tally
from tests.servers import Cluster
from tests.worlds import ROOT, Worlds, set_up_django

PROCESSES = 2
FIELDS = ("accepted", "refused", "why", "events")


def run(worlds: Worlds, operations: int, *, seed: int, say: Callable[[str], None]) -> Tally:
    """Tell `operations` commands in two processes; returns what was met in both. Raises Differs."""
    begun = time.monotonic()
    parts = [begin(worlds, number, operations // PROCESSES, seed + number) for number in range(PROCESSES)]
    answers = [ended(part) for part in parts]
    tally, spent = Tally(), time.monotonic() - begun
    for answer in answers:
        if "differs" in answer:
            raise Differs(answer["differs"])
        for field in FIELDS:
            getattr(tally, field).update(answer[field])
    busy = sum(answer["busy"] for answer in answers)
    say(f"{tally.operations()} operations, {spent:.0f} s, {tally.operations() / spent:.0f} a second, {busy:.0f} s of "
        f"Python; seeds from {seed}; told {' '.join(answer['told'] for answer in answers)}")
    return tally


def begin(worlds: Worlds, number: int, operations: int, seed: int, **environment: str) -> subprocess.Popen[str]:
    """Start a process that tells its share; the worlds that it begins in are told before."""
    from tests.model import runs
    from tests.model.told import template
    for name in runs.WORLDS:
        template(worlds, name)
    asked = {"base": str(worlds.base), "worker": worlds.worker, "port": worlds.cluster and worlds.cluster.port,
             "number": number, "operations": operations, "seed": seed}
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return subprocess.Popen([sys.executable, "-m", "tests.model.part", json.dumps(asked)], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env={**inherited, "PYTHONPATH": str(ROOT / "src"), **environment})


def ended(part: subprocess.Popen[str]) -> dict[str, Any]:
    """Wait for a process; returns what it says."""
    out, err = part.communicate()
    if part.returncode:
        raise AssertionError(f"a part ended with {part.returncode}:\n{err[-4000:]}")
    answer: dict[str, Any] = json.loads(out.splitlines()[-1])
    return answer


def main(asked: dict[str, Any]) -> dict[str, Any]:
    """Tell one share, in copies that no other process makes."""
    base, cluster = Path(asked["base"]), Cluster(asked["port"]) if asked["port"] else None
    set_up_django(base, cluster)
    from tests.model import runs
    worlds = Worlds(base, asked["worker"], cluster)
    worlds.made = (asked["number"] + 1) * 1_000_000
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)  # Django makes much that lives shortly: to look for rings less often saves a tenth
    try:
        tally, told = runs.share(worlds, asked["operations"], itertools.count(asked["seed"], PROCESSES))
    except Differs as fault:
        return {"differs": str(fault)}
    met = {field: dict(Counter(getattr(tally, field))) for field in FIELDS}
    return {"told": told, "busy": time.process_time(), **met}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))))
