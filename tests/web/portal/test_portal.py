"""The applicant's way by pages alone: from the letter's link to an application that is sent, and what others cannot do.

Canaries: let a number of another's case open (forget the matters in `access.visible`); forget "vi har det inte än" when
sending; keep nothing of a form when the session has ended; draw
"vi har det inte än" under every question. What follows a decision is in test_after_decision.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from brygga.apps.cases import queries as cases
from brygga.operations import case_flow
from tests import builders_founding as b
from tests.worlds import World

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\ntrailer<<>>\n%%EOF"
LISA = "lisa@exempel.se"


@pytest.fixture
def fund(fresh_world: World) -> str:
    cache.clear()
    slug = b.started_fund()
    b.given_role(slug, "Hanna Hand", "hanna@exempel.se", "officer")
    return slug


def officer(fund: str) -> Any:
    return b.command(b.person_id("hanna@exempel.se"), b.tenant_of(fund))


def enquired(fund: str, email: str = LISA, name: str = "Ramsbergs Handel") -> Any:
    case_id = case_flow.receive_enquiry(
        b.command(None, b.tenant_of(fund)), name=name, contact_name="Lisa Berg", contact_email=email,
        contact_phone="", municipality="1885", situation="premises", summary="En obemannad butik", need_minor=8_000_000)
    return cases.case(b.tenant_of(fund), case_id)


@pytest.fixture
def applying(fund: str) -> tuple[Client, str, Any]:
    """Lisa logged in by the letter, her case open for an application on the short path."""
    case = enquired(fund)
    case_flow.invite_to_apply(officer(fund), case_id=case.id, template="unstaffed_shop", need_minor=8_000_000)
    client = b.applicant_client(LISA)
    return client, f"/f/{fund}/mitt/{case.number}/", case


def test_the_letter_leads_to_the_case_and_says_who_waits(fund: str) -> None:
    case = enquired(fund)
    client = Client()
    landed = client.post(b.last_link(LISA), follow=True)
    assert landed.request["PATH_INFO"] == f"/f/{fund}/mitt/{case.number}/"
    assert "Ni väntar på oss" in landed.content.decode()


def test_another_case_or_fund_is_not_there(applying: tuple[Client, str, Any], fund: str) -> None:
    client, home, _ = applying
    other = enquired(fund, "per@exempel.se", "Hantverkshuset")
    for path in ("", "plan/", "fragor/", "papper/", "personer/"):
        assert client.get(f"/f/{fund}/mitt/{other.number}/{path}").status_code == 404, path
    assert client.post(f"/f/{fund}/mitt/{other.number}/meddelande/", {"text": "hej"}).status_code == 404
    assert client.get("/f/annan-fond/mitt/").status_code == 404
    assert client.get(f"/f/{fund}/arenden/").status_code in (403, 404)
    assert client.get(f"/f/{fund}/installningar/").status_code == 403


def test_from_empty_to_sent_by_pages(applying: tuple[Client, str, Any], fund: str) -> None:
    client, home, case = applying
    assert "Skriv klart ansökan" in client.get(home).content.decode()
    refused = client.post(f"{home}skicka/", follow=True).content.decode()
    assert "Ansökan är inte skickad" in refused
    assert client.post(f"{home}om-er/", {
        "legal_form": "cooperative", "name": "Ramsbergs Handel", "orgnr": "769612-3459", "municipality": "1885",
        "place": "Ramsberg"}).status_code == 302
    fill_questions(client, home)
    fill_plan(client, home)
    for code in codes_of_papers(fund, case.number):
        client.post(f"{home}papper/{code}/", {"missing": "1"})
    client.post(f"{home}papper/statutes/", {"file": SimpleUploadedFile("stadgar.pdf", PDF)})
    areas = ("purpose", "people", "governance", "market", "model", "finance", "repay", "delivery")
    client.post(f"{home}pastaenden/", dict.fromkeys(areas, "yes") | {"repay": "partly"})
    page = client.get(f"{home}skicka/").content.decode()
    assert "Klar att skicka" in page, page
    assert client.post(f"{home}skicka/").status_code == 302
    landed = client.get(home).content.decode()
    assert "Ni väntar på oss" in landed and "klart senast" in landed
    assert cases.case(b.tenant_of(fund), case.id).state == "preparation"
    assert client.get(f"{home}fragor/1/")["Location"] == f"{home}fragor/", "what is sent is read, not changed"


def fill_questions(client: Client, home: str) -> None:
    from brygga.domain.casework.roles import Path
    from brygga.domain.casework.templates import questions_for, template
    said = {"text": "Ramsberg", "long_text": "Vi är tolv som bor här.", "amount": "12 500,50", "number": "45",
            "date": "2027-03-01", "yes_no": "yes"}
    given = {q.code: said.get(q.kind.value, "") or (q.choices[0].code if q.choices else "")
             for q in questions_for(template("unstaffed_shop"), Path.SHORT)}
    given["worst_case-missing"] = "on"
    given["worst_case"] = ""
    place = 1
    while True:
        answer = client.post(f"{home}fragor/{place}/", given)
        assert answer.status_code == 302, answer.content.decode()
        if answer["Location"] == home:
            return
        place += 1


def fill_plan(client: Client, home: str) -> None:
    lines = (("cost", {"label": "Kyl och frys", "amount": "100 000", "vat": "25 000", "month": "2027-01-01"}),
             ("source", {"label": "Fonden", "kind": "fund", "amount": "80 000", "status": "asked",
                         "month": "2027-01-01", "start_rule": "none"}),
             ("source", {"label": "Bygdepeng", "kind": "county", "amount": "45 000", "status": "decided",
                         "month": "2027-05-01", "start_rule": "none", "on_requisition": "on",
                         "decided_on": "2026-10-01"}),
             ("both", {"label": "Målning", "amount": "20 000", "hours": "80"}))
    for side, line in lines:
        answer = client.post(f"{home}plan/{side}/ny/", line)
        assert answer.status_code == 302, answer.content.decode()
    shown = client.get(f"{home}plan/").content.decode()
    assert "Planen går ihop" in shown and "brygglån" in shown and "<svg" in shown


def codes_of_papers(fund: str, number: str) -> list[str]:
    from brygga.apps.access.doorways import seat_of
    from brygga.apps.cases.doorways import my_case_for
    from brygga.foundation import clock
    seat = seat_of(b.person_id(LISA), fund, clock.today())
    return [p.code for p in my_case_for(seat, number).papers]


def test_several_faults_at_once_keep_the_text(applying: tuple[Client, str, Any]) -> None:
    client, home, _ = applying
    shown = client.post(f"{home}plan/source/ny/", {"label": "Bidraget", "kind": "grant", "amount": "mycket",
                                                   "status": "", "month": ""}).content.decode()
    assert "Bidraget" in shown and shown.count(" bad\"") == 3
    shown = client.post(f"{home}om-er/", {"legal_form": "cooperative", "name": "Ramsbergs Handel", "orgnr": "123",
                                          "municipality": "1885"}).content.decode()
    assert "Ramsbergs Handel" in shown and "registreringsbeviset" in shown


def test_a_paper_that_lies_about_its_kind_is_refused(applying: tuple[Client, str, Any]) -> None:
    client, home, _ = applying
    answer = client.post(f"{home}papper/statutes/", {"file": SimpleUploadedFile("stadgar.pdf", b"<html>x</html>")})
    assert answer.status_code == 200 and "inte vad namnet säger" in answer.content.decode()


def test_an_ended_session_in_the_middle_keeps_what_was_written(applying: tuple[Client, str, Any]) -> None:
    client, home, _ = applying
    client.cookies.pop("sessionid")
    gone = client.post(f"{home}fragor/1/", {"purpose": "En butik som alltid är öppen"})
    assert gone.status_code == 302 and gone["Location"].startswith("/logga-in/")
    cache.clear()
    client.post("/logga-in/", {"way": "link", "lank-email": LISA, "next": f"{home}fragor/1/"})
    back = client.post(b.last_link(LISA), follow=True)
    assert back.request["PATH_INFO"] == f"{home}fragor/1/"
    assert "En butik som alltid är öppen" in back.content.decode()


def test_we_do_not_have_it_yet_stands_under_no_answer(applying: tuple[Client, str, Any]) -> None:
    client, home, _ = applying
    def boxes() -> set[str]:
        return set(re.findall(r'name="(\w+)-missing"', client.get(f"{home}fragor/1/").content.decode()))
    every = boxes()
    assert "purpose" in every
    client.post(f"{home}fragor/1/", {"purpose": "En butik", "stay": "1"})
    assert boxes() == every - {"purpose"}
    client.post(f"{home}fragor/1/", {"purpose": "", "stay": "1"})
    assert boxes() == every


def test_a_colleague_is_asked_in_and_writes(applying: tuple[Client, str, Any], fund: str) -> None:
    client, home, _ = applying
    assert client.post(f"{home}personer/", {"name": "Per Kassör", "email": "per@exempel.se"}).status_code == 302
    colleague = Client()
    landed = colleague.post(b.last_link("per@exempel.se"), follow=True)
    assert landed.request["PATH_INFO"] == home
    assert colleague.post(f"{home}fragor/1/", {"purpose": "Vi fyller på"}).status_code == 302
    assert "Vi fyller på" in client.get(f"{home}fragor/").content.decode()
    again = client.post(f"{home}personer/", {"name": "Per Kassör", "email": "PER@exempel.se"}).content.decode()
    assert "redan med" in again


def test_a_message_goes_to_the_fund(applying: tuple[Client, str, Any]) -> None:
    client, home, case = applying
    client.post(f"{home}meddelande/", {"text": "Räcker en budget för ett år?"})
    assert "Räcker en budget för ett år?" in client.get(home).content.decode()


def test_taking_it_back_ends_it(applying: tuple[Client, str, Any], fund: str) -> None:
    client, home, case = applying
    client.post(f"{home}ta-tillbaka/", {"note": "Vi väntar ett år."})
    assert cases.case(b.tenant_of(fund), case.id).state == "withdrawn"
    assert "tagit tillbaka" in client.get(home).content.decode()


@pytest.mark.parametrize("kind", ["text", "long_text"])
def test_what_the_form_takes_the_rule_takes_and_no_more(kind: str) -> None:
    """One number in one place. Canary: write another in the form or the rule, and one of the two lines fails."""
    from types import SimpleNamespace

    from brygga.apps.cases.actions.answer_kinds import as_stored
    from brygga.domain.casework.answers import Words
    from brygga.domain.casework.templates.shape import LONGEST, AnswerKind, Question
    from brygga.foundation.refusals import Refused
    from brygga.web.portal.forms import question_field
    most, question = LONGEST[AnswerKind(kind)], Question("x", AnswerKind(kind), Words("X", "X"))
    field: Any = question_field(SimpleNamespace(kind=kind, label="X", hint=""))  # type: ignore[arg-type]
    assert field.max_length == most and len(as_stored(question, "å" * most)) == most
    with pytest.raises(Refused, match="answer.long") as no:
        as_stored(question, "å" * (most + 1))
    assert str(most) in str(no.value.message)
