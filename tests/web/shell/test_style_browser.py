"""The style page in a real browser, under the content policy of production: no axe violation in four dresses.

Canary: make --muted lighter, or take the label from the scroll frames, and axe says so.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Page, sync_playwright

from tests.web.shell import site

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "vendor/axe/axe.min.js"


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Nothing: the test says what went wrong."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The style page served on a free port."""
    with override_settings(**site.SETTINGS):
        server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), handler_class=_Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/stil/"
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Any]:
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium_path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield started
        started.close()


def _open(browser: Any, address: str, width: int = 1280, scheme: str = "light") -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="sv-SE")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    return page, said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_violation_no_overflow_and_a_quiet_console(browser: Any, address: str, width: int, scheme: str) -> None:
    page, said = _open(browser, address, width, scheme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []
    page.close()


def test_today_is_in_view_on_a_phone(browser: Any, address: str) -> None:
    page, _said = _open(browser, address, 390)
    frame = page.locator(".frame.wide").first.bounding_box()
    today = page.locator("[data-today]").first.bounding_box()
    assert frame and today
    assert frame["x"] < today["x"] < frame["x"] + frame["width"]
    page.close()


def test_arrows_walk_the_arches_and_only_one_is_a_tab_stop(browser: Any, address: str) -> None:
    page, _said = _open(browser, address)
    arcs = page.locator(".frame.wide").first.locator(".arc")
    assert arcs.evaluate_all("list => list.filter(a => a.getAttribute('tabindex') === '0').length") == 1
    arcs.first.focus()
    page.keyboard.press("ArrowRight")
    assert arcs.nth(1).evaluate("arc => arc === document.activeElement")
    page.close()


def test_the_theme_is_kept_for_the_next_page(browser: Any, address: str) -> None:
    page, _said = _open(browser, address)
    page.locator("details.user summary").click()
    page.get_by_role("button", name="Mörkt").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.close()


def test_what_was_written_is_there_again_after_a_lost_log_in(browser: Any, address: str) -> None:
    page, _said = _open(browser, address)
    page.get_by_label("Vad heter föreningen?").first.fill("Bygdens hus")
    page.reload()
    assert page.get_by_label("Vad heter föreningen?").first.input_value() == "Bygdens hus"
    page.close()


def test_j_walks_to_the_next_row_and_the_letters_can_be_switched_off(browser: Any, address: str) -> None:
    page, _said = _open(browser, address)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('[data-row]')")
    page.evaluate("localStorage.setItem('brygga:keys', 'off')")
    page.reload()
    page.keyboard.press("j")
    assert not page.evaluate("document.activeElement.matches('[data-row]')")
    page.close()


def test_only_the_arches_scroll_and_they_say_so_without_script(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900}, java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    page.goto(address)
    frames = page.locator(".frame")
    told = [frames.nth(i).evaluate("f => f.scrollWidth > f.clientWidth + 1 && f.className")
            for i in range(frames.count())]
    assert {name for name in told if name} == {"frame wide"}
    arches = page.locator(".frame.wide").first
    assert page.locator(".sideways").first.is_visible()
    assert arches.get_attribute("tabindex") == "0" and "rulla i sidled" in str(arches.get_attribute("aria-label"))
    today, frame = page.locator("[data-today]").first.bounding_box(), arches.bounding_box()
    assert today and frame and frame["x"] < today["x"] < frame["x"] + frame["width"]
    page.set_viewport_size({"width": 1280, "height": 900})
    assert not page.locator(".sideways").first.is_visible()
    context.close()
