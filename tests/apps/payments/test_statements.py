"""Statements typed by hand: they add up, follow on each other, and everything wrong with one is said at once.

Canary: compare the opening balance with nothing, or let a row lie outside its statement, and these fail.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, refused

WHOLE = 2_000_000 * KR


def enter(money: Money, *, from_on: date = ON, to_on: date = ON, opening: int = WHOLE, closing: int = WHOLE,
          rows: list[tuple[date, int]] | None = None, who: str = "treasurer", key: str = "") -> int:
    from brygga.apps.payments.actions import enter_statement
    from tests import builders
    return enter_statement(
        money.fund.command(who, key=key), bank_account_id=builders.bank_account(money.fund), from_on=from_on,
        to_on=to_on, opening_minor=opening, closing_minor=closing,
        lines=[{"on": day, "amount_minor": minor} for day, minor in rows or []])


def statements(money: Money) -> list[Any]:
    from brygga.apps.payments import queries
    return queries.statements(money.tenant)


@pytest.mark.parametrize(("given", "code"), [
    ({"opening": WHOLE - 1, "closing": WHOLE - 1}, "statement.opening"),
    ({"closing": WHOLE + 1}, "statement.sum"),
    ({"from_on": ON + timedelta(days=1), "to_on": ON}, "statement.days"),
    ({"to_on": ON + timedelta(days=1)}, "statement.future"),
    ({"from_on": ON - timedelta(days=1)}, "statement.overlap"),
    ({"from_on": ON - timedelta(days=1)}, "statement.before_account"),
    ({"closing": WHOLE + 5, "rows": [(ON - timedelta(days=1), 5)]}, "statement.line_day"),
    ({"rows": [(ON, 0)]}, "statement.line_amount")])
def test_a_statement_that_cannot_be(money: Money, given: dict[str, Any], code: str) -> None:
    before = statements(money)
    with refused(code) as no:
        enter(money, **given)
    assert all(r.field for r in no.value.refusals), "each fault names its field"
    assert statements(money) == before


def test_everything_wrong_is_said_at_once(money: Money) -> None:
    from brygga.foundation.refusals import Refusals
    with pytest.raises(Refusals) as told:
        enter(money, opening=1, closing=3, to_on=ON + timedelta(days=2), rows=[(ON - timedelta(days=9), 1)])
    assert {r.field for r in told.value.refusals} == {"opening", "closing", "to_on", "lines"}


def test_the_same_day_goes_on_in_the_next_one(money: Money) -> None:
    first = enter(money, closing=WHOLE + 500, rows=[(ON, 700), (ON, -200)], key="twice")
    assert enter(money, closing=WHOLE + 500, rows=[(ON, 700), (ON, -200)], key="twice") == first
    with refused("statement.opening"):
        enter(money, rows=[])
    enter(money, opening=WHOLE + 500, closing=WHOLE + 500)
    assert [s.closing_minor for s in statements(money)] == [WHOLE + 500, WHOLE + 500, WHOLE]


def test_the_first_statement_begins_at_nothing(fresh_world: object) -> None:
    from tests import builders_money as build
    money = Money(build.money_fund(paid_in=False), fresh_world)  # type: ignore[arg-type]
    with refused("statement.first_opening") as no:
        enter(money, opening=100, closing=100)
    assert "egen rad" in str(no.value.refusals[0].way_on)
    enter(money, opening=0, closing=0)


def test_only_who_keeps_the_books_types_them(money: Money) -> None:
    for who in ("auditor", "member", "administrator"):
        with refused("act_needs_role"):
            enter(money, who=who)
    enter(money, who="bookkeeper")


def test_another_funds_account_is_not_there(money: Money) -> None:
    from brygga.apps.payments.actions import enter_statement
    from brygga.foundation.refusals import NotSeen
    with pytest.raises(NotSeen):
        enter_statement(money.fund.command("treasurer"), bank_account_id=99, from_on=ON, to_on=ON, opening_minor=0,
                        closing_minor=0, lines=[])


@pytest.mark.parametrize(("given", "code"), [
    ({"number": "510-1234"}, "bank_account.number"), ({"kind": "iban"}, "bank_account.kind"),
    ({"name": " "}, "bank_account.name"), ({"kind": "account", "number": " "}, "bank_account.number"),
    ({"number": "510-1233"}, "bank_account.known")])
def test_a_bank_account_that_cannot_be(money: Money, given: dict[str, str], code: str) -> None:
    from brygga.apps.ledger import sums
    from brygga.apps.payments import queries
    from brygga.apps.payments.actions import open_bank_account
    free = sums.free_bank_accounts(money.tenant, {a.ledger_account_id for a in queries.bank_accounts(money.tenant)})
    with refused(code):
        open_bank_account(money.fund.command("treasurer"), **{
            "name": "Kontot", "kind": "bankgiro", "number": "900-8004", **given}, currency="SEK", opened_on=ON,
            ledger_account_id=free[0][0])
    assert len(queries.bank_accounts(money.tenant)) == 1
