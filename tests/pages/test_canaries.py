"""The walk sees what it is for: each fault planted in a page, a route or the table is found, and only that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.pages import story
from tests.pages.look import Found, look
from tests.pages.resolver import gone, pages, unlisted
from tests.pages.state import State, see, wrong
from tests.pages.table import STATES
from tests.pages.walk import Eye, eye_on
from tests.worlds import Worlds, in_use

# The content policy takes no style in markup, so the planted dress is put on afterwards.
PLANT = """html => { document.querySelector('main').insertAdjacentHTML('beforeend', html);
    for (const e of document.querySelectorAll('[data-dress]')) e.style.cssText = e.dataset.dress; }"""
PLANTED = {
    "pale in light": ("sv", "<p data-dress='color:#aaa;background:#fff'>blek text</p>", "color-contrast"),
    "dark on dark": ("en", "<p data-dress='color:#333;background:#111'>mörk text</p>", "color-contrast"),
    "pale by the theme's own ground": ("sv", "<p data-dress='color:#52605A'>läsbar bara i ljust</p>", "color-contrast"),
    "a box without a label": ("sv", "<input name='bare'>", "label"),
    "a picture without words": ("en", "<img src='/static/brygga/brygga.svg'>", "image-alt"),
    "a button without words": ("sv", "<button></button>", "button-name"),
}


@pytest.fixture(scope="module")
def eye(all_worlds: Worlds, browser: Any) -> Iterator[Eye]:
    """An eye on a site where nothing is founded."""
    world, told = all_worlds.fresh(), story.Told()
    with in_use(world), world.served() as address:
        story.bare(told)
        with eye_on(browser, address, told, Found()) as opened:
            yield opened
    world.drop()


def _planted(eye: Eye, html: str, language: str) -> Found:
    """What is found on the page of privacy with something more at its end."""
    found = Found()
    eye.page.goto(f"{eye.address}/personuppgifter/")
    eye.page.evaluate(PLANT, html)
    look(eye.page, "canary", language, found)
    return found


@pytest.mark.browser
@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_found(eye: Eye, name: str) -> None:
    language, html, rule = PLANTED[name]
    assert _planted(eye, "<p>inget fel</p>", language).all == []
    found = _planted(eye, html, language)
    assert found.violations and all(f" {rule}: " in line for line in found.violations), found.violations


@pytest.mark.browser
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_planted_overflow_is_found_and_a_frame_that_scrolls_is_not(eye: Eye, language: str) -> None:
    framed = ("<div tabindex='0' role='group' aria-label='ram' data-dress='overflow-x:auto'>"
              "<div data-dress='width:900px'>x</div></div>")
    assert _planted(eye, framed, language).all == []
    found = _planted(eye, "<div data-dress='width:420px'>bred</div>", language)
    assert len(found.overflows) == 1 and "bred" in found.overflows[0] and found.violations == []


@pytest.mark.browser
@pytest.mark.parametrize("state, why", [
    (see("public:privacy", holds=".not-here", scene="bare"), "has no .not-here"),
    (see("public:privacy", status=403, scene="bare"), "answered 200, not 403"),
    (see("doors:where_to", scene="bare"), "led to /logga-in/"),
    (wrong("doors:log_in", send={"no-such-box": "1"}, scene="bare"), "no no-such-box"),
    (see("cases:one", number="@nowhere", scene="bare"), "KeyError"),
])
def test_a_state_that_is_not_the_one_it_says_is_a_fault(eye: Eye, state: State, why: str) -> None:
    eye.found = Found()
    eye.see(state)
    assert len(eye.found.faults) == 2 and eye.found.cells == 0
    assert all(why in line for line in eye.found.faults), eye.found.faults


def test_every_page_has_a_state_and_no_state_is_of_a_page_that_is_gone() -> None:
    assert unlisted(STATES) == []
    assert gone(STATES) == []


def test_a_planted_page_without_a_state_is_found() -> None:
    from django.urls import get_resolver, include, path

    def bare(request: Any) -> Any:
        return None

    hidden = ([path("dold/", bare, name="hidden")], "room")
    planted = [*get_resolver().url_patterns, path("f/<slug:slug>/ny/", include(hidden))]
    assert unlisted(STATES, planted) == ["room:hidden"]
    assert gone(STATES, planted) == []


def test_a_state_of_a_page_that_is_gone_is_found() -> None:
    assert gone((*STATES, see("cases:was_here_once"))) == ["cases:was_here_once"]
    assert gone((see("cases:take"),)) == ["cases:take"], "a page that only takes POST has no look of its own"


def test_no_state_is_listed_twice_and_pages_are_many() -> None:
    names = [(str(state), state.fund, state.scene) for state in STATES]
    assert sorted(names) == sorted(set(names))
    assert len(pages()) > 80
