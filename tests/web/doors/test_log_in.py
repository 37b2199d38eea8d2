"""Getting in: what is said to strangers, what a link does once, and that nobody works without a code.

Canaries: answer an unknown address otherwise (same bytes fails); let a link be used twice (410 fails); take
`_needs_second_factor` away (the fund's page opens without a code); let a link open a staff seat (the last test fails).
"""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client

from brygga.foundation.models import OutboxItem
from brygga.operations import case_enquiry
from tests import builders_founding as b
from tests.worlds import World


@pytest.fixture
def fund(fresh_world: World) -> str:
    cache.clear()
    return b.started_fund()


def applicant(fund: str, email: str = "lisa@exempel.se") -> int:
    return case_enquiry.receive_enquiry(
        b.command(None, b.tenant_of(fund)), name="Ramsbergs Handel", contact_name="Lisa Berg", contact_email=email,
        contact_phone="", municipality="1885", situation="premises", summary="En butik i byn", need_minor=20_000_000)


def posted(email: str) -> bytes:
    answer = Client().post("/logga-in/", {"way": "link", "lank-email": email}, follow=True)
    return re.sub(rb'value="[A-Za-z0-9]{32,}"', b"", answer.content)


def test_the_answer_is_the_same_for_an_unknown_address(fund: str) -> None:
    applicant(fund)
    before = OutboxItem.objects.count()
    known = posted("lisa@exempel.se")
    assert OutboxItem.objects.count() == before + 1
    assert posted("ingen@exempel.se") == known
    assert OutboxItem.objects.count() == before + 1


def test_opening_a_link_spends_nothing_pressing_it_does(fund: str) -> None:
    applicant(fund)
    posted("lisa@exempel.se")
    address = b.last_link("lisa@exempel.se")
    scanner, first, second = Client(), Client(), Client()
    assert scanner.get(address).status_code == 200 and scanner.get(address).status_code == 200
    assert first.post(address).status_code == 302
    assert first.session["way_in"] == "link"
    assert second.post(address).status_code == 410
    assert "_auth_user_id" not in second.session


def test_a_link_is_worth_nothing_after_a_day(fund: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import timedelta

    from brygga.foundation import clock
    applicant(fund)
    posted("lisa@exempel.se")
    later = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert Client().post(b.last_link("lisa@exempel.se")).status_code == 410


def test_staff_without_a_code_reach_nothing_but_the_page_that_sets_one(fund: str) -> None:
    client = Client()
    client.post(b.last_link(b.ANNA[1]), {"password": b.PASSWORD, "password2": b.PASSWORD})
    assert client.session["second_factor"] is False
    for path in (f"/f/{fund}/", f"/f/{fund}/installningar/", "/in/", "/konto/", "/konto/reservkoder/"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, "/konto/kodapp/"), path
    assert client.get("/konto/kodapp/").status_code == 200


def test_password_then_code_then_in_and_the_reserve_codes_are_shown_once(fund: str) -> None:
    first = b.staff_client(b.ANNA[1])
    shown = first.get("/konto/reservkoder/").content.decode()
    codes = re.findall(r"<li><code>(\d+)</code>", shown)
    assert len(codes) == 10
    assert codes[0] not in first.get("/konto/reservkoder/").content.decode()
    again = Client()
    answer = again.post("/logga-in/", {"way": "password", "fond-email": b.ANNA[1], "fond-password": b.PASSWORD})
    assert answer["Location"] == "/konto/kod/"
    assert again.get(f"/f/{fund}/").status_code == 302
    assert "stämmer inte" in again.post("/konto/kod/", {"code": "000000"}).content.decode()
    assert again.post("/konto/kod/", {"code": codes[0]})["Location"] == "/in/"
    assert again.get(f"/f/{fund}/").status_code == 200
    third = Client()
    third.post("/logga-in/", {"way": "password", "fond-email": b.ANNA[1], "fond-password": b.PASSWORD})
    assert third.post("/konto/kod/", {"code": codes[0]}).status_code == 200, "a reserve code works once"


def test_the_wrong_password_is_told_the_same_way_and_the_sixth_is_stopped(fund: str) -> None:
    b.staff_client(b.ANNA[1])
    cache.clear()
    def tried(email: str) -> str:
        return Client().post("/logga-in/", {"way": "password", "fond-email": email, "fond-password": "fel"}
                             ).content.decode()
    assert "E-postadress eller lösenord stämmer inte" in tried(b.ANNA[1])
    assert "E-postadress eller lösenord stämmer inte" in tried("ingen@exempel.se")
    for _ in range(4):
        tried(b.ANNA[1])
    assert "För många försök" in tried(b.ANNA[1])


def test_a_weak_password_is_refused_and_the_link_still_works(fund: str) -> None:
    address = b.last_link(b.ANNA[1])
    client = Client()
    assert client.post(address, {"password": "kort", "password2": "kort"}).status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.post(address, {"password": b.PASSWORD, "password2": b.PASSWORD}).status_code == 302


def test_logging_in_leads_back_but_never_out_of_the_house(fund: str) -> None:
    b.staff_client(b.ANNA[1])
    cache.clear()
    for wanted, got in ((f"/f/{fund}/installningar/", f"/f/{fund}/installningar/"), ("https://elak.example/", "/in/"),
                        ("//elak.example/", "/in/")):
        client = Client()
        client.post("/logga-in/", {"way": "password", "fond-email": b.ANNA[1], "fond-password": b.PASSWORD,
                                   "next": wanted})
        from allauth.mfa.models import Authenticator
        Authenticator.objects.filter(type="recovery_codes").delete()
        cache.clear()
        assert client.post("/konto/kod/", {"code": b.code_now(b.ANNA[1])})["Location"] == got


def test_an_ended_session_keeps_the_text_of_the_form(fund: str) -> None:
    client = b.staff_client(b.ANNA[1])
    page = f"/f/{fund}/installningar/personer/"
    client.cookies.pop("sessionid")
    answer = client.post(page, {"name": "Cilla Skriven", "email": "c@exempel.se", "role": "chair", "from_on": "i dag"})
    assert answer["Location"] == f"/logga-in/?next={page}"
    client.post("/logga-in/", {"way": "password", "fond-email": b.ANNA[1], "fond-password": b.PASSWORD, "next": page})
    cache.clear()
    back = client.post("/konto/kod/", {"code": b.code_now(b.ANNA[1])}, follow=True)
    assert back.request["PATH_INFO"] == page
    assert "Cilla Skriven" in back.content.decode()


def test_a_link_by_mail_never_opens_a_staff_seat(fund: str) -> None:
    b.given_role(fund, "Siv Sund", "siv@exempel.se", "auditor")
    applicant(fund, "siv@exempel.se")
    client = b.applicant_client("siv@exempel.se")
    assert client.session["way_in"] == "link"
    answer = client.get(f"/f/{fund}/")
    assert answer.status_code == 302 and answer["Location"].startswith("/logga-in/")


def test_staff_who_ask_for_a_link_are_told_how_they_log_in(fund: str) -> None:
    posted(b.ANNA[1])
    body = OutboxItem.objects.filter(address=b.ANNA[1]).latest("pk").body
    assert "lösenord och kod" in body and "/lank/" not in body


def test_nothing_of_allauth_answers_but_the_pages_named(fund: str) -> None:
    for path in ("signup/", "login/", "logout/", "email/", "password/reset/", "password/change/", "2fa/",
                 "2fa/totp/activate/", "reauthenticate/", "inactive/", "confirm-email/"):
        assert Client().get(f"/konto/{path}").status_code == 404, path


def test_whoever_was_away_is_told_that_the_text_is_kept(fund: str) -> None:
    away = Client()
    where = f"/f/{fund}/arenden/ny/"
    answer = away.post(where, {"name": "Ramsbergs Handel"}, headers={"referer": f"http://testserver{where}"},
                       follow=True)
    assert answer.redirect_chain and "Det du skrev är sparat" in answer.content.decode()
    assert "Det du skrev är sparat" not in Client().get("/logga-in/").content.decode()
