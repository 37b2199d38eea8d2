"""A round: the scenes of a world told one after the other while it is served, and each state seen in its scene."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from tests.operations.demo_world import demo_copy
from tests.pages import story
from tests.pages.look import Found
from tests.pages.state import State
from tests.pages.walk import eye_on
from tests.worlds import World, Worlds, in_use

Scenes = dict[str, Callable[[story.Told], None]]


def round_of(worlds: Worlds, browser: Any, states: tuple[State, ...], errors: tuple[str, ...] = ()) -> Found:
    """See these states, and the templates `errors` that answer when nothing else can; returns what was found."""
    began, found = time.monotonic(), Found()
    if any(state.scene in story.BARE for state in states):
        empty = worlds.fresh()
        with in_use(empty):
            _see(browser, empty, story.BARE, states, (), found)
        empty.drop()
    with demo_copy(worlds) as world:
        _see(browser, world, story.SCENES, states, errors, found)
    found.seconds = round(time.monotonic() - began)
    return found


def _see(browser: Any, world: World, scenes: Scenes, states: tuple[State, ...], errors: tuple[str, ...],
         found: Found) -> None:
    told = story.Told()
    with world.served() as address, eye_on(browser, address, told, found) as eye:
        for scene, tell in scenes.items():
            tell(told)
            for state in states:
                if state.scene == scene:
                    eye.see(state)
        for name in errors:
            eye.see_page(name)
