"""`make mutate`: break the rules of money in thousands of places, one at a time, and count what no test sees.

mutmut makes the faults and runs, for each, only the tests that reach the function it stands in. This program says
which rooms, keeps the tests short and the same each time (BRYGGA_MUTATION, see tests/conftest.py), and tells the
outcome a room. No vectors or cases from outside the repository are used, even where they are set.
What is known to be left, and why, stands in docs/reference/mutation.md.

usage: mutate.py [ROOM ...] [--every N] [--left] [--only-tell]
`--every N` takes each fault whose name's checksum N divides: the same sample each time. `--left` tries again only what
was not killed so far, after new tests. `--only-tell` runs nothing and prints the outcome of the last run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

ROOMS = ("capital", "guarantees", "aid", "funding", "loans")
MUTMUT = Path(sys.executable).parent / "mutmut"
RULES = Path("mutants/src/brygga/domain")
# One function of a few lines: mutmut makes all faults before it tries the first.
FIRST = "brygga.domain.capital.share_days.*"
# What a stranger does not have, or has no time for, proves nothing here.
OURS_ALONE = {"BRYGGA_LONG", "BRYGGA_LAW_VECTORS", "BRYGGA_PEER_CASES"}
KILLED, NO_TEST, TOO_SLOW = {1, 3}, {5, 33}, {-24, 24, 36, 152, 255}


def kind(exit_code: int | None) -> str:
    """What became of a fault, by the exit code that mutmut wrote down."""
    if exit_code is None:
        return "not tried"
    if exit_code in KILLED:
        return "killed"
    if exit_code in NO_TEST:
        return "no test"
    if exit_code in TOO_SLOW:
        return "too slow"
    return "survived" if exit_code == 0 else f"odd ({exit_code})"


def outcomes(room: str) -> dict[str, str]:
    """Every fault of a room by its name, with what became of it; empty before the faults are made."""
    found: dict[str, str] = {}
    for path in sorted((RULES / room).rglob("*.py.meta")):
        codes = json.loads(path.read_text())["exit_code_by_key"]
        found.update({name: kind(code) for name, code in codes.items()})
    return found


def chosen(names: list[str], every: int) -> list[str]:
    """The sample: those whose checksum is divided by `every`."""
    return [name for name in names if zlib.crc32(name.encode()) % every == 0]


def attack(names: list[str]) -> None:
    """Let mutmut try these; at most two at a time, so that a machine that others use stays usable."""
    told = {name: value for name, value in os.environ.items() if name not in OURS_ALONE}
    told |= {"BRYGGA_MUTATION": "1", "BRYGGA_ORACLE_CASES": "20"}
    children = min(2, os.cpu_count() or 1)
    done = subprocess.run([MUTMUT, "run", "--max-children", str(children), *names], env=told, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def tell(room: str, every: int) -> None:
    """One line of figures a room, after the names of what was not killed."""
    found = outcomes(room)
    found = {name: found[name] for name in chosen(list(found), every)}
    for name, outcome in found.items():
        if outcome != "killed":
            print(f"{outcome:<10} {name}")
    count = Counter(found.values())
    tried = len(found) - count["not tried"]
    share = f"{100 * count['killed'] / tried:.1f} %" if tried else "-"
    rest = ", ".join(f"{number} {outcome}" for outcome, number in sorted(count.items()) if outcome != "killed")
    print(f"{room}: {len(found)} faults, {count['killed']} killed ({share} of {tried} tried); {rest or 'nothing left'}")


def main(words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="mutate.py", description="Which deliberate faults no test sees.")
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=", ".join(ROOMS))
    parser.add_argument("--every", type=int, default=1, help="a sample: one in so many")
    parser.add_argument("--left", action="store_true", help="only what was not killed so far")
    parser.add_argument("--only-tell", action="store_true", help="run nothing")
    asked = parser.parse_args(words)
    rooms = asked.rooms or list(ROOMS)
    if unknown := [room for room in rooms if room not in ROOMS]:
        parser.error(f"no such room: {', '.join(unknown)}; there are {', '.join(ROOMS)}")
    if not asked.only_tell:
        # The faults of code that has changed since the last run are made here, before they are counted.
        attack([FIRST])
    for room in rooms:
        found = outcomes(room)
        names = [name for name in found if not asked.left or found[name] != "killed"]
        if not asked.only_tell and (picked := chosen(names, asked.every)):
            attack(picked)
        tell(room, asked.every)


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parent.parent)
    main(sys.argv[1:])
