"""`brygga bench`: speed beside its baselines, in a checkout alone: the measurements are no part of the product."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

WRONG_CALL = 2
ROOT = Path(__file__).resolve().parents[3]


def bench(say: Callable[[str], None], names: Sequence[str], growth: bool, root: Path = ROOT) -> int:
    """Run the named measurements, all when none is named; each prints its JSON lines. Return the exit code."""
    if not (root / "tests" / "bench" / "__main__.py").is_file():
        say("Mätningarna följer inte med ett installerat Brygga. Hämta källkoden och kör `make bench` där.")
        return WRONG_CALL
    command = [sys.executable, "-m", "tests.bench", *names, *(["--growth"] if growth else [])]
    return subprocess.run(command, cwd=root).returncode
