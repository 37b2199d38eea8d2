"""Walks the table: opens each state as its person, proves that it is that state, and looks.

One browser page serves everybody; who looks is a cookie, so a change of person costs nothing. Pages that answer when
nothing else can (400, 403, 500, 503) have no address: their bytes are laid at one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.pages import story
from tests.pages.look import AXE, LOOKS, Found, look, shoot
from tests.pages.state import State

SHOTS = Path("build/pages")
# Writes in a form by name, then sends it as its main button (the first without a name) would, with the browser's own
# checks off.
SEND = """([at, values]) => {
    const forms = [...document.querySelectorAll('main form')].filter(f => f.method === 'post');
    const form = forms.at(at);
    for (const [name, value] of values) {
        const box = form.elements[name];
        if (!box) throw new Error(`no ${name} in ${[...form.elements].map(e => e.name)}`);
        if (box instanceof RadioNodeList) for (const one of box) one.checked = one.value === value;
        else box.value = value;
    }
    form.noValidate = true;
    for (const box of form.elements) box.required = false;
    const own = form.querySelector('button:not([type=button]):not([name])');
    form.requestSubmit(own || form.querySelector('button:not([type=button])'));
}"""


@dataclass
class Eye:
    """A browser page, the address it looks at, and what the story has left for addresses."""

    page: Any
    address: str
    told: story.Told
    found: Found = field(default_factory=Found)
    shots: Path | None = None
    sessions: dict[int, str] = field(default_factory=dict)

    def see(self, state: State) -> None:
        """Look at one state in both languages."""
        if state.holds == "file":
            self._fetch(state)
            return
        self.found.states += 1
        for language in LOOKS:
            try:
                self._be(state, language)
                fault = self._open(state)
            except Exception as broken:
                fault = f"{type(broken).__name__}: {str(broken)[:300]}"
            if fault:
                self.found.faults.append(f"{state} [{language}] {fault}")
                continue
            look(self.page, str(state), language, self.found, state.media)
            if self.shots and language == "sv":
                shoot(self.page, self.shots, state.slug)
            self.page.emulate_media(media="screen")

    def see_page(self, name: str) -> None:
        """Look at a template that the house answers with when nothing else can."""
        from django.template.loader import get_template
        from django.utils.translation import override
        self.found.states += 1
        for language in LOOKS:
            with override(language):
                body = get_template(name).render()
            self._clean()
            self.page.route("**/without-address/", _answer_with(body))
            self.page.goto(f"{self.address}/without-address/")
            look(self.page, name, language, self.found)
            if self.shots and language == "sv":
                shoot(self.page, self.shots, name)
            self.page.unroute("**/without-address/")

    def url(self, state: State) -> str:
        """Return the state's address within the site; KeyError when the scene has left no such object."""
        from django.urls import reverse
        left = {**self.told.left, **{key: stage.slug for key, stage in self.told.funds.items()}}
        objects = {key: left[value[1:]] if value[:1] == "@" else value for key, value in state.objects}
        slug = self.told.funds[state.fund].slug if state.fund in self.told.funds else ""
        if "slug" not in objects and _wants_slug(state.page):
            objects["slug"] = slug
        query = state.query.replace("@key", left.get("key", ""))
        return reverse(state.page, kwargs=objects) + query

    def _be(self, state: State, language: str) -> None:
        """Stand clean, with the person's session and the language."""
        self._clean()
        jar = [{"name": "sprak", "value": language, "url": self.address}]
        if state.who:
            jar.append({"name": "sessionid", "value": self._session(state), "url": self.address})
        self.page.context.add_cookies(jar)

    def _clean(self) -> None:
        self.page.context.clear_cookies()
        if self.page.url.startswith(self.address):
            self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")

    def _session(self, state: State) -> str:
        person, is_staff = self._person(state)
        if person not in self.sessions:
            self.sessions[person] = story.session_of(person, is_staff)
        return self.sessions[person]

    def _person(self, state: State) -> tuple[int, bool]:
        own = self.told.funds.get(state.fund)
        for stage in (own, *self.told.funds.values()):
            if stage is not None and state.who in stage.people:
                return stage.people[state.who], True
        return story.person_of(state.who), False

    def _open(self, state: State) -> str:
        """Open the state; return what is wrong with it, or nothing."""
        page, url = self.page, self.url(state)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        if state.step:
            answer = STEPS[state.step](self, state)
        else:
            answer = page.goto(self.address + url)
        if state.send is not None:
            with page.expect_navigation() as waited:
                page.evaluate(SEND, [state.form, [list(pair) for pair in state.send]])
            answer = waited.value
            if answer is not None and answer.request.redirected_from is not None:
                return "was taken: nothing was wrong"
        if answer is not None and answer.status != state.status:
            return f"answered {answer.status}, not {state.status}"
        if not state.leads and not state.step and urlsplit(page.url).path != urlsplit(url).path:
            return f"led to {urlsplit(page.url).path}"
        if page.locator(state.holds).count() == 0:
            return f"has no {state.holds}"
        return ""

    def _fetch(self, state: State) -> None:
        """A file is no page: it must come, as something other than HTML."""
        self._be(state, "sv")
        answer = self.page.context.request.get(self.address + self.url(state))
        if answer.status != 200 or "html" in answer.headers.get("content-type", ""):
            self.found.faults.append(f"{state}: {answer.status} {answer.headers.get('content-type')}")


def _answer_with(body: str) -> Callable[[Any], None]:
    return lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8")


def _wants_slug(page: str) -> bool:
    from tests.pages.resolver import routes
    return "<slug:slug>" in routes()[page]


def _session_ends(eye: Eye, state: State) -> Any:
    """A form is open, the session ends, the form is sent: the way to log in."""
    from dataclasses import replace
    inside = replace(state, page="cases:new", who="hanna", query="", step="", objects=())
    language = next(c["value"] for c in eye.page.context.cookies() if c["name"] == "sprak")
    eye._be(inside, language)
    eye.page.goto(eye.address + eye.url(inside))
    eye.page.context.clear_cookies(name="sessionid")
    return _send(eye.page)


def _token_lost(eye: Eye, state: State) -> Any:
    """A form from before a log-in elsewhere is sent."""
    eye.page.goto(eye.address + eye.url(state))
    eye.page.context.clear_cookies(name="csrftoken")
    return _send(eye.page)


def _half_way_in(eye: Eye, state: State) -> Any:
    """The right password is given; the code is asked for."""
    eye.page.goto(f"{eye.address}/logga-in/")
    return _send(eye.page, 1, [["fond-email", "eva.rosen@mikrofonden-exempel.se"],
                               ["fond-password", story.PASSWORD]])


def _fresh_codes(eye: Eye, state: State) -> Any:
    """New reserve codes that nobody has seen."""
    story.renew_codes(eye.told.funds["first"].people["gunnar"])
    return eye.page.goto(eye.address + eye.url(state))


def _send(page: Any, form: int = 0, values: list[list[str]] | None = None) -> Any:
    with page.expect_navigation() as waited:
        page.evaluate(SEND, [form, values or []])
    return waited.value


STEPS = {"session ends": _session_ends, "token lost": _token_lost, "half way in": _half_way_in,
         "fresh codes": _fresh_codes}


@contextmanager
def eye_on(browser: Any, address: str, told: story.Told, found: Found) -> Iterator[Eye]:
    """A page in a browser that listens for errors; pictures are left where BRYGGA_SHOTS_PAGES is set."""
    context = browser.new_context(locale="sv-SE", reduced_motion="reduce")
    context.add_init_script(path=AXE)
    context.set_default_timeout(60_000)
    page = context.new_page()
    eye = Eye(page, address, told, found, shots=SHOTS if os.environ.get("BRYGGA_SHOTS_PAGES") else None)
    page.on("pageerror", lambda error: eye.found.said.append(f"{page.url} {error}"))
    page.on("console", lambda line: eye.found.said.append(f"{page.url} {line.text}")
            if line.type == "error" and "Failed to load resource" not in line.text else None)
    try:
        yield eye
    finally:
        context.close()
