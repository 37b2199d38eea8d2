"""The sources by page: registered, paid in, shown on any day, handed over as a paper; and how many queries that is.

Canary: ask for each source's statement in the list and the count of queries grows with the sources.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from tests.builders import KR, ON, PDF
from tests.money_fixtures import Money, client_of


def at(money: Money, part: str = "") -> str:
    return f"/f/{money.fund.slug}/kallor/{part}"


def said(answer: Any) -> str:
    page = answer.content.decode().replace("\xa0", " ").replace("\u202f", " ")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def press(client: Any, where: str, **given: Any) -> Any:
    import uuid
    return client.post(where, {"command_key": uuid.uuid4().hex, **given})


FORM: dict[str, Any] = {
    "funder": "new", "funder_name": "Region Örebro län", "kind": "public", "orgnr": "769612-3459",
    "name": "Regionen 2027", "registry_number": "RÖ 26/114", "amount": "500 000", "from_on": "2 mars 2026",
    "to_on": "", "counties": ["18", "19"],
    "instruments": ["loan"], "purposes": ["premises"], "case_cap": "200 000", "public_resources": "on",
    "accounting_class": "conditional_capital", "class_confirmed_by": "Rut Revisor", "class_confirmed_on": "2026-03-02"}


def test_no_sources_yet_teaches_what_one_is(fresh_world: object) -> None:
    from tests import builders
    fund = builders.fund()
    where = f"/f/{fund.slug}/kallor/"
    assert "En källa är ett avtal om pengar till fonden" in said(client_of(fund, "treasurer").get(where))
    assert "Kassören, handläggaren eller administratören registrerar den" in said(client_of(fund, "member").get(where))


def test_a_source_is_registered_and_paid_in_by_page(money: Money) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    treasurer = client_of(money.fund, "treasurer")
    answer = press(treasurer, at(money, "ny/"), **FORM, file=SimpleUploadedFile("avtal.pdf", PDF, "application/pdf"))
    assert answer.status_code == 302
    page = said(treasurer.get(answer["Location"]))
    for words in ("Inga pengar har kommit in från Region Örebro län än.",
                  "500 000 kr av avtalet har inte betalats in än", "Örebro län och Västmanlands län", "Lokal eller hus",
                  "villkorat kapital, bekräftat av Rut Revisor", "statsstödsreglerna gäller",
                  "Avtalet med Region Örebro län"):
        assert words in page, words
    form = treasurer.get(f"{answer['Location']}inbetalning/")
    assert 'value="500 000"' in form.content.decode()
    paid = press(treasurer, f"{answer['Location']}inbetalning/", bank_account_id=1, on="2026-03-02", amount="300 000")
    assert paid.status_code == 302
    assert "Region Örebro län har satt in 300 000 kr av 500 000 kr." in said(treasurer.get(at(money)))
    over = press(treasurer, f"{answer['Location']}inbetalning/", bank_account_id=1, on="2026-03-02", amount="200 001")
    assert over.status_code == 200 and "Det är 200 000 kr kvar av det." in said(over)


def test_everything_wrong_stands_at_its_field(money: Money) -> None:
    answer = press(client_of(money.fund, "treasurer"), at(money, "ny/"), **{
        **FORM, "orgnr": "769612-3450", "name": "Region Örebro län 2026", "case_cap": "600 000",
        "class_confirmed_on": "2026-03-03"})
    assert answer.status_code == 200
    page = said(answer)
    for words in ("Det finns redan en källa med det namnet", "Taket per ärende", "Dagen för bekräftelsen"):
        assert words in page, words
    for field in ("orgnr", "name", "case_cap", "class_confirmed_on"):
        assert f'href="#id_{field}"' in answer.content.decode(), field
    assert 'value="RÖ 26/114"' in answer.content.decode() and "checked" in answer.content.decode()


def test_who_may_not_register_is_told_who_can(money: Money) -> None:
    answer = client_of(money.fund, "member").get(at(money, "ny/"))
    assert answer.status_code == 403 and "Kajsa Kassör" in said(answer)
    assert client_of(money.fund, "administrator").get(at(money)).status_code == 403


def test_the_page_tells_how_the_money_has_worked(lent: Money) -> None:
    from tests import builders_money as build
    build.matched(lent.fund, build.Row(ON, 50_000 * KR, "Ramsbergs Handel"), "loan_payment", f"agreement/{lent.loan}")
    answer = client_of(lent.fund, "treasurer").get(at(lent, f"{lent.source}/"))
    page = said(answer)
    for words in ("har satt in 2 000 000 kr sedan 2026. Pengarna har lånats ut eller placerats 0,2 gånger. "
                  "Inget har gått förlorat.", "I kassan i dag 1 750 000 kr varav 300 000 kr är lovade",
                  "Ute i föreningar 250 000 kr 2 avtal", "Tillbaka hittills 50 000 kr", "Utlånat: 0,2 gånger",
                  "Använt: 0,2 gånger", "Visa uträkningen", "Lovat men inte utbetalt",
                  "Hantverkshuset, L-2026-002", "Andra gången"):
        assert words in page, words
    assert 'class="pic' in answer.content.decode()
    assert f"/f/{lent.fund.slug}/avtal/L-2026-001/" in answer.content.decode()


def test_any_day_can_be_asked_for(lent: Money) -> None:
    treasurer = client_of(lent.fund, "treasurer")
    before = said(treasurer.get(at(lent, f"{lent.source}/?den=1 mars 2026")))
    assert "Inga pengar har kommit in" in before and "I kassan 0 kr" in before
    for asked in ("i morgon", (ON + timedelta(days=1)).isoformat()):
        answer = treasurer.get(at(lent, f"{lent.source}/"), {"den": asked})
        assert answer.status_code == 200 and "Skriv en dag som har varit" in said(answer)
        assert "I kassan i dag 1 700 000 kr" in said(answer) and f'value="{asked}"' in answer.content.decode()


def test_the_statement_is_written_kept_and_fetched_by_page(lent: Money) -> None:
    treasurer = client_of(lent.fund, "treasurer")
    answer = press(treasurer, at(lent, f"{lent.source}/aterrapport/"), den="2026-03-02")
    assert answer.status_code == 302
    page = treasurer.get(answer["Location"]).content.decode()
    paper = re.search(r'href="([^"]+/papper/\w+/)"', page) or re.search(r'href="(/f/[^"]+[0-9a-f]{32}/)"', page)
    assert paper
    fetched = treasurer.get(paper[1])
    assert fetched.status_code == 200 and fetched.content.startswith(b"%PDF")


def test_another_funds_source_is_not_there(lent: Money) -> None:
    from tests import builders
    other = builders.fund("Den andra fonden", number=1)
    builders.bank_account(other)
    builders.source(other, "Stiftelsen", paid_in=False)
    foreign = builders.source(other, "Kommunen", paid_in=False)
    assert foreign
    treasurer = client_of(lent.fund, "treasurer")
    for part in ("2/", "2/inbetalning/"):
        assert treasurer.get(at(lent, part)).status_code == 404
    assert press(treasurer, at(lent, "2/aterrapport/"), den="2026-03-02").status_code == 404
    assert treasurer.get(f"/f/{other.slug}/kallor/").status_code == 404


@pytest.mark.parametrize("page", ["list", "one"])
def test_ten_times_as_much_asks_no_more_of_the_database(lent: Money, page: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests import builders
    from tests import builders_money as build
    treasurer = client_of(lent.fund, "treasurer")
    where = at(lent, "" if page == "list" else f"{lent.source}/")

    def fill(count: int, name: str) -> None:
        for number in range(count):
            if page == "list":
                builders.source(lent.fund, f"{name} {number}", amount_minor=1_000 * KR, paid_in=False)
            else:
                one = build.agreement(lent.fund, f"{name}{number} Förening", amount_minor=1_000 * KR)
                if number:
                    build.paid_out(lent.fund, one.id, seen=False)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert treasurer.get(where).status_code == 200
        return len(found)

    fill(2, "A")
    asked()
    few = asked()
    fill(12, "B")
    assert asked() == few


def test_what_is_folded_stands_open_when_something_in_it_is_wrong_or_written(money: Money) -> None:
    """Canary: let `_filled` answer False, and what was written is hidden from whoever must mend it."""
    treasurer = client_of(money.fund, "treasurer")
    folds = re.compile(r"<details class=\"more\"( open)?><summary>(Avtalet begränsar|Diarienummer)")
    assert folds.findall(treasurer.get(at(money, "ny/")).content.decode()) == [
        ("", "Diarienummer"), ("", "Avtalet begränsar")]
    page = press(treasurer, at(money, "ny/"), **{**FORM, "name": "", "case_cap": "många"}).content.decode()
    assert folds.findall(page) == [(" open", "Diarienummer"), (" open", "Avtalet begränsar")]
    assert 'value="RÖ 26/114"' in page and 'value="många"' in page
