"""The officer's pages by the doors that people use: what is shown, refused in the form, and leaked to nobody."""

# The fixture `fund` is imported and then named by tests as their argument.
# ruff: noqa: F811

from __future__ import annotations

import re
from typing import Any

from tests import builders
from tests.apps.cases.conftest import fund  # noqa: F401
from tests.apps.cases.dump import rows
from tests.builders import Fund


def browser(fund: Fund, who: str | int) -> Any:
    """A logged-in client of a person, as after password and code."""
    from django.test import Client

    from brygga.apps.access.models import User
    person_id = fund[who] if isinstance(who, str) else who
    user, _ = User.objects.get_or_create(email=f"way-in-{person_id}@exempel.se", person_id=person_id)
    client = Client(headers={"accept-language": "sv"})
    client.force_login(user)
    session = client.session
    session["way_in"], session["second_factor"] = "password", True
    session.save()
    return client


def at(fund: Fund, begun: builders.Begun | None = None, part: str = "") -> str:
    here = f"/f/{fund.slug}/arenden/"
    return f"{here}{begun.number}/{part}" if begun else here + part


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_case_says_in_one_sentence_what_the_plan_lacks_and_links_to_its_remedy(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation", bridge=True)
    page = browser(fund, "officer").get(at(fund, begun)).content.decode()
    assert "Planen går ihop. Men i juni saknas 100\xa0000\xa0kr." in page
    link = re.search(r'href="([^"]*kind=bridge[^"]*)">Ett brygglån på 100\xa0000\xa0kr i 3 månader räcker', page)
    assert link is not None
    form = browser(fund, "officer").get(link[1].replace("&amp;", "&")).content.decode()
    assert 'value="100 000"' in form and re.search(r'value="bullet"[^>]*checked', form)


def test_each_state_asks_one_thing(fund: Fund) -> None:
    client = browser(fund, "officer")
    asked = {"enquiry": "Bjud in att ansöka", "application": "Vi väntar på sökanden",
             "preparation": "Lägg fram ett förslag", "proposed": "Ta upp förslaget på ett sammanträde."}
    for number, (state, words) in enumerate(asked.items()):
        begun = builders.case_in(fund, state, name=f"Bygd{number} förening",
                                 orgnr=("769600-0020", "769601-0227")[number % 2])
        assert words in text_of(client.get(at(fund, begun)))


def test_a_proposal_by_page_shows_pots_first_and_refuses_the_wrong_county(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    client = browser(fund, "officer")
    wrong, right = fund.pots["Region Västmanland 2026"], fund.pots["Region Örebro län 2026"]
    shown = text_of(client.get(at(fund, begun, "forslag/")))
    assert "Fel län för dessa medel" in shown and "Har 2 000 000 kr som inte är lovat." in shown.replace("\xa0", " ")
    given = {"instrument": "loan", "amount": "200 000", "purpose": "Butiken", "kind": "risk", "rate": "6", "term": "36",
             "repayment": "annuity", "grace_principal": "0", "conditions": "Hyresavtal finns", "command_key": "one",
             f"pot_{wrong}": "200 000"}
    before = rows()
    answer = client.post(at(fund, begun, "forslag/"), given)
    assert answer.status_code == 200 and "Det här passar: Region Örebro län 2026" in text_of(answer)
    assert 'value="Butiken"' in answer.content.decode() and rows() == before
    good = {k: v for k, v in given.items() if k != f"pot_{wrong}"} | {f"pot_{right}": "200 000"}
    assert "Lånet kostar totalt" in text_of(client.post(at(fund, begun, "forslag/"), good | {"preview": "1"}))
    assert rows() == before
    assert client.post(at(fund, begun, "forslag/"), good).status_code == 302
    assert client.post(at(fund, begun, "forslag/"), good).status_code == 302  # the back button, pressed again
    assert text_of(client.get(at(fund, begun))).count("väntar på beslut") == 1


def test_an_enquiry_typed_in_leads_to_its_case(fund: Fund) -> None:
    answer = browser(fund, "officer").post(at(fund, part="ny/"), {
        "name": "Stugan", "contact_name": "Siv", "contact_email": "siv@exempel.se", "municipality": "1885",
        "situation": "grow", "summary": "Växa", "need": "50 000"})
    assert answer.status_code == 302 and answer["Location"].endswith("/arenden/2026-001/")


def test_a_wrong_amount_stays_as_typed(fund: Fund) -> None:
    begun = builders.case_in(fund, "enquiry")
    answer = browser(fund, "officer").post(at(fund, begun, "bjud-in/"), {"template": "house", "need": "tolv tusen"})
    assert answer.status_code == 200 and 'value="tolv tusen"' in answer.content.decode()


def test_search_finds_by_number_name_and_place_and_says_when_it_finds_nothing(fund: Fund) -> None:
    begun = builders.case_in(fund, "enquiry")
    client = browser(fund, "officer")
    for word in (begun.number, "ramsberg", "1885"):
        assert "Ramsbergs Handel" in text_of(client.get(at(fund), {"sok": word}))
    assert "Inget ärende hittades" in text_of(client.get(at(fund), {"sok": "Kiruna"}))
    assert "Ramsbergs Handel" not in text_of(client.get(at(fund), {"mina": "1"}))


def test_what_is_shut_is_in_no_byte(fund: Fund) -> None:
    from brygga.apps.access.actions import set_wall
    begun = builders.case_in(fund, "proposed", name="Kanariefågeln i Hällefors")
    key = browser(fund, "officer").get(at(fund, begun)).context["documents"][0]["href"]
    for who in ("officer", "chair"):
        set_wall(fund.command("administrator"), matter_id=begun.matter_id, person_id=fund[who], state="conflicted",
                 ground="family")
        client = browser(fund, who)
        for path in (at(fund), at(fund) + "?sok=Hällefors", at(fund, begun), key,
                     *(at(fund, begun, part) for part in ("forslag/", "bedomning/", "komplettering/", "avslag/"))):
            answer = client.get(path)
            assert "Kanarie" not in answer.content.decode() and answer.status_code in (200, 403, 404), path
        assert client.get(at(fund, begun)).status_code == client.get(at(fund, part="2026-999/")).status_code == 404
        assert client.get(key).status_code == 404


def test_roles_that_do_not_prepare_read_or_are_refused(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    assert browser(fund, "auditor").get(at(fund, begun)).status_code == 200
    before = rows()
    for who in ("auditor", "chair", "treasurer", "member"):
        client = browser(fund, who)
        for part in ("forslag/", "avslag/", "bedomning/", "komplettering/"):
            assert client.get(at(fund, begun, part)).status_code == 403
        for part in ("ta/", "meddelande/"):
            assert client.post(at(fund, begun, part), {"text": "Hej"}).status_code == 403
    assert rows() == before


def test_the_neighbours_fund_is_not_there(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    neighbour = builders.fund("Mikrofond Nord", number=1)
    paper = browser(fund, "officer").get(at(fund, begun)).context["documents"][0]["href"]
    client = browser(neighbour, "officer")
    assert client.get(at(fund, begun)).status_code == 404
    assert client.get(paper).status_code == 404
    assert client.get(paper.replace(fund.slug, neighbour.slug)).status_code == 404


def test_a_paper_is_saved_never_shown(fund: Fund) -> None:
    begun = builders.case_in(fund, "preparation")
    client = browser(fund, "officer")
    answer = client.get(client.get(at(fund, begun)).context["documents"][0]["href"])
    assert answer.content == builders.PDF
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"


def queries(client: Any, path: str) -> int:
    """How many questions a page puts to the database, the second time it is asked for."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_a_page_asks_the_database_as_often_however_much_there_is(fund: Fund) -> None:
    from brygga.operations import case_flow
    begun = builders.case_in(fund, "proposed")
    client = browser(fund, "officer")
    builders.propose_contribution(fund, begun)
    case_flow.send_message(fund.command("officer"), case_id=begun.id, text_written="Hej")
    one, listed = queries(client, at(fund, begun)), queries(client, at(fund))
    for number in range(4):
        case_flow.send_message(fund.command("officer"), case_id=begun.id, text_written=f"Brev {number}")
        builders.case_in(fund, "enquiry", name=f"Bygd {number}")
    builders.propose_loan(fund, begun, amount_minor=100_00)
    assert (queries(client, at(fund, begun)), queries(client, at(fund))) == (one, listed)
    assert one <= 50 and listed <= 20


def test_what_was_weighed_is_folded_once_the_money_is_out_and_nothing_is_taken_away(fund: Fund) -> None:
    from brygga.apps.cases.models import Case
    begun = builders.case_in(fund, "preparation")
    officer = browser(fund, "officer")
    before = officer.get(at(fund, begun)).content.decode()
    Case.objects.filter(pk=begun.id).update(state="follow_up")
    after = officer.get(at(fund, begun)).content.decode()
    folded = r'<details class="more finished"><summary><span><h2>([^<]+)</h2>'
    assert not re.findall(folded, before)
    assert {"Finansieringsplan", "Regler", "Ansökan", "Tidslinje"} <= set(re.findall(folded, after))
    heads = [set(re.findall(r"<h2[^>]*>([^<]+)</h2>", page)) for page in (before, after)]
    assert heads[0] <= heads[1] | {"Nästa steg är ditt"}
