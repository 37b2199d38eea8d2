"""The stage of a journey, and what it tells on the last lines of the run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys import bookmark
from tests.journeys.stage import SHOTS, Stage, browser
from tests.journeys.story import FIGURES, Journey
from tests.servers import MailBox
from tests.worlds import World

TOLD = "journey told"


@pytest.fixture
def journey(request: pytest.FixtureRequest, fresh_world: World, mail_box: MailBox, chromium_path: str,
            monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]) -> Iterator[Journey]:
    """An empty directory, served for practice, with a mail server and a browser; without script where `param` says."""
    script = getattr(request, "param", True)
    if not fresh_world.cluster:
        shutil.rmtree(fresh_world.data)
        fresh_world.data.mkdir()
    bookmark.lay(fresh_world)
    shots = SHOTS if script else SHOTS / "without-script"
    if not bookmark.begin_after():
        for old in shots.glob("*.png"):
            old.unlink()
    shots.mkdir(parents=True, exist_ok=True)
    monkeypatch.setenv("BRYGGA_SMTP", f"127.0.0.1:{mail_box.port}")
    with fresh_world.served("--practice", str(FIGURES["fund"]["today"])) as address, browser(chromium_path) as opened:
        stage = Stage(opened, address, mail_box, script=script, shots=shots if script else None)
        told = Journey(stage, fresh_world, FIGURES)
        yield told
        for person in stage.people.values():
            person.page.screenshot(path=shots / f"last-{person.name.split()[0]}.png", full_page=True)
        told.told.append(f"pictures: {len(list(shots.glob('*-390.png')))} steps at 390 and 1280 px in {shots}")
        record_property(TOLD, told.told)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what each journey told."""
    for report in (one for found in terminalreporter.stats.values() for one in found):
        for name, lines in getattr(report, "user_properties", ()):
            if name == TOLD and report.when == "teardown":
                terminalreporter.write_sep("-", report.nodeid.split("::")[-1])
                terminalreporter.write_line("\n".join(lines))
