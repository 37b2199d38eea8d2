"""The demo world's doors open only there, and only for somebody at the machine; practice has tests/house/test_practice.

Canary: forget the host, the forwarding headers, or the question who made the directory; one case below fails.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from brygga.foundation import clock
from brygga.foundation.models import BusinessDate
from brygga.operations.demo.world import note
from brygga.operations.house.tables import FINISHED
from tests import builders_founding as b
from tests.worlds import World

PAGES = ("/demo/", "/demo/brev/")


@pytest.fixture
def demo(fresh_world: World) -> str:
    cache.clear()
    slug = b.started_fund()
    note(b.command(), code=FINISHED)
    return slug


def test_one_press_and_i_am_the_administrator(demo: str) -> None:
    client = Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="127.0.0.1:8000")
    assert b.ANNA[0] in client.get("/demo/").content.decode()
    assert client.post(f"/demo/in/{b.person_id(b.ANNA[1])}/")["Location"] == "/in/"
    assert client.get(f"/f/{demo}/").status_code == 200


def test_the_funder_has_no_way_in_but_a_page_to_read(demo: str) -> None:
    client = Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="127.0.0.1:8000")
    assert f'href="/fond/{demo}/"' in client.get("/demo/").content.decode()
    assert client.get(f"/fond/{demo}/").status_code == 200
    assert client.get(f"/f/{demo}/kallor/").status_code == 302, "the sources are behind the log-in"


@pytest.mark.parametrize("where", [
    {"REMOTE_ADDR": "10.0.0.7", "HTTP_HOST": "127.0.0.1"}, {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "testserver"},
    {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.0.0.7"}])
def test_not_there_for_anybody_elsewhere(demo: str, where: dict[str, str]) -> None:
    client = Client(**where)
    for page in PAGES:
        assert client.get(page).status_code == 404, page
    assert client.post(f"/demo/in/{b.person_id(b.ANNA[1])}/").status_code == 404
    assert client.post("/demo/datum/", {"on": "2027-01-01"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_not_there_in_a_directory_with_a_real_fund(demo: str) -> None:
    BusinessDate.objects.all().delete()
    client = Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost")
    assert [client.get(page).status_code for page in PAGES] == [404, 404]
    assert client.post(f"/demo/in/{b.person_id(b.ANNA[1])}/").status_code == 404


def test_the_letters_links_work_and_the_day_moves_forward_only(demo: str) -> None:
    client = Client(REMOTE_ADDR="127.0.0.1", HTTP_HOST="localhost")
    assert f'href="{b.last_link(b.ANNA[1])}"' in client.get("/demo/brev/").content.decode()
    client.post("/demo/datum/", {"on": "2026-12-01"})
    assert clock.today() == date(2026, 12, 1)
    client.post("/demo/datum/", {"on": "2026-11-01"})
    assert clock.today() == date(2026, 12, 1)
