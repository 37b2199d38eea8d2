"""A measurement that needs a database, run on a world of its own, which the environment names (tests/worlds.py)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests import servers, worlds

NEIGHBOUR = "neighbour"
"""The database of another ledger that a measurement is held against."""
ROOT = Path(__file__).resolve().parents[2]


def measure(programs: list[Path], cluster: servers.Cluster | None) -> int:
    """Run each program in a world of its own; the number of those that failed."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="brygga-bench-") as base:
        made = worlds.Worlds(Path(base), "bench", cluster)
        for program in programs:
            world = made.fresh()
            environment = {**world.environment(), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
            if cluster is not None:
                cluster.create(NEIGHBOUR)
                environment["BRYGGA_BENCH_NEIGHBOUR"] = cluster.owner_url(NEIGHBOUR)
            failed += bool(subprocess.run([sys.executable, str(program)], env=environment, cwd=ROOT).returncode)
            world.drop()
            if cluster is not None:
                cluster.drop(NEIGHBOUR)
    return failed
