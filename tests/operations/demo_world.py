"""The demo world for tests: told once a process through the real acts, then copied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.worlds import World, Worlds, in_use

TOLD: list[str] = []


def _tell(world: World) -> None:
    from django.utils import translation

    from brygga.operations.demo.world import make

    # By people who read English pages: what they leave behind is Swedish all the same (test_kept_words.py).
    with translation.override("en"):
        make(TOLD.append)


def demo_world(worlds: Worlds) -> World:
    """The template of the demo world: leave it alone, take a copy."""
    return worlds.like("demo", _tell)


@contextmanager
def demo_copy(worlds: Worlds) -> Iterator[World]:
    """A copy of the demo world, in use."""
    world = worlds.fresh(demo_world(worlds))
    try:
        with in_use(world):
            yield world
    finally:
        world.drop()
