"""The second founder sees what is vouched for before the press. Canary: leave the facts out and the page says less."""

from __future__ import annotations

from django.test import Client

from brygga.apps.access.actions import way_in_of
from brygga.foundation import clock
from brygga.operations import start_fund as founding
from brygga.web.doors.views.links import BACKEND
from tests import builders_founding as b
from tests.worlds import World


def test_the_second_founder_sees_what_is_vouched_for(fresh_world: World) -> None:
    clock.set_own_date(b.ASKED["first_on"])
    slug = founding.start_fund(b.command(), **b.ASKED)
    bo = Client(headers={"accept-language": "sv"})
    bo.force_login(way_in_of(b.person_id(b.BO[1])), backend=BACKEND)
    session = bo.session
    session["way_in"], session["second_factor"] = "password", True
    session.save()
    page = bo.get(f"/starta/bekrafta/{slug}/").content.decode()
    for said in ("Det här intygar du", b.ASKED["orgnr"], "Örebro län", "Räkenskapsår", "Liten fond"):
        assert said in page, said
    assert bo.post(f"/starta/bekrafta/{slug}/", {"command_key": "k"}).status_code == 302
    assert founding.unconfirmed_fund() is None
    from brygga.operations import fund_card
    home = bo.get(f"/f/{slug}/installningar/").content.decode()
    facts = fund_card.facts(fund_card.card(b.tenant_of(slug), b.ASKED["first_on"]))
    assert len(facts) >= 4
    for fact in facts:
        for part in map(str, fact.values()):
            assert part in page and part in home, f"{part}: vouched for and read afterwards, from one place"
