"""The money pages under attack: what is forged, what is absurd, pressed twice, from an old page, in two funds, on a
full disk. Each is answered in words, no page breaks, and nothing has moved.

Canary: read an id with `str.isdigit` alone, and "²" is a digit that is no number: the page breaks.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, client_of, where_all_is
from tests.web.money.test_money_pages import STATEMENT, home, press, said

BIG = "9" * 25
FORGED = ("²", BIG, "-1", "", "x", "1 or 1=1", "\x00", "1.0")
TYPED = {**STATEMENT, "rad-0-on": "2026-03-02", "rad-0-amount": "6 000"}


def quiet(money: Money, who: str = "treasurer") -> Any:
    client = client_of(money.fund, who)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("value", FORGED)
def test_forged_ids_are_answered_and_move_nothing(lent: Money, value: str) -> None:
    treasurer, auditor, before = quiet(lent), quiet(lent, "auditor"), where_all_is(lent)
    line = next(iter(before["lines"]))
    answers = [press(treasurer, home(lent, f"skuld/{lent.pot}/"), bank_account_id=value),
               press(treasurer, home(lent, "lista/"), account=value),
               press(treasurer, home(lent, f"rad/{line}/para-ihop/"), what=f"loan_payment|agreement/{value}"),
               press(treasurer, home(lent, f"betala/{lent.agreement(lent.waiting).number}/"), bank_account_id=value,
                     pay_on="2026-03-02"),
               press(quiet(lent, "administrator"), f"/f/{lent.fund.slug}/installningar/personer/bekrafta/", id=value),
               treasurer.get(f"/f/{lent.fund.slug}/kallor/{lent.source}/", {"den": value})]
    for page, name in (("verifikationer", "fore"), ("spar", "fore"), ("spar", "vem"), ("spar", "arende"),
                       ("stickprov", "antal"), ("balans", "den"), ("papper", "fran")):
        answers.append(auditor.get(f"/f/{lent.fund.slug}/bocker/{page}/", {name: value}))
    assert [a.status_code for a in answers if a.status_code >= 500 or a.status_code == 302] == []
    assert where_all_is(lent) == before


@pytest.mark.parametrize("where", [f"rad/{BIG}/", f"utdrag/{BIG}/", f"betalning/{BIG}/", f"utdrag/nytt/{BIG}/",
                                   f"lista/{BIG}/", f"utdrag/{BIG}/dra-tillbaka/"])
def test_an_address_of_nothing_is_not_there(lent: Money, where: str) -> None:
    assert quiet(lent).get(home(lent, where)).status_code == 404


@pytest.mark.parametrize(("amount", "words"), [
    (BIG, "Så stort kan beloppet inte vara"), ("1e3", "Skriv beloppet med siffror"),
    ("12.500", "Vi kan inte avgöra"), ("NaN", "Skriv beloppet med siffror"), ("٦٠٠٠", "Skriv beloppet med siffror"),
    ("5\x00", "Skriv beloppet med siffror"), ("0", "Skriv beloppet"), ("6 000,001", "högst två decimaler")])
def test_amounts_that_nobody_can_mean(lent: Money, amount: str, words: str) -> None:
    treasurer, before = quiet(lent), where_all_is(lent)
    answer = press(treasurer, home(lent, "utdrag/nytt/1/"), **{**TYPED, "rad-0-amount": amount})
    assert answer.status_code == 200 and words.lower() in said(answer).lower()
    assert where_all_is(lent) == before


@pytest.mark.parametrize("amount", ["6000", "6 000", "6\u00a0000", "6\u202f000,00", "6\u2009000 kr", "6.000,00",
                                    "6000:-", "6 000 kronor"])
def test_amounts_as_people_type_them(lent: Money, amount: str) -> None:
    from tests import builders_money as build
    assert press(quiet(lent), home(lent, "utdrag/nytt/1/"), **{**TYPED, "rad-0-amount": amount}).status_code == 302
    assert build.latest_line(lent.fund).amount_minor == 6_000 * KR


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "2019-01-01", "2026-03-03", "igår", BIG])
def test_days_that_cannot_be(lent: Money, day: str) -> None:
    treasurer, before = quiet(lent), where_all_is(lent)
    waiting = lent.agreement(lent.waiting).number
    forms: dict[str, dict[str, Any]] = {
        "utdrag/nytt/1/": {**TYPED, "to_on": day}, "konton/nytt/": {
            "name": "Drift", "kind": "account", "number": "8", "ledger_number": "1940", "opened_on": day}}
    if day < "2026":
        forms[f"betala/{waiting}/"] = {"bank_account_id": 1, "pay_on": day}
    if day == "2019-01-01":
        del forms["konton/nytt/"]
    for where, form in forms.items():
        answer = press(treasurer, home(lent, where), **form)
        assert answer.status_code == 200 and "behöver rättas" in said(answer), where
    assert where_all_is(lent) == before


def test_a_double_click_and_the_back_button_are_one_statement(lent: Money) -> None:
    """The same form sent again is the same answer; changed and sent again under its key, it is told so."""
    from brygga.apps.payments import queries
    treasurer, before = quiet(lent), len(queries.statements(lent.tenant))
    for _ in range(3):
        answer = treasurer.post(home(lent, "utdrag/nytt/1/"), {**TYPED, "command_key": "drawn-once"})
        assert answer.status_code == 302
    assert len(queries.statements(lent.tenant)) == before + 1
    changed = {**TYPED, "rad-0-amount": "6 001", "closing": "1 706 001", "command_key": "drawn-once"}
    answer = treasurer.post(home(lent, "utdrag/nytt/1/"), changed)
    assert answer.status_code == 200 and "hade redan skickats med andra uppgifter" in said(answer)
    assert 'value="6 001"' in answer.content.decode() and len(queries.statements(lent.tenant)) == before + 1


def test_two_tabs_in_two_funds_stay_in_their_own(lent: Money) -> None:
    """The fund stands in the address: the same person, the same key and the same ids are another act elsewhere."""
    from brygga.apps.payments import queries
    from tests import builders
    from tests import builders_money as build
    other = build.money_fund(number=2)
    builders.bank_account(other)
    other.people["both"] = lent.fund["treasurer"]
    from brygga.apps.access.actions import confirm_role, propose_role
    role = propose_role(other.command("administrator"), person_id=other["both"], role="treasurer", from_on=ON)
    confirm_role(other.command("second"), membership_id=role)
    here, treasurer = len(queries.statements(lent.tenant)), quiet(lent)
    there, account = len(queries.statements(other.tenant_id)), builders.bank_account(other)
    theirs = {**TYPED, "opening": "2 000 000", "closing": "2 006 000", "command_key": "one-key"}
    assert treasurer.post(f"/f/{other.slug}/pengar/utdrag/nytt/{account}/", theirs).status_code == 302
    assert treasurer.post(home(lent, "utdrag/nytt/1/"), {**TYPED, "command_key": "one-key"}).status_code == 302
    assert len(queries.statements(lent.tenant)) == here + 1 and len(queries.statements(other.tenant_id)) == there + 1
    own = build.latest_line(lent.fund).id
    assert treasurer.get(f"/f/{other.slug}/pengar/utdrag/nytt/1/").status_code == 404
    assert press(treasurer, f"/f/{other.slug}/pengar/rad/{own}/para-ihop/", what="suspense|").status_code == 404
    assert press(treasurer, f"/f/{other.slug}/pengar/skuld/{lent.pot}/", bank_account_id=1).status_code in (403, 404)


@pytest.mark.parametrize("where", ["utdrag/nytt/1/", "rad/{row}/para-ihop/"])
def test_a_full_disk_in_the_middle_is_a_503_and_nothing_half_done(
        lent: Money, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    """The disk is full when the rows, or the row's entry, are written already and the trail's link is not."""
    from django.db import OperationalError

    from brygga.apps.payments.actions import statements
    from tests import builders_money as build
    build.typed(lent.fund, build.Row(ON, 6_000 * KR, "Någon"))
    row, before = build.latest_line(lent.fund).id, where_all_is(lent)
    given = {**TYPED, "opening": "1 706 000", "closing": "1 712 000"} if "nytt" in where else {"what": "suspense|"}

    def full(*_: Any, **__: Any) -> None:
        raise OperationalError("database or disk is full")
    monkeypatch.setattr(statements, "record", full)
    answer = press(quiet(lent), home(lent, where.format(row=row)), **given)
    assert answer.status_code == 503 and answer["Retry-After"]
    assert where_all_is(lent) == before
    monkeypatch.undo()
    assert press(quiet(lent), home(lent, where.format(row=row)), **given).status_code == 302


@pytest.mark.parametrize(("page", "form", "kept"), [
    ("utdrag/nytt/1/", TYPED, 'value="6 000"'), ("konton/nytt/", {"name": "Driftkontot", "number": "900-80"},
                                                 'value="Driftkontot"'),
    ("betala/{waiting}/", {"pay_on": "12 mars 2026"}, 'value="12 mars 2026"'),
    ("../kallor/{source}/inbetalning/", {"amount": "4 711", "reference": "RÖ 14"}, 'value="4 711"')])
def test_what_was_typed_as_the_session_ended_is_there_after_log_in(
        lent: Money, page: str, form: dict[str, str], kept: str) -> None:
    from django.test import Client
    where = home(lent, page.format(waiting=lent.agreement(lent.waiting).number, source=lent.source)).replace(
        "/pengar/../", "/")
    gone, before = Client(headers={"accept-language": "sv"}), where_all_is(lent)
    answer = gone.post(where, form, HTTP_REFERER=f"http://testserver{where}")
    assert answer.status_code == 302 and answer["Location"].startswith("/logga-in/")
    again = client_of(lent.fund, "treasurer")
    session = again.session
    session["parked_form"] = gone.session["parked_form"]
    session.save()
    assert kept in again.get(where).content.decode() and where_all_is(lent) == before


def test_an_upload_that_lies_about_its_type_leaves_nothing(lent: Money) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from brygga.apps.documents.models import Document
    from tests import builders_money as build
    draft = build.agreement(lent.fund, "Nora Tryckeri", amount_minor=10_000 * KR, signed=False)
    officer, before = quiet(lent, "officer"), Document.objects.count()
    for content in (b"MZ\x90\x00\x03", b"<html>x</html>", b"PK\x03\x04docx?", b""):
        answer = press(officer, f"/f/{lent.fund.slug}/avtal/{draft.number}/underskrivet/",
                       file=SimpleUploadedFile("avtal.pdf", content, "application/pdf"))
        assert answer.status_code == 200 and b'aria-invalid="true"' in answer.content, content
    assert Document.objects.count() == before and lent.agreement(draft.id).state == "draft"
