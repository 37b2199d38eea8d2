"""A practice directory: an empty one gets a date of its own, a real fund's never does, and nobody is let in unasked.

Canary: let `begin_practice` forget to look for a fund, or the demo's doors ask for a date alone; a case below fails.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from http.client import HTTPConnection

import pytest
from django.core.cache import cache
from django.test import Client

from brygga.foundation import clock
from brygga.foundation.models import AuditEvent, BusinessDate, CommandRecord, Tenant
from brygga.operations.house.practice import BEGUN, begin_practice
from tests import builders_founding as b
from tests.servers import free_port
from tests.worlds import World, Worlds

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost"}
DAY = date(2026, 1, 12)


@pytest.fixture
def served_world(all_worlds: Worlds) -> Iterator[World]:
    """A migrated world that only processes of their own meet."""
    made = all_worlds.fresh()
    yield made
    made.drop()


@pytest.fixture
def practice(fresh_world: World) -> str:
    cache.clear()
    assert begin_practice(DAY) == ""
    return b.started_fund()


def test_the_directory_keeps_its_date_and_the_trail_tells(practice: str) -> None:
    assert clock.today() == DAY and begin_practice(date(2030, 1, 1)) == ""
    assert clock.today() == DAY and AuditEvent.objects.filter(code=BEGUN, on=DAY).count() == 1
    assert Tenant.objects.get(slug=practice).is_demo, "its papers say that it is not a real fund"


def test_a_fund_that_follows_the_calendar_never_becomes_one(fresh_world: World) -> None:
    b.started_fund()
    BusinessDate.objects.all().delete()
    assert "följer kalendern" in begin_practice(DAY)
    assert not clock.runs_on_its_own_date() and not AuditEvent.objects.filter(code=BEGUN).exists()


def test_the_date_moves_at_this_machine_alone_and_nobody_is_anybody(practice: str) -> None:
    here, elsewhere = Client(**HERE), Client(**HERE | {"REMOTE_ADDR": "10.0.0.7"})  # type: ignore[arg-type]
    page = here.get("/demo/").content.decode()
    assert 'class="demo"' in page and b.ANNA[0] not in page
    assert elsewhere.get("/demo/").status_code == 404
    assert elsewhere.post("/demo/datum/", {"on": "2026-02-01"}).status_code == 404 and clock.today() == DAY
    assert here.get("/demo/brev/").status_code == 404
    assert here.post(f"/demo/in/{b.person_id(b.ANNA[1])}/").status_code == 404
    assert "_auth_user_id" not in here.session
    here.post("/demo/datum/", {"on": "2026-02-01"})
    assert clock.today() == date(2026, 2, 1)
    assert "Datumet kan bara flyttas framåt." in here.post("/demo/datum/", {"on": "2026-01-31"}, follow=True
                                                           ).content.decode()
    assert clock.today() == date(2026, 2, 1)


def test_a_calendar_directory_has_no_such_page(fresh_world: World) -> None:
    cache.clear()
    client = Client(**HERE)  # type: ignore[arg-type]
    assert [client.get("/demo/").status_code, client.post("/demo/datum/").status_code] == [404, 404]


def test_serve_makes_an_empty_directory_one_and_refuses_a_real_fund(served_world: World) -> None:
    with served_world.served("--practice", DAY.isoformat()) as address:
        door = HTTPConnection(address.removeprefix("http://"))
        door.request("GET", "/")
        assert "påhittade" in door.getresponse().read().decode()
    arguments = ("serve", "--data", str(served_world.data), "--port", str(free_port()), "--practice")
    assert served_world.brygga(*arguments, "in spring", check=False).returncode == 2


def test_a_served_fund_lives_its_days_by_itself(fresh_world: World) -> None:
    """Canary: leave `live_today` out of the thread beside the pages; no day is ever lived."""
    b.started_fund()
    BusinessDate.objects.all().delete()
    lived = CommandRecord.objects.filter(command="day.advance", key=f"day/{clock.today()}")
    assert not lived.exists()
    with fresh_world.served():
        until = time.monotonic() + 30
        while not lived.exists() and time.monotonic() < until:
            time.sleep(0.2)
    assert lived.count() == 1


def test_serve_refuses_in_words(fresh_world: World) -> None:
    b.started_fund()
    BusinessDate.objects.all().delete()
    done = fresh_world.brygga("serve", "--data", str(fresh_world.data), "--port", str(free_port()), "--practice",
                              DAY.isoformat(), check=False)
    assert done.returncode == 1 and "Öva i en tom katalog" in done.stderr
