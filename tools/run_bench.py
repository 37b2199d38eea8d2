"""`make bench`: every measurement in tests/bench on both databases, one JSON line each.

A measurement is a program tests/bench/<name>.py; it works on the world that the environment names (tests/worlds.py),
runs its baseline in the same process, and prints its own lines. No test asserts an absolute time: machines differ, the
ratio to the baseline less so.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

NEIGHBOUR = "neighbour"  # the database of another ledger that a measurement is held against
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import servers, worlds  # noqa: E402 - the checkout is not an installed package


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


def main() -> int:
    programs = [path for path in sorted((ROOT / "tests" / "bench").glob("*.py")) if not path.name.startswith("_")]
    failed = measure(programs, None)
    with servers.postgres(durable=True) as cluster:
        if cluster is None:
            print("PostgreSQL is not installed: measured on SQLite alone", file=sys.stderr)
        else:
            failed += measure(programs, cluster)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
