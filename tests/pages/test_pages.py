"""Every page and state, in two languages, light and dark: nothing that axe finds, and no page wider than a phone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.journeys.stage import browser as chromium
from tests.operations.demo_world import demo_copy
from tests.pages import story
from tests.pages.conftest import REPORT
from tests.pages.look import Found
from tests.pages.resolver import gone, pages, unlisted
from tests.pages.table import ERRORS, STATES
from tests.pages.walk import eye_on, walk
from tests.worlds import World, Worlds, in_use

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Any]:
    with chromium(chromium_path) as opened:
        yield opened


def _walk(browser: Any, world: World, scenes: Any, found: Found) -> None:
    told = story.Told()
    with world.served() as address:
        for scene, tell in scenes.items():
            tell(told)
            with eye_on(browser, address, told, found) as eye:
                walk(eye, [state for state in STATES if state.scene == scene])
                if scene == "today":
                    for name in ERRORS:
                        eye.see_page(name)


def test_no_violation_and_no_overflow(all_worlds: Worlds, browser: Any) -> None:
    began, found = time.monotonic(), Found()
    empty = all_worlds.fresh()
    with in_use(empty):
        _walk(browser, empty, story.BARE, found)
    empty.drop()
    with demo_copy(all_worlds) as world:
        _walk(browser, world, story.SCENES, found)
    REPORT.append(
        f"pages: {len(pages())} routes that answer GET, {found.states} states, {found.cells} cells (state × language × "
        f"theme, every rule), {found.measured} measured at 390 px; {len(found.violations)} violations, "
        f"{len(found.overflows)} overflows, {len(found.faults)} states not reached, {len(found.said)} errors in the "
        f"console, {time.monotonic() - began:.0f} s")
    REPORT.extend(f"  {line}" for line in found.all)
    assert found.all == []
    assert found.cells >= 4 * len(pages())


def test_every_page_has_a_state_and_no_state_is_of_a_page_that_is_gone() -> None:
    assert unlisted(STATES) == []
    assert gone(STATES) == []
