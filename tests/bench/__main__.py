"""`python -m tests.bench posting`: one measurement on SQLite and on a PostgreSQL that flushes every commit."""

from __future__ import annotations

import sys
from pathlib import Path

from tests import servers
from tools.run_bench import measure


def main(names: list[str]) -> int:
    """Run the named programs; 1 when one of them failed."""
    programs = [Path(__file__).parent / f"{name}.py" for name in names]
    failed = measure(programs, None)
    with servers.postgres(durable=True) as cluster:
        if cluster is not None:
            failed += measure(programs, cluster)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
