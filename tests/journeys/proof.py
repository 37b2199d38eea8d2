"""Last chapter: what happened is proven, by the machine that holds it and by a file that anybody can take home."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.journeys.story import Journey


def verify(journey: Journey) -> list[str]:
    """`brygga verify --json` holds, each invariant on rows; returns a line for each."""
    told = json.loads(journey.world.brygga("verify", "--json").stdout)
    assert told["holds"] is True
    empty = [check["name"] for check in told["checks"] if not check["rows"]]
    assert not empty, f"the journey has nothing for {empty}"
    return [f"{check['name']}: {check['rows']} rows" for check in told["checks"]]


def take_home(journey: Journey, folder: Path) -> int:
    """The auditor fetches file and program by the page; the file holds, and with any byte changed it does not.

    Returns in how many places a byte was changed.
    """
    ida = journey.at("Ida", "bocker/bevis/").follow("Pröva att allt håller").sees("Allt håller").shot("bevis")
    anchor = re.search(r"--anchor (\S+)", ida.here("main").inner_text())
    assert anchor
    for words in ("Hämta filen", "Hämta programmet"):
        with ida.page.expect_download() as waiting:
            ida.page.get_by_role("link", name=words).click()
        waiting.value.save_as(folder / waiting.value.suggested_filename)
    file, program = folder / "brygga-export.jsonl", folder / "brygga_verifier.py"

    def holds() -> bool:
        command = [sys.executable, "-I", str(program), str(file), "--anchor", anchor[1]]
        return subprocess.run(command, capture_output=True, cwd=folder).returncode == 0
    assert holds()
    whole, places = file.read_bytes(), 24
    for place in range(places):
        at = len(whole) * place // places
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
        assert not holds(), f"the byte at {at} was changed and nobody saw it"
    file.write_bytes(whole)
    assert holds()
    return places
