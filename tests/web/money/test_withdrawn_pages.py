"""A wrong statement is withdrawn by page: from its own page, with a reason, and seen as withdrawn everywhere after.

Canaries: show the link on every statement and an older one offers what is refused; take `counts` from the row's page
and a row that does not count can be pressed.
"""

from __future__ import annotations

from tests.builders import KR, ON
from tests.money_fixtures import Money, client_of, where_all_is
from tests.web.money.test_money_pages import home, press, said


def wrong_statement(money: Money, *, matched: bool = False) -> tuple[int, int]:
    from tests import builders_money as build
    statement = build.typed(money.fund, build.Row(ON, 6_001 * KR, "Ramsbergs Handel"))
    row = build.latest_line(money.fund).id
    if matched:
        build.match(money.fund, row, "suspense")
    return statement, row


def test_from_the_statement_to_the_next_one_by_pages_alone(lent: Money) -> None:
    treasurer, before = client_of(lent.fund, "treasurer"), where_all_is(lent)
    statement, row = wrong_statement(lent)
    page = treasurer.get(home(lent, f"utdrag/{statement}/"))
    assert f"utdrag/{statement}/dra-tillbaka/" in page.content.decode()
    asked = said(treasurer.get(home(lent, f"utdrag/{statement}/dra-tillbaka/")))
    assert "Utgående saldo efteråt 1 700 000,00 kr" in asked and "Inget suddas" in asked
    answer = press(treasurer, home(lent, f"utdrag/{statement}/dra-tillbaka/"), reason="6 001 skulle vara 6 000")
    assert answer.status_code == 302
    shown = said(treasurer.get(home(lent, f"utdrag/{statement}/")))
    assert "drog tillbaka utdraget 2 mars 2026: 6 001 skulle vara 6 000. Det räknas inte längre." in shown
    assert "räknas inte" in shown and "Blev utdraget fel?" not in shown
    assert "tillbakadraget" in said(treasurer.get(home(lent, "utdrag/")))
    line = said(treasurer.get(home(lent, f"rad/{row}/")))
    assert "raden gäller inte längre" in line and "Para ihop och bokför" not in line
    day = said(treasurer.get(home(lent)))
    assert "stämmer Banken 1 700 000,00 kr" in day and "Att para ihop 0" in day
    form = treasurer.get(home(lent, "utdrag/nytt/1/")).content.decode().replace("\xa0", " ")
    assert 'value="1 700 000"' in form
    assert where_all_is(lent) == before
    answer = press(treasurer, home(lent, f"rad/{row}/para-ihop/"), what="suspense|")
    assert answer.status_code == 200 and "raden gäller inte längre" in said(answer)
    assert where_all_is(lent) == before


def test_what_stands_in_the_way_is_said_and_the_reason_stays(lent: Money) -> None:
    statement, _row = wrong_statement(lent, matched=True)
    treasurer, before = client_of(lent.fund, "treasurer"), where_all_is(lent)
    where = home(lent, f"utdrag/{statement}/dra-tillbaka/")
    answer = press(treasurer, where, reason="Fel belopp")
    assert "rad 1, 2026-03-02, 6 001,00 kr" in said(answer) and "ångra ihopparningen" in said(answer)
    assert b">\nFel belopp</textarea>" in answer.content
    assert b'aria-invalid="true"' in press(treasurer, where, reason=" ").content
    assert where_all_is(lent) == before


def test_an_older_statement_and_an_auditor_are_offered_nothing(lent: Money) -> None:
    statement, _row = wrong_statement(lent)
    assert "Blev utdraget fel?" not in said(client_of(lent.fund, "treasurer").get(home(lent, "utdrag/1/")))
    auditor = client_of(lent.fund, "auditor")
    assert "Blev utdraget fel?" not in said(auditor.get(home(lent, f"utdrag/{statement}/")))
    assert auditor.get(home(lent, f"utdrag/{statement}/dra-tillbaka/")).status_code == 403


def test_a_double_press_is_one_withdrawal(lent: Money) -> None:
    from brygga.apps.payments.models import StatementWithdrawal
    statement, _row = wrong_statement(lent)
    treasurer = client_of(lent.fund, "treasurer")
    for _ in range(2):
        answer = treasurer.post(home(lent, f"utdrag/{statement}/dra-tillbaka/"),
                                {"command_key": "same", "reason": "Fel"})
        assert answer.status_code == 302
    assert StatementWithdrawal.objects.count() == 1


def test_the_reason_typed_as_the_session_ended_is_still_there(lent: Money) -> None:
    from django.test import Client
    statement, _row = wrong_statement(lent)
    where, gone = home(lent, f"utdrag/{statement}/dra-tillbaka/"), Client(headers={"accept-language": "sv"})
    gone.post(where, {"reason": "6 001 skulle vara 6 000"}, HTTP_REFERER=f"http://testserver{where}")
    again = client_of(lent.fund, "treasurer")
    session = again.session
    session["parked_form"] = gone.session["parked_form"]
    session.save()
    assert "6 001 skulle vara 6 000</textarea>" in again.get(where).content.decode()
