"""A stage for people at browsers: each has one of their own, finds things by their words, and leaves pictures behind.

Nothing here knows the database. What a person sees and presses is found by role and label, as a screen reader would.
"""

from __future__ import annotations

import base64
import email
import hashlib
import hmac
import os
import re
import struct
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.servers import MailBox

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LINK = "/lank/"
SHOTS = Path(os.environ.get("BRYGGA_SHOTS", "build/journey"))
expect.set_options(timeout=20_000)
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run"]


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield opened
        finally:
            opened.close()


@dataclass
class Stage:
    """Where it happens: the address, the mail that has come, and the people so far."""

    browser: Browser
    address: str
    mail: MailBox
    script: bool = True
    shots: Path | None = None
    people: dict[str, Person] = field(default_factory=dict)
    count: int = 0
    logged_in: list[tuple[str, str]] = field(default_factory=list)

    def person(self, name: str, address: str = "") -> Person:
        """The person of this name, at a browser of their own."""
        if name not in self.people:
            context = self.browser.new_context(viewport=WIDE, java_script_enabled=self.script, locale="sv-SE",  # type: ignore[arg-type]
                                               accept_downloads=True)
            context.set_default_timeout(30_000)
            self.people[name] = Person(self, name, address, context, context.new_page())
        return self.people[name]

    def letter_to(self, address: str, holding: str = "", wait_s: float = 90.0) -> str:
        """The text of the latest new letter to an address that holds some words; the postman is given a moment.

        Letters of other errands may be on their way to the same person: whoever waits for a link asks for one.
        """
        until = time.monotonic() + wait_s
        seen = getattr(self, "_seen", {})
        while time.monotonic() < until:
            found = [m for m in self.mail.messages if address in m.rcpt_tos]
            for letter in reversed(found[seen.get(address, 0):]):
                words = _words_of(letter.content)
                if holding in words:
                    self._seen = {**seen, address: len(found)}
                    return words
            time.sleep(0.2)
        raise AssertionError(f"no letter has come to {address}")


def _words_of(letter: bytes) -> str:
    body = email.message_from_bytes(letter, policy=policy.default).get_body(preferencelist=("plain",))
    assert body is not None
    return str(body.get_content())


@dataclass
class Person:
    """Somebody at a browser."""

    stage: Stage
    name: str
    address: str
    context: BrowserContext
    page: Page
    secret: str = ""
    password: str = "tre gamla ord om sill"

    def go(self, path: str) -> Person:
        """Open a page by its address within the site."""
        answer = self.page.goto(path if path.startswith("http") else self.stage.address + path)
        assert answer is not None and answer.status < 400, f"{self.name}: {path} answered {answer and answer.status}"
        return self

    def follow(self, words: str, exact: bool = False) -> Person:
        """Follow the first link with these words."""
        self.page.get_by_role("link", name=words, exact=exact).first.click()
        return self._arrived(words)

    def press(self, words: str, exact: bool = False) -> Person:
        """Press the first button with these words."""
        self.page.get_by_role("button", name=words, exact=exact).first.click()
        return self._arrived(words)

    def write(self, label: str, text: str, nth: int = 0) -> Person:
        """Write in the field with this label."""
        self.page.get_by_label(label).nth(nth).fill(text)
        return self

    def choose(self, label: str, option: str) -> Person:
        """Choose in a list."""
        self.page.get_by_label(label).first.select_option(label=option)
        return self

    def tick(self, words: str) -> Person:
        """Choose a radio button or tick a box by its words."""
        mark(self.page.get_by_label(words).first)
        return self

    def fill(self, boxes: Mapping[str, Any]) -> Person:
        """Fill in the boxes of a form by their names: text, list, radio button, tick or file, as each is."""
        for name, value in boxes.items():
            fold = self.page.locator(f'details:not([open]):has([name="{name}"])')
            if fold.count():
                fold.first.locator("summary").first.click()
            listed = self.here(f'select[name="{name}"]')
            box = self.here(f'input:not([type=hidden])[name="{name}"], textarea[name="{name}"]')
            if listed.count():
                listed.first.select_option(str(value))
            elif isinstance(value, bytes):
                box.first.set_input_files({"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": value})
            elif box.first.get_attribute("type") in ("radio", "checkbox"):
                for one in value if isinstance(value, list) else [value]:
                    exact = "" if isinstance(one, bool) else f'[value="{one}"]'
                    mark(self.here(f'input[name="{name}"]{exact}').first)
            else:
                box.first.fill(str(value))
        return self

    def has(self, name: str) -> bool:
        """Tell whether the page has a box of this name."""
        return self.here(f'[name="{name}"]').count() > 0

    def attach(self, label: str, name: str, content: bytes) -> Person:
        """Choose a file."""
        self.page.get_by_label(label).first.set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content})
        return self

    def sees(self, words: str | re.Pattern[str]) -> Person:
        """Assert that the words stand on the page."""
        expect(self.page.locator("body")).to_contain_text(words)
        return self

    def sees_not(self, words: str) -> Person:
        """Assert that the words stand nowhere on the page."""
        expect(self.page.locator("body")).not_to_contain_text(words)
        return self

    def here(self, selector: str) -> Locator:
        """What a selector finds: for the few things that have no words."""
        return self.page.locator(selector)

    def shot(self, step: str) -> Person:
        """Leave a picture of the page at both widths, where pictures are wanted."""
        self.stage.count += 1
        for size, suffix in ((PHONE, "390"), (WIDE, "1280")) if self.stage.shots else ():
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            self.page.screenshot(path=f"{self.stage.shots}/{self.stage.count:03d}-{step}-{suffix}.png", full_page=True)
        return self

    def opens_link_in(self, letter: str) -> Person:
        """Open the link of a letter."""
        found = re.search(r"https?://\S+", letter)
        assert found, letter
        return self.go(found[0])

    def joins(self) -> Person:
        """Follow the invitation: choose a password, connect a code app, arrive."""
        self.opens_link_in(self.stage.letter_to(self.address, "http"))
        self.write("Lösenord", self.password).write("Lösenordet en gång till", self.password)
        self.press("Spara lösenordet och gå vidare")
        self._connects_app()
        return self.follow("gå vidare")

    def _connects_app(self) -> None:
        """Type the app's code; the one that ran out on its way is typed anew, as on any slow day."""
        for _ in range(3):
            self.page.get_by_text("Det går inte att läsa av bilden").click()
            self.secret = self.here("code.key-text").inner_text().replace(" ", "")
            self.write("Kod", totp(self.secret)).press("Koppla appen")
            if "/kodapp/" not in self.page.url:
                return
        raise AssertionError(f"{self.name}: three codes in a row were refused")

    def logs_out(self) -> Person:
        """Log out by the menu."""
        self.here("details.user summary").click()
        return self.press("Logga ut")

    def logs_in(self) -> Person:
        """Log in by password and code; a code works once, so whoever has just used it waits for the next."""
        self.go("/logga-in/").fill({"fond-email": self.address, "fond-password": self.password})
        self.here('form:has([name="fond-email"]) button').click()
        self._arrived("Logga in").sees("Skriv koden").shot("logga-in-kod")
        for _ in range(8):
            self.write("Kod", totp(self.secret)).press("Logga in", exact=True)
            if "/kod" not in self.page.url:
                self.stage.logged_in.append((self.name, "password and code"))
                return self
            time.sleep(5)
        raise AssertionError(f"{self.name}: no code was taken")

    def logs_in_by_link(self) -> Person:
        """Ask for a link by e-mail and come in by it."""
        self.go("/logga-in/").fill({"lank-email": self.address}).press("Skicka en länk").shot("lank-skickad")
        return self.enters_by(self.stage.letter_to(self.address, LINK))

    def enters_by(self, letter: str) -> Person:
        """Come in by the link of a letter."""
        self.opens_link_in(letter).press("Logga in")
        self.stage.logged_in.append((self.name, "link by e-mail"))
        return self

    def _arrived(self, words: str) -> Person:
        self.page.wait_for_load_state()
        assert "Något gick fel hos oss" not in self.page.content(), f"{self.name} pressed {words} and got an error page"
        return self


def mark(box: Locator) -> None:
    """Choose a radio button or tick a box by the keyboard: a click may miss one that moves while the page settles."""
    if not box.is_checked():
        box.press("Space")
    assert box.is_checked()


def totp(secret: str, at: float | None = None) -> str:
    """The six digits that a code app shows (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = struct.pack(">Q", int((time.time() if at is None else at) // 30))
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
