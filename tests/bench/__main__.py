"""`python -m tests.bench [NAME…] [--growth]`: the named measurements, or all; `brygga bench` calls it.

What needs no database (tests/bench/plain) runs as it is; the rest on SQLite and on a PostgreSQL that flushes every
commit, each in a world of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests import servers
from tests.bench._worlds import ROOT, measure

HERE = Path(__file__).parent
NOT_MEASUREMENTS = frozenset({"loans", "with_package"})


def measurements(folder: Path) -> dict[str, Path]:
    """Name → program."""
    return {path.stem: path for path in sorted(folder.glob("*.py"))
            if not path.name.startswith("_") and path.stem not in NOT_MEASUREMENTS}


def main(words: list[str]) -> int:
    """Run them; 1 when one of them failed, 2 for a name that is none."""
    if "--growth" in words:
        os.environ["BRYGGA_BENCH_GROWTH"] = "1"
    plain, stored = measurements(HERE / "plain"), measurements(HERE)
    names = [word for word in words if word != "--growth"] or [*plain, *stored]
    if unknown := [name for name in names if name not in plain and name not in stored]:
        sys.stderr.write(f"{unknown[0]} is not measured. There are: {', '.join(sorted([*plain, *stored]))}.\n")
        return 2
    failed = sum(_run_plain(name) for name in names if name in plain)
    programs = [stored[name] for name in names if name in stored]
    if programs:
        failed += measure(programs, None)
        with servers.postgres(durable=True) as cluster:
            if cluster is None:
                sys.stderr.write("PostgreSQL is not installed: measured on SQLite alone.\n")
            else:
                failed += measure(programs, cluster)
    return int(failed > 0)


def _run_plain(name: str) -> bool:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", f"tests.bench.plain.{name}"]
    return bool(subprocess.run(command, cwd=ROOT, env=environment).returncode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
