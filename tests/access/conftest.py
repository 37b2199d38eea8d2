"""One world for the whole room: told once by real acts; every press in it is rolled back."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.access import story
from tests.access.places import Places
from tests.worlds import ROOT, World, Worlds, in_use


@pytest.fixture(scope="package")
def places(all_worlds: Worlds) -> Iterator[Places]:
    """The world, told, with what stands in its addresses; Django points at it."""
    made: dict[str, story.Told] = {}

    def tell(world: World) -> None:
        made.update(story.build())

    world = all_worlds.like("access", tell)
    noes = logging.getLogger("django.request")
    before, noes.level = noes.level, logging.CRITICAL  # thousands of refusals are what is asked for here
    with in_use(world):
        yield Places.of(made)
    noes.level = before
    world.drop()


@pytest.fixture(scope="package")
def say() -> Iterator[Callable[[str], None]]:
    """Tells the figures: on the terminal with `-s`, and always in build/access-<database>.txt."""
    target = ROOT / "build" / f"access-{os.environ.get('BRYGGA_TEST_DATABASE', 'sqlite')}.txt"
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8") as file:
        def told(line: str) -> None:
            sys.stdout.write(f"\n{line}")
            file.write(f"{line}\n")
        yield told
