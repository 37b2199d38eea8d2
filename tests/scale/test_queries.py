"""Each page asks the database as many questions for two hundred of what it lists as for two.

Canary: a list of cases that asks once a row is found. Prints each page with its questions and its weight.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.addresses import addresses
from tests.money_fixtures import client_of
from tests.scale import world as scale
from tests.scale.pages import LISTS_NOTHING, PAGES, Page
from tests.worlds import World

MANY = 100
PICTURE = re.compile(rb"<svg.*?</svg>", re.DOTALL)


def _measured(crowd: scale.Crowd, clients: dict[str, Any], pages: Iterable[Page] = PAGES
              ) -> dict[Page, tuple[int, int]]:
    """Questions and bytes of each page without its pictures, which gather what is many instead of listing it;
    everybody has been on the page once before.
    """
    found = {}
    for page in pages:
        if page.who not in clients:
            clients[page.who] = client_of(crowd.fund, page.who)
        url = f"/f/{crowd.fund.slug}/{page.path.format(**crowd.places)}"
        clients[page.who].get(url)
        with CaptureQueriesContext(connection) as asked:
            answer = clients[page.who].get(url)
        assert answer.status_code == 200, f"{url} as {page.who}: {answer.status_code}"
        found[page] = len(asked), len(PICTURE.sub(b"", answer.content))
    return found


def _wanted(axis: scale.Axis, before: int) -> int:
    return min(axis.most, MANY * before) if axis.most else MANY * before


def test_a_hundred_times_as_many_cost_no_questions(fresh_world: World) -> None:
    crowd = scale.build()
    clients: dict[str, Any] = {}
    scale.later(crowd)
    before, few = {name: axis.count() for name, axis in scale.AXES.items()}, _measured(crowd, clients)
    for name, axis in scale.AXES.items():
        begun = time.process_time()
        axis.grow(crowd, _wanted(axis, before[name]) - axis.count())
        sys.stdout.write(f"{name}: {time.process_time() - begun:.0f} s of work\n")
    scale.later(crowd)
    crowd.places = scale.places_of(crowd)
    after = {name: axis.count() for name, axis in scale.AXES.items()}
    many = _measured(crowd, clients)
    say = sys.stdout.write
    say("\naxes: " + ", ".join(f"{name} {before[name]} -> {after[name]}" for name in scale.AXES) + "\n")
    for page in PAGES:
        say(f"{few[page][0]:4} {many[page][0]:4} questions {few[page][1] / 1000:7.1f} {many[page][1] / 1000:7.1f} kB"
            f"  {page.path or 'overview'} ({page.who}) {', '.join(page.axes)}\n")
    assert all(after[name] >= _wanted(axis, before[name]) > 0 for name, axis in scale.AXES.items())
    assert [page for page in PAGES if many[page][0] > few[page][0]] == []
    assert [page for page in PAGES if page.axes and many[page][1] <= few[page][1]] == [], "what it lists is not there"


def test_a_list_that_asks_once_a_row_is_found(fresh_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from brygga.apps.cases.models import Case
    from brygga.web.cases import listed
    crowd = scale.build()
    clients: dict[str, Any] = {}
    place = listed.place
    monkeypatch.setattr(listed, "place", lambda pack, code: f"{place(pack, code)} {Case.objects.count()}")
    listing = [page for page in PAGES if page.path == "arenden/"]
    few = _measured(crowd, clients, listing)
    scale.AXES["cases"].grow(crowd, 3)
    assert _measured(crowd, clients, listing)[listing[0]][0] == few[listing[0]][0] + 3


def test_no_page_is_left_out() -> None:
    """A fund's page that is neither measured nor named as one that lists nothing stops the build."""
    def shape(route: str) -> str:
        return re.sub(r"<[^>]*>|{[^}]*}", "*", route)
    asked = {shape(a.route.removeprefix("f/<slug:slug>/")) for a in addresses()
             if a.access and a.access.kind == "seat" and "GET" in a.access.methods}
    named = {shape(page.path) for page in PAGES} | {shape(path) for path in LISTS_NOTHING}
    assert asked - named == set() and named - asked == set()
