"""Two people start a fund; nobody can alone, and until the second has confirmed nothing can be done.

Canaries: let the first founder confirm (the database refuses too: role_takes_two), drop the check of the key, or let
`_stands` answer True while the fund waits; each makes a test here fail.
"""

from __future__ import annotations

import stat
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from brygga.apps.access import directory
from brygga.apps.access.doorways import seats_of
from brygga.apps.ledger import queries as ledger
from brygga.foundation import clock
from brygga.foundation.models import OutboxItem, Tenant
from brygga.foundation.refusals import NotSeen, Refusals, Refused
from brygga.operations import start_fund as founding
from brygga.operations.left_to_do import left_to_do
from tests import builders_founding as b
from tests.worlds import World

ON = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def practice_day(fresh_world: World) -> None:
    cache.clear()
    clock.set_own_date(ON)


def asked(**other: Any) -> dict[str, Any]:
    return b.ASKED | other


def test_until_the_second_confirms_nobody_has_a_seat() -> None:
    slug = founding.start_fund(b.command(), **b.ASKED)
    anna, bo = b.person_id(b.ANNA[1]), b.person_id(b.BO[1])
    assert (seats_of(anna, ON), seats_of(bo, ON)) == ([], [])
    with pytest.raises(Refused, match="founding.other"):
        founding.confirm_fund(b.command(anna), slug=slug)
    founding.confirm_fund(b.command(bo), slug=slug)
    assert [s.roles for s in (*seats_of(anna, ON), *seats_of(bo, ON))] == [frozenset({"administrator"})] * 2


def test_each_row_names_two_different_persons() -> None:
    slug = b.started_fund()
    for row in directory.memberships(b.tenant_of(slug), ON):
        assert row.proposed_by == b.ANNA[0] and row.confirmed_by == b.BO[0]


def test_a_wrong_address_is_put_right_and_the_letter_that_went_astray_opens_nothing() -> None:
    slug = founding.start_fund(b.command(), **b.ASKED)
    astray = b.last_link(b.BO[1])
    founding.correct_address(b.command(), which="second", email="bo.lind@exempel.se")
    assert Client().get(astray).status_code == 410
    assert Client().get(b.last_link("bo.lind@exempel.se")).status_code == 200
    with pytest.raises(Refused, match="person.email_taken"):
        founding.correct_address(b.command(), which="second", email=b.ANNA[1])
    founding.confirm_fund(b.command(b.person_id("bo.lind@exempel.se")), slug=slug)
    with pytest.raises(NotSeen):
        founding.correct_address(b.command(), which="first", email="elak@exempel.se")


def test_a_stranger_cannot_confirm_and_the_second_only_once() -> None:
    slug = founding.start_fund(b.command(), **b.ASKED)
    with pytest.raises(NotSeen):
        founding.confirm_fund(b.command(None), slug=slug)
    founding.confirm_fund(b.command(b.person_id(b.BO[1])), slug=slug)
    with pytest.raises(NotSeen):
        founding.confirm_fund(b.command(b.person_id(b.BO[1])), slug=slug)


def test_every_fault_is_told_at_once_and_nothing_is_made() -> None:
    with pytest.raises(Refusals) as told:
        founding.start_fund(b.command(), **asked(name=" ", orgnr="769600-0047", county="99", profile="big",
                                                 administrators=[{"name": "A", "email": "a@x.se"}] * 2))
    assert [r.field for r in told.value.refusals] == ["name", "orgnr", "county", "profile", "second_email"]
    assert not Tenant.objects.exists() and not OutboxItem.objects.exists()


@pytest.mark.parametrize(("wrong", "code"), [
    ({"administrators": [{"name": "Anna Ek", "email": "a@x.se"}, {"name": "Anna Ek", "email": "A@x.se"}]},
     "founding.two_persons"),
    ({"administrators": [{"name": "Anna Ek", "email": "a@x.se"}]}, "founding.two_persons"),
    ({"administrators": [{"name": "Anna Ek", "email": "a@x.se"}, {"name": "anna ek", "email": "b@x.se"}]},
     "founding.same_name"),
    ({"last_on": date(2027, 9, 30)}, "year.length"),
    ({"board_size": 0}, "body.size")])
def test_what_cannot_be_is_refused(wrong: dict[str, Any], code: str) -> None:
    with pytest.raises((Refused, Refusals), match=code):
        founding.start_fund(b.command(), **asked(**wrong))
    assert not Tenant.objects.exists()


def test_the_same_press_twice_is_one_fund() -> None:
    slugs = {founding.start_fund(b.command(key="one press"), **b.ASKED) for _ in range(2)}
    assert len(slugs) == 1 and Tenant.objects.count() == 1 and OutboxItem.objects.count() == 2


def test_books_are_open_with_twelve_periods_and_an_operating_pot() -> None:
    tenant = b.tenant_of(b.started_fund())
    assert len(ledger.periods(tenant)) == 12
    assert [(name, kind) for _, name, kind, _ in ledger.pots(tenant)] == [("Drift", "operating")]
    assert any(role == "bank" for _, _, role in ledger.accounts(tenant))


def test_the_key_is_kept_from_others_and_gone_once_the_fund_stands(fresh_world: World) -> None:
    key = founding.setup_address().split("nyckel=")[1]
    assert founding.setup_address().endswith(key), "asking twice gives the same key"
    assert stat.S_IMODE((fresh_world.data / "setup-key").stat().st_mode) == 0o600
    with pytest.raises(Refused, match="founding.key"):
        founding.require_key("")
    founding.require_key(key)
    b.started_fund()
    assert founding.setup_address() == "" and not (fresh_world.data / "setup-key").exists()
    with pytest.raises(Refused, match="founding.done"):
        founding.require_key(key)


def test_left_to_do_follows_what_is_there() -> None:
    slug = b.started_fund()
    tenant = b.tenant_of(slug)
    done = {s.code: s.done for s in left_to_do(tenant)}
    assert done == {"chair": False, "board": False, "officer": False, "treasurer": False, "approver": False,
                    "auditor": False, "registration": False, "period": True, "bank_account": False, "source": False,
                    "pay_in": False}
    b.given_role(slug, "Ola Ord", "ola@exempel.se", "chair")
    b.given_role(slug, "Kajsa Kas", "kajsa@exempel.se", "treasurer")
    after = {s.code: s.done for s in left_to_do(tenant)}
    assert {code for code in after if after[code] and not done[code]} == {"chair", "treasurer", "approver"}


def test_one_person_may_not_be_both_auditor_and_treasurer_and_a_doubled_role_is_listed() -> None:
    slug = b.started_fund()
    b.given_role(slug, "Kajsa Kas", "kajsa@exempel.se", "treasurer")
    with pytest.raises(Refused, match="roles_never_together"):
        b.given_role(slug, "Kajsa Kas", "kajsa@exempel.se", "auditor")
    b.given_role(slug, "Kajsa Kas", "kajsa@exempel.se", "approver")
    found = directory.doubled(directory.memberships(b.tenant_of(slug), ON))
    assert [(d.name, d.first, d.second) for d in found] == [("Kajsa Kas", "treasurer", "approver")]


FORM = {"name": "Mikrofonden i Örebro län", "orgnr": "7696000046", "county": "18", "profile": "small_fund",
        "board_size": "5", "month": "1", "year": "2026", "chart": "se", "first_name": b.ANNA[0],
        "first_email": b.ANNA[1], "second_name": b.BO[0], "second_email": b.BO[1]}


def test_by_page_from_the_key_to_the_first_page() -> None:
    key = founding.setup_address().split("nyckel=")[1]
    visitor = Client()
    assert visitor.get("/starta/").status_code == 403
    assert visitor.get(f"/starta/?nyckel={key}").status_code == 200
    answer = visitor.post("/starta/", FORM | {"nyckel": key, "orgnr": "123", "second_email": b.ANNA[1]})
    shown = answer.content.decode()
    assert answer.status_code == 200 and b.BO[0] in shown, "the text is kept"
    assert "två olika personer" in shown and shown.count('class="field bad"') == 2
    assert visitor.post("/starta/", FORM | {"nyckel": key}).status_code == 302
    assert b.BO[0] in visitor.get(f"/starta/?nyckel={key}").content.decode()
    wrong = visitor.post("/starta/adress/", {"nyckel": key, "which": "second", "email": "bo"}).content.decode()
    assert "behöver ett @" in wrong and visitor.post("/starta/adress/", {"nyckel": "x"}).status_code == 403
    second = Client()
    second.post(b.last_link(b.BO[1]), {"password": b.PASSWORD, "password2": b.PASSWORD})
    second.get("/konto/kodapp/")
    second.post("/konto/kodapp/", {"code": b.code_of(second.session["mfa.totp.secret"])})
    page = second.get("/in/", follow=True)
    assert "Bekräfta att vi startar fonden" in page.content.decode()
    home = second.post(page.request["PATH_INFO"], follow=True)
    assert "Kvar att göra" in home.content.decode() and home.request["PATH_INFO"].startswith("/f/mikrofonden")
    assert visitor.post("/starta/", FORM | {"nyckel": key}).status_code == 403, "the key is spent"
