"""Agreements by page: what is asked of whom, what stands in the way, what is shown and to whom it is not."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests import builders_agreements as world
from tests import builders_money
from tests.builders import KR, PDF, Fund
from tests.worlds import World

FIRST = date(2026, 4, 28)


@pytest.fixture
def fund(fresh_world: World) -> Fund:
    return world.fund_with_two_sources()


def browser(fund: Fund, who: str) -> Any:
    """A logged-in client of a role, as after password and code."""
    from django.test import Client

    from brygga.apps.access.models import User
    user, _ = User.objects.get_or_create(email=f"way-in-{fund[who]}@exempel.se", person_id=fund[who])
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    session = client.session
    session["way_in"], session["second_factor"] = "password", True
    session.save()
    return client


def at(fund: Fund, agreement: Any = None, part: str = "") -> str:
    return f"/f/{fund.slug}/avtal/" + (f"{agreement.number}/{part}" if agreement else part)


def said(answer: Any) -> str:
    page = answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def paper(name: str = "avtal.pdf") -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile
    return SimpleUploadedFile(name, PDF, "application/pdf")


def drafted(fund: Fund, instrument: str = "loan") -> Any:
    from brygga.operations.papers import agreement_papers
    agreement = builders_money.agreement(fund, instrument=instrument, amount_minor=100_000 * KR, signed=False)
    agreement_papers(fund.command("chair"), agreement_id=agreement.id)
    return agreement


def test_an_empty_list_says_where_agreements_come_from(fund: Fund) -> None:
    assert "Ett avtal skrivs när styrelsen har beslutat ja" in said(browser(fund, "officer").get(at(fund)))


def test_the_list_tells_what_is_paid_next_and_finds_by_number_name_and_purpose(fund: Fund) -> None:
    agreement = world.loan(fund)
    client = browser(fund, "treasurer")
    shown = said(client.get(at(fund)))
    assert agreement.number in shown and "28 april 2026" in shown and "Ramsbergs Handel" in shown
    assert "Inget avtal hittades" in said(client.get(at(fund) + "?sok=finns+inte"))
    assert agreement.number in said(client.get(at(fund) + "?sok=ombygg"))


def test_from_draft_to_ready_by_page_with_two_checks(fund: Fund) -> None:
    agreement = drafted(fund)
    officer, chair, approver = (browser(fund, who) for who in ("officer", "chair", "approver"))
    assert "Ladda upp det underskrivna avtalet" in said(officer.get(at(fund, agreement)))
    given = {"file": paper(), "command_key": "one"}
    assert officer.post(at(fund, agreement, "underskrivet/"), given).status_code == 302
    assert "Kontrollera underskrifterna" in said(chair.get(at(fund, agreement)))
    assert chair.post(at(fund, agreement, "kontroll/"), {"command_key": "a"}).status_code == 302
    assert chair.post(at(fund, agreement, "kontroll/"), {"command_key": "a"}).status_code == 302, "a double press"
    waits = said(chair.get(at(fund, agreement)))
    assert "Du har redan kontrollerat." in waits and "Arne Attestant" in waits
    assert chair.post(at(fund, agreement, "kontroll/"), {"command_key": "b"}).status_code == 403
    assert approver.post(at(fund, agreement, "kontroll/"), {"command_key": "c"}).status_code == 302
    ready = browser(fund, "treasurer").get(at(fund, agreement))
    assert "Lägg upp utbetalningen" in said(ready)
    assert f"/f/{fund.slug}/pengar/betala/{agreement.number}/" in ready.content.decode()


def test_what_stands_in_the_way_is_listed_with_section_and_way_on(fund: Fund) -> None:
    from brygga.apps.parties.actions import change_party
    agreement = drafted(fund)
    change_party(fund.command("officer"), party_id=agreement.party_id, registered_on=None)
    shown = said(browser(fund, "officer").get(at(fund, agreement)))
    assert "(EFL 2:4–5)" in shown and "Det underskrivna avtalet läggs in, och två personer kontrollerar det." in shown
    assert shown.count("stopp") == 1


def test_a_wrong_file_and_an_empty_form_say_what_to_do(fund: Fund) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    agreement = drafted(fund)
    client = browser(fund, "officer")
    lie = SimpleUploadedFile("avtal.pdf", b"MZ\x00\x01", "application/pdf")
    answer = client.post(at(fund, agreement, "underskrivet/"), {"file": lie, "command_key": "x"})
    assert answer.status_code == 200 and "Vi tar emot PDF, JPG, PNG, Word, Excel" in said(answer)
    assert client.post(at(fund, agreement, "underskrivet/"), {"command_key": "y"}).status_code == 200
    assert world.agreement_of(fund, agreement.id).state == "draft"


def test_a_paper_is_sent_back_with_its_reason(fund: Fund) -> None:
    agreement = drafted(fund)
    world.handed_in(fund, agreement.id)
    chair = browser(fund, "chair")
    assert chair.post(at(fund, agreement, "skicka-tillbaka/"), {
        "why": "En underskrift saknas.", "command_key": "x"}).status_code == 302
    assert "Tillbakaskickat: En underskrift saknas." in said(chair.get(at(fund, agreement)))


def test_the_certificate_is_taken_in_by_page_and_meets_its_condition(fund: Fund) -> None:
    agreement = drafted(fund, "contribution")
    client = browser(fund, "officer")
    assert at(fund, agreement, "bevis/") in client.get(at(fund, agreement)).content.decode()
    assert client.post(at(fund, agreement, "bevis/"), {
        "number": "3", "file": paper("bevis.pdf"), "command_key": "x"}).status_code == 302
    shown = said(client.get(at(fund, agreement)))
    assert "uppfyllt" in shown and "Förlagsandelsbevis 3" in shown


def test_a_loan_says_in_one_sentence_what_is_left_and_next(fund: Fund) -> None:
    agreement = world.loan(fund)
    row = world.loan_of(fund, agreement.id, FIRST).plan.rows[0]
    world.paid(fund, agreement.id, row.total, FIRST)
    page = browser(fund, "treasurer").get(at(fund, agreement))
    shown = said(page)
    assert "Kvar av lånet: 110 792,03 kr. Nästa betalning är 10 327,97 kr, senast torsdag 28 maj." in shown
    assert "Visa uträkningen för 28 april 2026" in shown and "Betalning 1, ränta" in shown
    assert "<svg" in page.content.decode() and "Region Örebro län 2026" in shown


def test_a_late_loan_asks_for_a_call_on_its_page_on_the_list_and_among_the_late(fund: Fund) -> None:
    agreement = world.loan(fund)
    world.day(fund, date(2026, 5, 4))
    client = browser(fund, "officer")
    assert "Ring Ramsbergs Handel om den försenade betalningen" in said(client.get(at(fund, agreement)))
    assert "Ett lån är försenat" in said(client.get(at(fund)))
    late = said(client.get(at(fund, part="forsenade/")))
    assert "6 dagar sent" in late and "1–29 dagar" in late and "Ring först." in late


def test_nobody_late_is_said_plainly(fund: Fund) -> None:
    world.loan(fund)
    assert "Ingen är sen" in said(browser(fund, "officer").get(at(fund, part="forsenade/")))


def test_a_forlagsinsats_shows_the_laws_day_and_takes_notice_and_dividend(fund: Fund) -> None:
    agreement = world.contribution(fund)
    client = browser(fund, "officer")
    assert "Kan lösas in tidigast 2 mars 2031 (EFL 11:4)." in said(client.get(at(fund, agreement)))
    world.calendar(date(2026, 12, 1))
    given = {"by": "holder", "on": "2026-06-01", "command_key": "x"}
    assert client.post(at(fund, agreement, "uppsagning/"), given).status_code == 302
    paid = {"year": "2025", "decided_on": "2026-05-20", "amount": "1 500,50", "command_key": "y"}
    assert client.post(at(fund, agreement, "utdelning/"), paid).status_code == 302
    shown = said(client.get(at(fund, agreement)))
    assert "1 500,50 kr" in shown and "Fonden säger upp" in shown
    again = client.post(at(fund, agreement, "utdelning/"), {**paid, "command_key": "z"})
    assert again.status_code == 200 and "redan inlagd" in said(again)


def test_redemption_by_page_keeps_to_the_cap_and_to_the_day(fund: Fund) -> None:
    agreement = world.contribution(fund)
    client = browser(fund, "officer")
    given = {"on": "2026-03-02", "equity": "200 000", "reserve": "", "all_contributions": "400 000",
             "amount": "100 000", "command_key": "x"}
    over = client.post(at(fund, agreement, "inlosen/"), given)
    assert over.status_code == 200 and "Högst 50 000,00 kr får lösas in." in said(over) and "EFL 11:5" in said(over)
    early = client.post(at(fund, agreement, "inlosen/"), {**given, "amount": "50 000", "command_key": "y"})
    assert early.status_code == 200 and "EFL 11:4" in said(early)
    small = client.post(at(fund, agreement, "inlosen/"), {**given, "all_contributions": "90 000", "command_key": "z"})
    assert "minst den här insatsen" in said(small)


def test_a_shut_case_is_not_there_in_any_list_or_page(fund: Fund) -> None:
    """Canary: a list that forgets the wall shows the number, a page that forgets it the name."""
    from brygga.apps.access.actions import set_wall
    agreement = world.loan(fund)
    world.day(fund, date(2026, 5, 4))
    set_wall(fund.command("officer"), matter_id=agreement.matter_id, person_id=fund["chair"], state="conflicted",
             ground="own")
    client = browser(fund, "chair")
    for part in ("", "forsenade/"):
        assert agreement.number not in client.get(at(fund, part=part)).content.decode()
    for part in ("", "underskrivet/", "skicka-tillbaka/"):
        assert client.get(at(fund, agreement, part)).status_code == 404


@pytest.mark.parametrize(("who", "part"), [("member", ""), ("auditor", "uppsagning/"), ("bookkeeper", "underskrivet/")])
def test_a_role_that_may_not_is_told_who_could(fund: Fund, who: str, part: str) -> None:
    agreement = world.contribution(fund)
    answer = browser(fund, who).get(at(fund, agreement, part))
    assert answer.status_code == 403 and "Hanna Handläggare" in said(answer)


def test_a_loan_has_no_pages_of_a_forlagsinsats(fund: Fund) -> None:
    agreement = world.loan(fund)
    client = browser(fund, "officer")
    parts = ("bevis/", "uppsagning/", "inlosen/")
    assert {client.get(at(fund, agreement, part)).status_code for part in parts} == {404}


def test_as_many_queries_for_ten_agreements_as_for_two(fund: Fund) -> None:
    """Canary: a loan fetched a row at a time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    client = browser(fund, "treasurer")
    counts = []
    for names in (("Ett", "Två"), ("Tre", "Fyra", "Fem", "Sex")):
        for name in names:
            world.loan(fund, f"{name} förening", amount_minor=20_000 * KR)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(at(fund)).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_every_event_of_an_agreements_life_has_its_words(fund: Fund) -> None:
    """Canary: an app whose codes nobody gave words to ends the page, or shows a code."""
    for agreement in (world.loan(fund), world.contribution(fund)):
        world.day(fund, date(2026, 4, 1))
        answer = browser(fund, "officer").get(at(fund, agreement))
        shown = said(answer).partition("Visa händelserna")[2]
        assert "Ett avtal skrevs" in shown and "Underskrifterna kontrollerades" in shown
        assert not re.search(r"\b[a-z]+\.[a-z_]+\b", shown.replace("exempel.se", ""))
