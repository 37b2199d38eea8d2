"""`python -m tests.model [OPERATIONS]`: the model beside the product on both databases, tables and plants printed."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.worlds import ROOT


def main(wanted: str) -> int:
    """Run the room on each database; the tables are the last lines."""
    worst = 0
    for database in ("sqlite", "postgresql"):
        environment = {**os.environ, "BRYGGA_TEST_DATABASE": database, "PYTHONPATH": str(ROOT / "src"),
                       **({"BRYGGA_MODEL_OPERATIONS": wanted} if wanted else {})}
        worst |= subprocess.run([sys.executable, "-m", "pytest", "-q", "tests/model"], cwd=ROOT, env=environment
                                ).returncode
    return worst


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:2])))
