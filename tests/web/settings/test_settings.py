"""People, roles, registrations and years by page.

Canary: let whoever proposed a role confirm it in the page's own check, or open a year over another; a test fails.
"""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from brygga.apps.access import directory
from brygga.apps.ledger import queries as ledger
from brygga.foundation import clock
from tests import builders_founding as b
from tests.worlds import World


@pytest.fixture
def fund(fresh_world: World) -> str:
    cache.clear()
    return b.started_fund()


@pytest.fixture
def anna(fund: str) -> Client:
    return b.staff_client(b.ANNA[1])


NEW = {"name": "Ola Ordförande", "email": "ola@exempel.se", "role": "chair", "from_on": "2026-01-01"}


def waiting(fund: str) -> list[int]:
    return [m.id for m in directory.memberships(b.tenant_of(fund), clock.today()) if m.state == "waiting"]


def test_a_role_takes_two_persons(fund: str, anna: Client) -> None:
    page = f"/f/{fund}/installningar/personer/"
    assert anna.post(page, NEW).status_code == 302
    [membership] = waiting(fund)
    assert anna.post(f"{page}bekrafta/", {"id": membership}).status_code == 403
    assert waiting(fund) == [membership]
    bo = b.staff_client(b.BO[1])
    assert "Bekräfta rollen ordförande för Ola Ordförande" in bo.get(f"/f/{fund}/").content.decode()
    bo.post(f"{page}bekrafta/", {"id": membership})
    assert waiting(fund) == []
    assert "Bekräfta rollen" not in bo.get(f"/f/{fund}/").content.decode()


def test_faults_keep_what_was_typed(fund: str, anna: Client) -> None:
    shown = anna.post(f"/f/{fund}/installningar/personer/", NEW | {"role": "", "email": "fel"}).content.decode()
    assert "Ola Ordförande" in shown and "Välj en roll." in shown and "behöver ett @" in shown
    assert waiting(fund) == []


def test_only_administrators_propose(fund: str) -> None:
    b.given_role(fund, "Kajsa Kas", "kajsa@exempel.se", "treasurer")
    treasurer = b.staff_client("kajsa@exempel.se")
    answer = treasurer.post(f"/f/{fund}/installningar/personer/", NEW)
    assert answer.status_code == 403 and "Anna Ek" in answer.content.decode()
    assert treasurer.get(f"/f/{fund}/installningar/personer/").status_code == 200
    assert waiting(fund) == []


def test_the_last_two_administrators_stay(fund: str, anna: Client) -> None:
    mine = next(m for m in directory.memberships(b.tenant_of(fund), clock.today()) if m.name == b.BO[0])
    page = f"/f/{fund}/installningar/personer/avsluta/{mine.id}/"
    assert "minst två administratörer" in anna.post(page, {"to_on": "2026-11-30"}).content.decode()


def test_a_registration_opens_for_lending(fund: str, anna: Client) -> None:
    page = f"/f/{fund}/installningar/registreringar/"
    assert "Registrera föreningen hos Finansinspektionen" in anna.get(page).content.decode()
    anna.post(page, {"register": "FI:1996:1006", "number": "40123", "from_on": "2025-05-01", "to_on": ""})
    shown = anna.get(page).content.decode()
    assert "40123" in shown and "Registrera föreningen hos Finansinspektionen" not in shown


def test_a_year_over_another_is_refused_and_the_next_one_opened(fund: str) -> None:
    b.given_role(fund, "Kajsa Kas", "kajsa@exempel.se", "treasurer")
    client, page = b.staff_client("kajsa@exempel.se"), f"/f/{fund}/installningar/ar/"
    assert "går in i en annan period" in client.post(
        page, {"first_on": "2026-12-01", "last_on": "2027-11-30"}).content.decode()
    assert client.post(page, {"first_on": "2027-01-01", "last_on": "2027-12-31"}).status_code == 302
    periods = ledger.periods(b.tenant_of(fund))
    assert len(periods) == 24
    for deed, state in (("soft", "soft"), ("reopen", "asked")):
        client.post(f"{page}period/", {"id": periods[0].period_id, "deed": deed})
        assert ledger.periods(b.tenant_of(fund))[0].state == state


def test_every_page_opens_for_staff_and_none_for_a_stranger(fund: str, anna: Client) -> None:
    for page in ("", "personer/", "registreringar/", "styrelsen/", "regler/", "ar/"):
        assert anna.get(f"/f/{fund}/installningar/{page}").status_code == 200, page
        assert Client().get(f"/f/{fund}/installningar/{page}").status_code == 302, page


def test_the_founding_form_promises_no_change_that_the_settings_cannot_make() -> None:
    """The division of work is chosen once: the settings show it and have no way to change it."""
    from brygga.web.founding.forms import StartForm
    assert [name for name, field in StartForm.base_fields.items() if "ändra" in str(field.help_text)] == []
