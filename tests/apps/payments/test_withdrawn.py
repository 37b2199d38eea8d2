"""A statement that balances and is wrong is withdrawn by adding; afterwards all is as it was before it.

Canaries: each of the fences taken down lets its attack through (below, for every one of them), and a reader that
forgets the withdrawal (`statements` with all of them) makes the next statement begin in the wrong place.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money, proven, refused, where_all_is

WHOLE = 2_000_000 * KR
WRONG = ((ON, 700), (ON, -200))


def enter(money: Money, closing: int, *rows: tuple[Any, int], opening: int = WHOLE, to_on: Any = ON) -> int:
    from brygga.apps.payments.actions import enter_statement
    from tests import builders
    return enter_statement(
        money.fund.command("treasurer", on=to_on), bank_account_id=builders.bank_account(money.fund), from_on=ON,
        to_on=to_on, opening_minor=opening, closing_minor=closing,
        lines=[{"on": day, "amount_minor": minor} for day, minor in rows])


def withdraw(money: Money, statement_id: int, *, why: str = "Fel belopp på en rad", who: str = "treasurer",
             key: str = "") -> int:
    from brygga.apps.payments.actions import withdraw_statement
    return withdraw_statement(money.fund.command(who, key=key), statement_id=statement_id, reason=why)


def seen(money: Money) -> dict[str, Any]:
    """Everything that says where the account is: for the pages, the books, the reconciliation and what comes next."""
    from brygga.apps.payments import queries
    from brygga.operations.money_day import money_day, next_statement
    from brygga.operations.reconciliation import balance_line
    from tests import builders
    day = money_day(money.fund.seat("treasurer"))
    account = queries.bank_account(money.tenant, builders.bank_account(money.fund))
    return {**where_all_is(money), "line": balance_line(money.tenant, ON), "to match": day.to_match,
            "locks": day.to_lock, "statements": queries.statements(money.tenant),
            "latest": queries.latest_statements(money.tenant, ON),
            "next": next_statement(money.tenant, account, ON)}


def test_afterwards_all_is_as_before_it_and_both_stay_to_be_read(money: Money) -> None:
    from brygga.apps.payments import queries
    before = seen(money)
    wrong = enter(money, WHOLE + 500, *WRONG)
    assert seen(money)["line"].bank_minor == WHOLE + 500 and len(seen(money)["to match"]) == 2
    assert withdraw(money, wrong) == wrong
    assert seen(money) == before
    kept = queries.statement(money.tenant, wrong)
    assert kept.withdrawn is not None and (kept.closing_minor, kept.withdrawn.reason, kept.withdrawn.on) == (
        WHOLE + 500, "Fel belopp på en rad", ON)
    assert [(r.amount_minor, r.counts) for r in queries.lines(money.tenant, statement_id=wrong)] == [
        (700, False), (-200, False)]
    assert [s.id for s in queries.statements(money.tenant, with_withdrawn=True)][0] == wrong
    proven(money)
    right = enter(money, WHOLE + 5, (ON, 5))
    assert queries.statements(money.tenant)[0].id == right
    proven(money)


def test_the_same_press_twice_is_one_and_another_is_told(money: Money) -> None:
    wrong = enter(money, WHOLE + 500, *WRONG)
    assert withdraw(money, wrong, key="twice") == withdraw(money, wrong, key="twice") == wrong
    with refused("statement.withdrawn"):
        withdraw(money, wrong)


def test_rows_that_are_something_are_named_and_undone_first(money: Money) -> None:
    from brygga.apps.payments import queries
    from brygga.operations.matching import undo_match
    from tests import builders_money as build
    wrong = enter(money, WHOLE + 500, *WRONG)
    first, second = queries.lines(money.tenant, statement_id=wrong)
    build.match(money.fund, first.id, "bank_interest")
    build.match(money.fund, second.id, "suspense")
    before = seen(money)
    with refused("statement.rows_matched") as no:
        withdraw(money, wrong)
    told = str(no.value.refusals[0].message).replace("\xa0", " ")
    assert "rad 1, 2026-03-02, 7,00 kr; rad 2, 2026-03-02, −2,00 kr" in told, told
    assert "ångra" in str(no.value.refusals[0].way_on) and seen(money) == before
    for row in (first, second):
        undo_match(money.fund.command("treasurer"), line_id=row.id)
    withdraw(money, wrong)
    proven(money)


def test_only_the_latest_one_and_then_the_one_before_it(money: Money) -> None:
    from brygga.apps.payments import queries
    first = enter(money, WHOLE + 700, (ON, 700))
    empty = enter(money, WHOLE + 700, opening=WHOLE + 700, to_on=ON + timedelta(days=1))
    with refused("statement.not_latest") as no:
        withdraw(money, first)
    assert "2026-03-03" in str(no.value.refusals[0].message)
    withdraw(money, empty)
    withdraw(money, first)
    assert queries.statements(money.tenant)[0].closing_minor == WHOLE
    proven(money)


def test_of_two_accounts_each_has_its_own_latest(money: Money) -> None:
    from brygga.apps.payments.actions import enter_statement
    from brygga.operations.bank_accounts import open_account
    wrong = enter(money, WHOLE + 500, *WRONG)
    other = open_account(money.fund.command("treasurer"), name="Drift", kind="bankgiro", number="900-8004",
                         ledger_number="1940", opened_on=ON)
    enter_statement(money.fund.command("treasurer"), bank_account_id=other, from_on=ON, to_on=ON, opening_minor=0,
                    closing_minor=0, lines=[])
    withdraw(money, wrong)


@pytest.mark.parametrize(("given", "code"), [
    ({"why": "  "}, "statement.why"), ({"why": "x" * 301}, "statement.why_long"),
    ({"who": "auditor"}, "act_needs_role"), ({"who": "member"}, "act_needs_role")])
def test_what_is_asked_for(money: Money, given: dict[str, str], code: str) -> None:
    wrong = enter(money, WHOLE + 500, *WRONG)
    before = seen(money)
    with refused(code):
        withdraw(money, wrong, **given)
    assert seen(money) == before


def test_another_funds_statement_is_not_there(money: Money) -> None:
    from brygga.foundation.refusals import NotSeen
    with pytest.raises(NotSeen):
        withdraw(money, 99)


def test_a_row_that_does_not_count_is_matched_to_nothing(money: Money) -> None:
    from brygga.apps.payments import queries
    from brygga.apps.payments.actions import match_line
    from tests import builders_money as build
    wrong = enter(money, WHOLE + 500, *WRONG)
    row = queries.lines(money.tenant, statement_id=wrong)[0]
    withdraw(money, wrong)
    before = seen(money)
    with refused("statement.withdrawn"):
        build.match(money.fund, row.id, "bank_interest")
    with refused("statement.withdrawn"):
        match_line(money.fund.command("treasurer"), line_id=row.id, kind="suspense", subject="", entry_id=None)
    assert seen(money) == before


NEW_MATCH = ("INSERT INTO payments_match (tenant_id, line_id, kind, subject, made_by_id, made_at) SELECT tenant_id, "
             "id, 'order', '', (SELECT min(id) FROM access_person), '2026-03-02 08:00:00' FROM payments_statementline "
             "WHERE id = {row}")
NEW_ROW = ("INSERT INTO payments_statementline (tenant_id, statement_id, line_no, \"on\", amount_minor, currency, "
           "counterparty, reference, text, state) SELECT tenant_id, id, 9, '2026-03-02', 1, 'SEK', '', '', '', 'open' "
           "FROM payments_statement WHERE id = {statement}")
WITHDRAWAL = ("INSERT INTO payments_statementwithdrawal (tenant_id, statement_id, reason, by_id, at, \"on\") SELECT "
              "tenant_id, id, {why}, (SELECT min(id) FROM access_person), '2026-03-02 08:00:00', '2026-03-02' FROM "
              "payments_statement WHERE id = {statement}")
ATTACKS: dict[str, tuple[str, str]] = {
    "a row is matched": ("withdrawn", NEW_MATCH),
    "an undone match comes back": ("withdrawn", "UPDATE payments_match SET undone_at = NULL WHERE line_id = {row}"),
    "another's match moves there": ("withdrawn", "UPDATE payments_match SET line_id = {row} WHERE id = 1"),
    "a row's state": ("withdrawn", "UPDATE payments_statementline SET state = 'matched' WHERE id = {row}"),
    "a row's amount": ("withdrawn", "UPDATE payments_statementline SET amount_minor = 1 WHERE id = {row}"),
    "a row leaves": ("withdrawn", "UPDATE payments_statementline SET statement_id = 1, line_no = 9 WHERE id = {row}"),
    "a row comes": ("withdrawn", "UPDATE payments_statementline SET statement_id = {statement}, line_no = 9 "
                                 "WHERE id = 1"),
    "a row more": ("withdrawn", NEW_ROW),
    "a row is taken away": ("withdrawn", "DELETE FROM payments_statementline WHERE id = {bare_row}"),
    "the balance": ("withdrawn", "UPDATE payments_statement SET closing_minor = 1 WHERE id = {statement}"),
    "the balance of one that counts": ("open", "UPDATE payments_statement SET closing_minor = 1 WHERE id = 1"),
    "the withdrawal is taken back": ("withdrawn", "DELETE FROM payments_statementwithdrawal"),
    "another's name on it": ("withdrawn", "UPDATE payments_statementwithdrawal SET by_id = by_id + 1"),
    "withdrawn twice": ("withdrawn", WITHDRAWAL.replace("{why}", "'fel'")),
    "no reason": ("open", WITHDRAWAL.replace("{why}", "' '")),
    "one with a matched row": ("matched", WITHDRAWAL.replace("{why}", "'fel'")),
    "one that another follows": ("open", WITHDRAWAL.replace("{why}", "'fel'").replace("{statement}", "1")),
}


def prepared(money: Money, state: str) -> dict[str, int]:
    from brygga.apps.payments import queries
    from brygga.operations.matching import undo_match
    from tests import builders_money as build
    wrong = enter(money, WHOLE + 500, *WRONG)
    row, bare = queries.lines(money.tenant, statement_id=wrong)
    build.match(money.fund, row.id, "bank_interest")
    if state != "matched":
        undo_match(money.fund.command("treasurer"), line_id=row.id)
    if state == "withdrawn":
        withdraw(money, wrong)
    return {"statement": wrong, "row": row.id, "bare_row": bare.id}


def attack(sql: str, places: dict[str, int]) -> None:
    from django.db import connection, transaction
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(**places))
        assert cursor.rowcount > 0, "the statement met no row"


@pytest.mark.parametrize("name", ATTACKS)
def test_the_database_refuses_by_itself(money: Money, name: str) -> None:
    from django.db import DatabaseError
    state, sql = ATTACKS[name]
    places = prepared(money, state)
    with pytest.raises(DatabaseError):
        attack(sql, places)
    proven(money)


@pytest.mark.parametrize("name", [n for n in ATTACKS if n != "withdrawn twice"])
def test_and_only_because_the_fence_stands(money: Money, name: str) -> None:
    """The canary of each attack: with the fences down it goes through."""
    from brygga.foundation import fences
    from brygga.foundation.database import as_owner
    state, sql = ATTACKS[name]
    places = prepared(money, state)
    with as_owner():
        fences.lift()
        attack(sql, places)


def test_a_reader_that_forgets_the_withdrawal_is_found_out(money: Money, monkeypatch: pytest.MonkeyPatch) -> None:
    """Canary of `seen`: every statement counted, and the account no longer stands where it stood."""
    from brygga.apps.payments import queries
    before, wrong = seen(money), enter(money, WHOLE + 500, *WRONG)
    withdraw(money, wrong)
    honest: Callable[..., Any] = queries.statements
    monkeypatch.setattr(queries, "statements", lambda *a, **k: honest(*a, **{**k, "with_withdrawn": True}))
    assert seen(money) != before
