"""A browser for the room, and the report of its rounds on the last lines of the run, whichever process made them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.stage import browser as chromium
from tests.pages.look import Found
from tests.pages.resolver import pages
from tests.pages.rounds import round_of
from tests.pages.state import State
from tests.worlds import Worlds

REPORT = "pages looked at"


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Any]:
    """Chromium."""
    with chromium(chromium_path) as opened:
        yield opened


@pytest.fixture
def see_all(all_worlds: Worlds, browser: Any, record_property: Callable[[str, object], None]) -> Callable[..., Found]:
    """See some states and put what was found in the report."""
    def see(states: tuple[State, ...], errors: tuple[str, ...] = ()) -> Found:
        found = round_of(all_worlds, browser, states, errors)
        record_property(REPORT, [len(pages()), found.counts, found.all])
        return found
    return see


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Sum the rounds."""
    told = [value for reports in terminalreporter.stats.values() for report in reports
            if getattr(report, "when", "") == "call"
            for name, value in getattr(report, "user_properties", ()) if name == REPORT]
    if told:
        sums = {key: sum(counts[key] for _, counts, _ in told) for key in told[0][1]}
        terminalreporter.write_line(f"pages: {told[0][0]} routes answer GET; " + ", ".join(
            f"{number} {what}" for what, number in sums.items()))
        for line in (line for _, _, lines in told for line in lines):
            terminalreporter.write_line(f"  {line}")
