"""The fund's first page: duties first, the list while starting, figures after; applicants are led to their own side.

Canary: show the duties of others to a member without the right to read cases; the applicant's name is then in the page.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from brygga.apps.duties.actions import open_duty
from brygga.foundation import clock
from brygga.operations import case_flow
from tests import builders_founding as b
from tests.worlds import World


@pytest.fixture
def fund(fresh_world: World) -> str:
    cache.clear()
    return b.started_fund()


def enquired(fund: str) -> None:
    case_flow.receive_enquiry(
        b.command(None, b.tenant_of(fund)), name="Ramsbergs Handel", contact_name="Lisa Berg",
        contact_email="lisa@exempel.se", contact_phone="", municipality="1885", situation="premises",
        summary="En butik i byn", need_minor=20_000_000)


def test_an_empty_fund_says_what_to_do_first(fund: str) -> None:
    shown = b.staff_client(b.ANNA[1]).get(f"/f/{fund}/").content.decode()
    assert "Gör det nu" in shown and "Utse ordförande" in shown and "1 av 11 är klart" in shown


def test_a_duty_comes_before_everything_and_is_shown_to_others_as_theirs(fund: str) -> None:
    b.given_role(fund, "Hanna Hand", "hanna@exempel.se", "officer")
    b.given_role(fund, "Ola Ord", "ola@exempel.se", "chair")
    enquired(fund)
    mine = b.staff_client("hanna@exempel.se").get(f"/f/{fund}/").content.decode()
    assert mine.index("Svara på intresseanmälan från Ramsbergs Handel") < mine.index("Kvar att göra")
    theirs = b.staff_client("ola@exempel.se").get(f"/f/{fund}/").content.decode()
    assert "Det här gör andra" in theirs and "Ramsbergs Handel" in theirs


def test_whoever_may_not_read_cases_sees_no_name(fund: str) -> None:
    b.given_role(fund, "Hanna Hand", "hanna@exempel.se", "officer")
    b.given_role(fund, "Lena Ledamot", "lena@exempel.se", "member")
    enquired(fund)
    assert "Ramsbergs Handel" not in b.staff_client("lena@exempel.se").get(f"/f/{fund}/").content.decode()


def test_an_applicant_is_led_to_the_own_side_and_a_stranger_nowhere(fund: str) -> None:
    enquired(fund)
    client = b.applicant_client("lisa@exempel.se")
    assert client.get(f"/f/{fund}/")["Location"] == f"/f/{fund}/mitt/"
    assert client.get("/f/ingen-fond/").status_code == 404
    assert Client().get(f"/f/{fund}/")["Location"].startswith("/logga-in/")


def test_what_is_late_comes_before_what_has_no_day_on_both_databases(fund: str) -> None:
    """Canary: order by the day alone, and SQLite puts what has no day first, PostgreSQL last."""
    person, day = b.given_role(fund, "Hanna Hand", "hanna@exempel.se", "officer"), clock.today()
    for code, due in (("message.read", None), ("arrears.call", day - timedelta(days=3)),
                      ("enquiry.answer", day + timedelta(days=3))):
        open_duty(b.command(None, b.tenant_of(fund)), code=code, subject=code, path="/", for_person_id=person,
                  due_on=due, details={"name": "Nora"})
    page = b.staff_client("hanna@exempel.se").get(f"/f/{fund}/").content.decode()
    assert (page.index("Ring Nora") < page.index("Svara på intresseanmälan från Nora")
            < page.index("Läs meddelandet från Nora"))
