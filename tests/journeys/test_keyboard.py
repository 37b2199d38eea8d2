"""The chair's decision and the treasurer's pay-out with four eyes, in the demo world, by the keyboard alone.

Nothing here clicks or fills in: `Hands` has keys only, and whatever it stops at must show that it has the focus.
Canary: the last test takes the focus ring away and the walk stops; a button that is a div, or a row without its letter,
stops it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.stage import SHOTS, WIDE, browser
from tests.operations.demo_world import demo_copy
from tests.worlds import Worlds

MOST_TABS = 120
# The page glides to what has the focus (brygga.css), so it has a second to arrive.
FOCUSED = """async () => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = () => e.getBoundingClientRect(), style = getComputedStyle(e), late = performance.now() + 1000;
  const there = () => box().width > 0 && box().bottom > 0 && box().top < innerHeight;
  while (!there() && performance.now() < late) await new Promise(requestAnimationFrame);
  const named = [e.textContent, e.getAttribute("aria-label"), ...[...(e.labels || [])].map((l) => l.textContent)];
  return { words: named.filter(Boolean).join(" ").replace(/[ \\n]+/g, " "), name: e.name || "",
           seen: e.matches(":focus-visible"),
           ring: e.matches("[data-row]") ? style.boxShadow !== "none"
             : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
           there: there() };
}"""


@dataclass
class Hands:
    """Somebody who has a keyboard and no mouse."""

    page: Page
    address: str

    def go(self, path: str) -> Hands:
        self.page.goto(self.address + path)
        return self

    def press(self, *keys: str) -> Hands:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def at(self) -> dict[str, Any]:
        """What has the focus: its words, and whether one sees that it has it."""
        return self.page.evaluate(FOCUSED) or {"words": "", "name": "", "seen": True, "ring": True, "there": True}

    def reach(self, words: str = "", name: str = "") -> Hands:
        """Press Tab until something with these words, or a box of this name, has the focus, and shows it."""
        for _ in range(MOST_TABS):
            self.press("Tab")
            found = self.at()
            assert found["seen"] and found["ring"] and found["there"], f"one does not see the focus at {found}"
            if (words and words in found["words"]) or (name and name == found["name"]):
                return self
        raise AssertionError(f"{MOST_TABS} tabs at {self.page.url} did not reach {words or name}")

    def enter(self, words: str) -> Hands:
        """Reach a link or button and press Enter."""
        self.reach(words)
        with self.page.expect_navigation():
            self.press("Enter")
        return self

    def opens(self, words: str) -> Hands:
        """The same past the menus: by the link that skips them, or from the page's answer, which has the focus."""
        self.press("Tab")
        if "Hoppa till innehållet" in self.at()["words"]:
            assert self.at()["there"]
            self.press("Enter")
        return self.enter(words)

    def writes(self, name: str, text: str) -> Hands:
        """Reach a box and type in it, over what stood there."""
        self.reach(name=name).press("Control+a")
        self.page.keyboard.type(text)
        return self

    def sees(self, words: str) -> Hands:
        expect(self.page.locator("body")).to_contain_text(words)
        return self

    def shot(self, step: str) -> Hands:
        self.page.screenshot(path=SHOTS / "keyboard" / f"{step}-1280.png", full_page=True)
        return self


@pytest.fixture
def hands(all_worlds: Worlds, chromium_path: str) -> Iterator[Hands]:
    (SHOTS / "keyboard").mkdir(parents=True, exist_ok=True)
    with demo_copy(all_worlds) as world, world.served() as address, browser(chromium_path) as opened:
        page = opened.new_page(viewport=WIDE, locale="sv-SE")  # type: ignore[arg-type]
        yield Hands(page, address)


def be(hands: Hands, name: str) -> str:
    """Become somebody of the first fund by the demo's page; returns the fund's address."""
    hands.go("/demo/").opens(f"Prova: {name}")
    return "/f/" + hands.page.url.split("/f/")[1].split("/")[0] + "/"


def move_to(hands: Hands, day: str) -> None:
    hands.go("/demo/").writes("on", day).enter("Flytta fram dagen").sees("Dagen är flyttad")


@pytest.mark.browser
def test_the_chair_decides(hands: Hands) -> None:
    fund = be(hands, "Hanna Lindqvist")
    hands.go(f"{fund}sammantraden/").opens("27 oktober 2026").opens("Frys underlaget").sees("Underlaget är fryst")
    be(hands, "Birgitta Sandell")
    hands.go(f"{fund}sammantraden/").opens("27 oktober 2026").opens("Svara på frågan").shot("jav")
    hands.reach(name="answer").press("Space").enter("Svara och fortsätt").sees("Tack.")
    move_to(hands, "2026-10-27")
    hands.go(f"{fund}sammantraden/").opens("27 oktober 2026").opens("Öppna sammanträdet").shot("oppna")
    hands.opens("Öppna sammanträdet").sees("Sammanträdet är öppnat")
    hands.opens("Öppna §").shot("paragraf").opens("Styrelsen beslutar enligt förslaget").shot("beslutat")
    hands.sees("beslut")


@pytest.mark.browser
def test_the_treasurer_pays_out_with_four_eyes(hands: Hands) -> None:
    fund = be(hands, "Gunnar Hjelm")
    hands.go(f"{fund}pengar/").press("j").shot("rad")
    assert "Du skapade den här" in hands.at()["words"] and hands.at()["ring"]
    be(hands, "Eva Rosén")
    hands.go(f"{fund}pengar/").press("j")
    assert "Gyttorp" in hands.at()["words"] and hands.at()["ring"]
    with hands.page.expect_navigation():
        hands.press("a")
    hands.sees("Betalningen är attesterad")
    be(hands, "Gunnar Hjelm")
    hands.go(f"{fund}pengar/").press("j").shot("bekrafta-rad")
    with hands.page.expect_navigation():
        hands.press("b")
    hands.writes("bank_reference", "BSP 4471").shot("bekrafta").enter("Bekräfta och bokför")
    hands.sees("Utbetalningen är bokförd").shot("bokfort")


@pytest.mark.browser
def test_without_its_ring_the_walk_stops(hands: Hands) -> None:
    def bare(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text() + ":focus-visible{outline:0!important}")
    hands.page.route("**/brygga*.css", bare)
    with pytest.raises(AssertionError, match="does not see the focus"):
        be(hands, "Gunnar Hjelm")
