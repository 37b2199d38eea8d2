"""The treasurer's pages: what waits, in three lanes; typed statements with and without script; no more queries a row.

Canaries: take `[{}] * ROWS` out of the statement's form and "more rows" gives none; fetch names for each row in
rows.to_approve and the count of queries grows.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, client_of, where_all_is


def home(money: Money, part: str = "") -> str:
    return f"/f/{money.fund.slug}/pengar/{part}"


def said(answer: Any) -> str:
    page = answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def key_of(answer: Any) -> str:
    return re.findall(r'name="command_key" value="(\w+)"', answer.content.decode())[-1]


def press(client: Any, where: str, **given: Any) -> Any:
    """Post with a key of the page's kind, as a button does."""
    import uuid
    return client.post(where, {"command_key": uuid.uuid4().hex, **given})


def test_an_empty_day_says_what_to_do(fresh_world: object) -> None:
    from tests import builders
    fund = builders.fund()
    page = said(client_of(fund, "treasurer").get(f"/f/{fund.slug}/pengar/"))
    for words in ("inget kontoutdrag än", "Lägg till ett bankkonto", "Ingen betalning väntar på attest",
                  "Alla rader på kontoutdragen är ihopparade", "Inget är oförklarat", "Lås januari 2026"):
        assert words in page, words


def test_the_day_has_its_lanes_and_a_green_line(lent: Money) -> None:
    from tests import builders_money as build
    page = said(client_of(lent.fund, "treasurer").get(home(lent)))
    assert "stämmer Banken 1 700 000,00 kr Bokfört 1 700 000,00 kr Potterna 1 700 000,00 kr" in page
    assert "Att betala 1 Hantverkshuset 300 000,00 kr" in page and "Lägg upp" in page
    build.proposed(lent.fund, lent.waiting)
    mine, theirs = (said(client_of(lent.fund, who).get(home(lent))) for who in ("treasurer", "approver"))
    assert "Att attestera 1" in mine and "Du skapade den här." in mine and "kan attestera" in mine
    assert "Attestera : Hantverkshuset" in theirs and "Du skapade" not in theirs
    auditor = said(client_of(lent.fund, "auditor").get(home(lent)))
    assert "Din roll attesterar inte." in auditor and "Skriv in kontoutdrag" not in auditor


def test_from_proposal_to_green_by_pages_alone(lent: Money) -> None:
    treasurer, approver = (client_of(lent.fund, who) for who in ("treasurer", "approver"))
    number = lent.agreement(lent.waiting).number
    answer = press(treasurer, home(lent, f"betala/{number}/"), bank_account_id=1, pay_on="2026-03-02")
    assert answer.status_code == 302
    page = approver.get(home(lent, "betalning/3/"))
    digest = re.search(r'name="seen_digest" value="(\w+)"', page.content.decode())
    assert digest and "300 000,00 kr" in said(page) and "bankgiro 733-4451" in said(page)
    assert press(approver, home(lent, "betalning/3/attestera/"), seen_digest=digest[1]).status_code == 302
    assert "Hantverkshuset" in said(treasurer.get(home(lent, "lista/")))
    press(treasurer, home(lent, "lista/"), account=1)
    assert "inlagd i banken" in said(treasurer.get(home(lent, "lista/")))
    assert treasurer.get(home(lent, "lista/1/"))["Content-Type"] == "application/pdf"
    press(treasurer, home(lent, "betalning/3/bekrafta/"), on="2026-03-02", bank_reference="SB 77")
    assert "1 betalning som inte syns på ett utdrag än, 300 000,00 kr" in said(treasurer.get(home(lent)))
    statement = {"from_on": "2026-03-02", "to_on": "2026-03-02", "opening": "1 700 000", "closing": "1400000",
                 "rad-TOTAL_FORMS": "2", "rad-INITIAL_FORMS": "0", "rad-0-on": "2 mars 2026",
                 "rad-0-amount": "\u2212300 000,00", "rad-0-counterparty": "Hantverkshuset"}
    assert press(treasurer, home(lent, "utdrag/nytt/1/"), **statement).status_code == 302
    page = treasurer.get(home(lent))
    assert "Att para ihop 1" in said(page) and "Rätt belopp. Namnet liknar." in said(page)
    found = re.search(r'action="([^"]+para-ihop/)".*?name="what" value="([^"]+)"', page.content.decode(), re.S)
    assert found
    press(treasurer, found[1], what=found[2])
    assert "stämmer Banken 1 400 000,00 kr" in said(treasurer.get(home(lent)))


def test_what_stands_in_the_way_of_a_payment_is_listed_with_the_way_on(lent: Money) -> None:
    from tests import builders_money as build
    draft = build.agreement(lent.fund, "Nora Tryckeri", amount_minor=10_000 * KR, signed=False)
    answer = client_of(lent.fund, "treasurer").get(home(lent, f"betala/{draft.number}/"))
    assert "Pengarna får inte lämna fonden än" in said(answer) and "underskriv" in said(answer)
    assert b"<form method=\"post\" class" not in answer.content


STATEMENT = {"from_on": "2026-03-02", "to_on": "2026-03-02", "opening": "1 700 000", "closing": "1 706 000",
             "rad-TOTAL_FORMS": "3", "rad-INITIAL_FORMS": "0"}


def test_wrong_rows_keep_what_was_typed_and_say_which(lent: Money) -> None:
    treasurer, before = client_of(lent.fund, "treasurer"), where_all_is(lent)
    answer = press(treasurer, home(lent, "utdrag/nytt/1/"), **STATEMENT, **{
        "rad-0-on": "2026-03-02", "rad-0-amount": "sex tusen", "rad-2-counterparty": "Någon"})
    assert answer.status_code == 200
    page = said(answer)
    for words in ("Rad 1: Skriv beloppet med siffror", "Rad 3: Skriv dagen på raden", "Rad 3: Skriv beloppet på raden"):
        assert words in page, words
    assert b'value="sex tusen"' in answer.content and b'aria-invalid="true"' in answer.content
    answer = press(treasurer, home(lent, "utdrag/nytt/1/"), **{**STATEMENT, "closing": "1 706 000,01"}, **{
        "rad-0-on": "2026-03-02", "rad-0-amount": "6 000"})
    assert "blir inte det utgående saldot" in said(answer)
    assert where_all_is(lent) == before


def test_more_rows_without_script_keep_what_was_typed(lent: Money) -> None:
    answer = press(client_of(lent.fund, "treasurer"), home(lent, "utdrag/nytt/1/"), **STATEMENT, more="1", **{
        "rad-0-on": "2026-03-02", "rad-0-amount": "6 000", "rad-1-counterparty": "Bygdegården"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "Det här behöver rättas" not in page
    assert 'value="6 000"' in page and 'value="Bygdegården"' in page and 'value="1 706 000"' in page
    assert len(re.findall(r'name="rad-\d+-amount"', page)) == 2 + 5


def test_a_statement_typed_as_the_session_ended_is_still_there(lent: Money) -> None:
    from django.test import Client
    where = home(lent, "utdrag/nytt/1/")
    gone = Client(headers={"accept-language": "sv"})
    gone.post(where, {**STATEMENT, "rad-0-on": "2026-03-02", "rad-0-amount": "6 000", "rad-0-text": "hyra"},
              HTTP_REFERER=f"http://testserver{where}")
    session = gone.session
    again = client_of(lent.fund, "treasurer")
    kept, fresh = session["parked_form"], again.session
    fresh["parked_form"] = kept
    fresh.save()
    page = again.get(where).content.decode()
    assert 'value="hyra"' in page and 'value="1 706 000"' in page


def test_a_row_is_said_undone_and_said_again_by_page(lent: Money) -> None:
    from tests import builders_money as build
    loan, treasurer = lent.agreement(lent.loan), client_of(lent.fund, "treasurer")
    build.typed(lent.fund, build.Row(ON, 6_000 * KR, "Ramsbergs Handel", loan.reference))
    row = build.latest_line(lent.fund).id
    page = said(treasurer.get(home(lent, f"rad/{row}/")))
    assert "Troligast Ramsbergs Handel, L-2026-001 Betalning på lån. Rätt referens." in page
    assert "Bankens ränta" in page and "Bankens avgift" not in page
    press(treasurer, home(lent, f"rad/{row}/para-ihop/"), what="suspense|")
    assert "Att förklara 1" in said(treasurer.get(home(lent)))
    press(treasurer, home(lent, f"rad/{row}/para-ihop/"), what=f"loan_payment|agreement/{loan.id}")
    shown = said(treasurer.get(home(lent, f"rad/{row}/")))
    assert "Är Betalning på lån Hör till Ramsbergs Handel, L-2026-001" in shown
    answer = treasurer.post(home(lent, f"rad/{row}/angra/"), {"command_key": "u"}, follow=True)
    assert "Ihopparningen är ångrad" in said(answer) and "Para ihop och bokför" in said(answer)
    assert "Ångra" not in said(client_of(lent.fund, "auditor").get(home(lent, f"rad/{row}/")))


def test_an_undo_that_cannot_be_tells_why_on_the_rows_page(lent: Money) -> None:
    from brygga.apps.payments import queries
    row = next(r.id for r in queries.lines(lent.tenant) if r.kind == "source_pay_in")
    answer = client_of(lent.fund, "treasurer").post(home(lent, f"rad/{row}/angra/"), {"command_key": "u"}, follow=True)
    assert "har redan lånats ut igen" in said(answer)


def test_a_debt_between_pots_is_explained_and_settled_by_page(lent: Money) -> None:
    from tests import builders_money as build
    treasurer = client_of(lent.fund, "treasurer")
    build.matched(lent.fund, build.Row(ON, 900, "Sparbanken", text="ränta"), "bank_interest")
    assert "Skuld mellan potter 9,00 kr" in said(treasurer.get(home(lent)))
    press(treasurer, home(lent, f"skuld/{lent.pot}/"), bank_account_id=1)
    assert "Inget är oförklarat." in said(treasurer.get(home(lent)))


def test_a_bank_account_is_added_by_page(lent: Money) -> None:
    treasurer = client_of(lent.fund, "treasurer")
    answer = press(treasurer, home(lent, "konton/nytt/"), name="Drift", kind="bankgiro", number="510-1234",
                   ledger_number="1940", opened_on="2026-03-02")
    assert answer.status_code == 200 and "Kontrollsiffran" in said(answer)
    press(treasurer, home(lent, "konton/nytt/"), name="Drift", kind="bankgiro", number="900-8004",
          ledger_number="1940", opened_on="2026-03-02")
    assert "bankgiro 900-8004 1940" in said(treasurer.get(home(lent, "konton/")))


@pytest.mark.parametrize("page", ["", "lista/", "utdrag/"])
def test_ten_times_the_rows_ask_no_more_of_the_database(lent: Money, page: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests import builders_money as build
    treasurer = client_of(lent.fund, "treasurer")

    def fill(count: int, name: str) -> None:
        for number in range(count):
            one = build.agreement(lent.fund, f"{name}{number} Förening", amount_minor=1_000 * KR)
            order = build.proposed(lent.fund, one.id)
            if number % 2:
                build.approved(lent.fund, order)
        build.typed(lent.fund, *(build.Row(ON, 10 + n, f"Okänd {n}") for n in range(count)))
        line = build.latest_line(lent.fund)
        build.match(lent.fund, line.id, "suspense")

    def asked() -> int:
        with CaptureQueriesContext(connection, ) as found:
            assert treasurer.get(home(lent, page)).status_code == 200
        return len(found)

    fill(2, "A")
    asked()
    few = asked()
    fill(12, "B")
    assert asked() == few


def test_dates_as_people_type_them(lent: Money) -> None:
    from brygga.web.money.forms import ConfirmForm
    form = ConfirmForm({"on": "12 mars 2026", "bank_reference": "x"})
    assert form.is_valid() and form.cleaned_data["on"] == date(2026, 3, 12)


def test_choosing_something_else_shows_who_owes_first_and_the_rest_by_name(
        lent: Money, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty at once, by the day their money is awaited; a search finds the others, and what is pressed may be any."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from brygga.web.money.views import lines
    from tests import builders_money as build
    late = [build.agreement(lent.fund, name, amount_minor=50_000 * KR, on=ON) for name in ("Ån", "Ön", "Älven")]
    for nr, one in enumerate(late):
        build.paid_out(lent.fund, one.id, on=date(2026, 3, 10 + nr))
    row = build.Row(date(2026, 6, 20), 777 * KR, "Okänd")
    build.typed(lent.fund, row)
    line, treasurer = build.latest_line(lent.fund), client_of(lent.fund, "treasurer")
    where = home(lent, f"rad/{line.id}/")
    treasurer.get(where)

    def shown(query: str = "") -> tuple[str, int]:
        with CaptureQueriesContext(connection) as asked:
            page = said(treasurer.get(where + query))
        return page, len(asked)

    whole, queries_of_all = shown()
    assert all(one.number in whole for one in late) and "Sök på namn" not in whole
    monkeypatch.setattr(lines, "MOST", 1)
    page, queries = shown()
    assert queries == queries_of_all and "till finns. Sök på namn eller nummer." in page
    assert sum(one.number in page for one in late) <= 1
    page, _queries = shown("?sok=älven")
    assert late[2].number in page and late[1].number not in page
    answer = press(treasurer, home(lent, f"rad/{line.id}/para-ihop/"), what=f"loan_payment|agreement/{late[2].id}")
    assert answer.status_code == 302 and build.latest_line(lent.fund).subject == f"agreement/{late[2].id}"


def test_the_one_whose_money_is_late_stands_before_the_one_who_pays_next_month(lent: Money) -> None:
    """Canary: sort by name alone and Anten stands first."""
    from brygga.operations.suggestions import every_reading
    from tests import builders_money as build
    soon = build.agreement(lent.fund, "Anten", amount_minor=50_000 * KR)
    build.paid_out(lent.fund, soon.id, on=ON)
    build.typed(lent.fund, build.Row(ON, 777 * KR, "Okänd"))
    line = build.latest_line(lent.fund)
    first = [r.subject for r in every_reading(lent.tenant, line, ON) if r.kind == "loan_payment"]
    assert first == [f"agreement/{soon.id}", f"agreement/{lent.loan}"], "nobody is late: by name on one day"
    later = date(2026, 5, 20)
    from brygga.apps.loans import queries
    due = queries.loan(lent.tenant, soon.id, ON).plan.rows[0]
    build.matched(lent.fund, build.Row(due.due_on, due.total, "Anten"), "loan_payment", f"agreement/{soon.id}")
    assert due.pay_on < later
    last = [r.subject for r in every_reading(lent.tenant, line, later) if r.kind == "loan_payment"]
    assert last == [f"agreement/{lent.loan}", f"agreement/{soon.id}"]
