"""Each calculator of `brygga calc --list` answers the same bytes by form, by command line and over HTTP.

Where a page asks a calculator, the question is the page's own, and its file is held against the other two; every
calculator has its example besides. A calculator that gets a page, or loses it, is named in BY_PAGE.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest
from django.test import Client

from brygga.api import views
from brygga.calc.examples import EXAMPLES
from brygga.calc.registry import names
from brygga.web.calculators.catalogue import CARDS
from tests.api.command_line import printed
from tests.pages.table_calculators import ASKED
from tests.worlds import World

BY_PAGE = {"loan", "guarantee", "deminimis", "gge", "contribution", "lots", "identifiers"}


@pytest.fixture(autouse=True)
def site(fresh_world: World) -> None:
    """An empty site: neither page nor API needs a fund."""


def by_pages(language: str) -> dict[str, list[tuple[str, bytes]]]:
    """What the pages put to each calculator, and what they hand out as a file."""
    told: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    reader = Client()
    reader.cookies["sprak"] = language
    for topic, query in ASKED.items():
        for one in reader.get(f"/rakna/{topic}/fraga/?{query}").context["asked"]:
            told[one["name"]].append((one["text"], reader.get(one["file"]).content))
    return told


def over_http(name: str, text: str, language: str) -> bytes:
    answer = Client(enforce_csrf_checks=True).post(f"/api/v1/calc/{name}?language={language}", text,
                                                   content_type="application/json")
    assert answer.status_code == 200, answer.content
    return bytes(answer.content)


def check(language: str) -> set[str]:
    """Ask all, each way; the names of those that pages asked."""
    asked_by_page = by_pages(language)
    for name in json.loads(printed("--list")[0]):
        own = json.dumps(EXAMPLES[name], ensure_ascii=False)
        assert printed(name, "--language", language, given=own) == (over_http(name, own, language), 0)
        for text, file in asked_by_page[name]:
            assert printed(name, "--language", language, given=text) == (file, 0), name
            assert over_http(name, text, language) == file, name
    return {name for name, put in asked_by_page.items() if put}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_page_command_line_and_api_are_one(language: str) -> None:
    assert check(language) == BY_PAGE


def test_each_page_asks_something_and_each_calculator_is_listed() -> None:
    assert {card.slug for card in CARDS} == set(ASKED)
    assert json.loads(printed("--list")[0]) == names() and BY_PAGE <= set(names())


def test_an_api_that_writes_in_its_own_way_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = views.run

    def spaced(*asked: Any) -> tuple[str, int]:
        text, status = honest(*asked)
        return text.replace('": ', '":'), status
    monkeypatch.setattr("brygga.api.views.run", spaced)
    with pytest.raises(AssertionError):
        check("sv")
