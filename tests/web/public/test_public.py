"""The public pages: five doors, an enquiry in a minute, and the sentence that is true today.

Canary: send the enquiry without a letter, or let a wrong county's list lose what was typed.
"""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from brygga.foundation.models import OutboxItem
from brygga.operations.source_page import PublicSentence
from brygga.web.public.sentence import live_sentence
from tests import builders_founding as b
from tests.worlds import World

SAID = {"name": "Ramsbergs Handel", "municipality": "1885", "summary": "Butiken i byn ska bli obemannad.",
        "need": "200 000", "contact_name": "Lisa Berg", "contact_email": "lisa@exempel.se", "contact_phone": ""}


@pytest.fixture
def fund(fresh_world: World) -> str:
    cache.clear()
    return b.started_fund()


def test_five_doors_and_an_enquiry_that_is_answered_by_letter(fund: str) -> None:
    visitor = Client()
    shown = visitor.get("/").content.decode()
    for door in ("Starta", "Lokal eller hus", "Växa", "Vänta på ett bidrag", "Det har kört ihop sig"):
        assert door in shown
    page = f"/fond/{fund}/anmal/premises/"
    assert visitor.get(page).status_code == 200
    wrong = visitor.post(page, SAID | {"contact_email": "lisa", "need": "mycket"}).content.decode()
    assert "Butiken i byn" in wrong and wrong.count('class="field bad"') == 2
    thanks = visitor.post(page, SAID, follow=True)
    assert "hör av oss inom 5 dagar" in thanks.content.decode()
    assert b.last_link("lisa@exempel.se").startswith("/lank/")


def test_the_same_press_twice_is_one_enquiry(fund: str) -> None:
    for _ in range(2):
        Client().post(f"/fond/{fund}/anmal/grow/", SAID | {"command_key": "a" * 32})
    assert OutboxItem.objects.filter(address="lisa@exempel.se").count() == 1


def test_unknown_doors_and_funds_are_not_there(fund: str) -> None:
    for path in (f"/fond/{fund}/anmal/annat/", "/fond/ingen/", "/fond/ingen/anmal/grow/"):
        assert Client().get(path).status_code == 404, path
    for path in ("/sa-gar-det-till/", "/personuppgifter/", f"/fond/{fund}/tack/"):
        assert Client().get(path).status_code == 200, path


def test_without_a_fund_the_start_page_says_how_to_start(fresh_world: World) -> None:
    assert "ingen fond än" in Client().get("/").content.decode()


@pytest.mark.parametrize(("out", "count", "back", "second", "says"), [
    (0, 0, 0, False, "väntar på sin första användning"),
    (130_000_000, 11, 0, False, "När de kommer tillbaka används de igen"),
    (88_420_000, 6, 135_580_000, True, "har redan kommit tillbaka, och en del")])
def test_the_sentence_is_chosen_by_what_is_true(out: int, count: int, back: int, second: bool, says: str) -> None:
    import datetime as dt
    said = live_sentence(PublicSentence(dt.date(2026, 11, 24), 200_000_000, out, count, back, second, "SEK"))
    assert says in said and "igen" not in said or second or count
