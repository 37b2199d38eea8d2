"""`make test`: the whole suite in parts, each part's time, and the sum of all parts on the last line.

    python tools/run_tests.py                 every part
    python tools/run_tests.py pure journeys   some of them

Idea: what is plain Python runs once; what meets a database runs on SQLite and again on PostgreSQL; what drives a
browser through the main job runs alone. A room in tests/ that no part names falls into the database parts, so a new
room cannot be forgotten. What the machine lacks is installed when we are root on Debian, else named; its tests are then
skipped and counted. In CI (CI=true) a skip is a failure: there nobody reads the names.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from ctypes.util import find_library
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import servers  # noqa: E402 - the checkout is not an installed package

TESTS = ROOT / "tests"
PURE = ("domain", "calc", "jurisdictions", "formats", "oracles", "tidy")
ALONE = ("crash", "journeys", "pages", "scale", "model")
NOT_TESTS = ("bench", "vendor", "__pycache__")
NO_TESTS_FOUND = 5


@dataclass(frozen=True)
class Part:
    """Some rooms of tests/ on one database; `workers` 0 runs them in one process."""

    name: str
    rooms: tuple[str, ...]
    database: str = "sqlite"
    workers: int = 2

    def paths(self) -> list[str]:
        return [str(TESTS / room) for room in self.rooms if (TESTS / room).is_dir()]


@dataclass
class Tally:
    """Outcomes summed over parts; an unexpected pass and a part that broke count as failures."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, counts: dict[str, int]) -> None:
        self.passed += counts["passed"] + counts["xfailed"]
        self.failed += counts["failed"] + counts["error"] + counts["xpassed"]
        self.skipped += counts["skipped"]


def all_parts() -> list[Part]:
    rooms = sorted(path.name for path in TESTS.iterdir() if path.is_dir() and path.name not in NOT_TESTS)
    shared = tuple(room for room in rooms if room not in PURE + ALONE)
    return [
        Part("pure", PURE),
        Part("sqlite", shared),
        Part("crash", ("crash",), workers=0),
        Part("journeys", ("journeys",)),
        Part("pages", ("pages", "scale")),
        Part("postgresql", shared, database="postgresql"),
        Part("crash-postgresql", ("crash",), database="postgresql", workers=0),
        Part("model", ("model",)),
        Part("model-postgresql", ("model",), database="postgresql"),
    ]


def provide() -> None:
    """Install what the tests need from Debian where we may; otherwise say what is missing and how to get it."""
    wanted = {"chromium": servers.chromium(), "postgresql": servers.find_program("initdb"),
              "poppler-utils": servers.find_program("pdftotext"), "libatomic1": find_library("atomic")}
    missing = [package for package, found in wanted.items() if found is None]
    if not missing:
        return
    command = f"apt-get install --no-install-recommends {' '.join(missing)}"
    if os.geteuid() or not shutil.which("apt-get"):
        print(f"Not on this machine: {', '.join(missing)}. Their tests are skipped. To run them: sudo {command}")
        return
    print(f"Installing for the tests, as root, from Debian: {', '.join(missing)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in ("apt-get update -qq", f"{command} -y -qq"):
        done = subprocess.run(step.split(), env=environment, capture_output=True, text=True)
        if done.returncode:
            print(f"{step} did not work, the tests that need it are skipped:\n{done.stdout}{done.stderr}")
            return


def run_part(part: Part, tally: Tally) -> None:
    paths = part.paths()
    if not paths:
        return
    print(f"\n== {part.name}: {', '.join(Path(path).name for path in paths)}", flush=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        counts = Path(place) / "counts.json"
        environment = {**os.environ, "BRYGGA_TEST_DATABASE": part.database, "BRYGGA_TEST_COUNTS": str(counts)}
        workers = ["-n", str(part.workers), "--dist", "loadfile"] if part.workers else []
        code = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *workers, *paths], cwd=ROOT, env=environment
        ).returncode
        if counts.exists():
            tally.add(json.loads(counts.read_text()))
        if code not in (0, 1, NO_TESTS_FOUND):
            tally.broken.append(f"{part.name} (pytest ended with {code})")
    print(f"== {part.name}: {time.monotonic() - started:.0f} s", flush=True)


def main(names: list[str]) -> int:
    parts = all_parts()
    unknown = set(names) - {part.name for part in parts}
    if unknown:
        print(f"No such part: {', '.join(sorted(unknown))}. There are: {', '.join(part.name for part in parts)}")
        return 2
    provide()
    tally, started = Tally(), time.monotonic()
    for part in parts:
        if not names or part.name in names:
            run_part(part, tally)
    strict = os.environ.get("CI") == "true"
    print(f"\nall parts: {time.monotonic() - started:.0f} s")
    for name in tally.broken:
        print(f"broken: {name}")
    if strict and tally.skipped:
        print(f"{tally.skipped} skipped: in CI a skipped test is a failure")
    failed = tally.failed + len(tally.broken)
    print(f"{tally.passed} passed, {failed} failed, {tally.skipped} skipped")
    return 1 if failed or not tally.passed or (strict and tally.skipped) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
