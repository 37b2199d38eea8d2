"""What verify proves of lots and promises finds what it is there to find: each fault planted as the owner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.builders import KR, ON
from tests.money_fixtures import Money


def sql(statement: str, *given: Any) -> None:
    """One statement as the owner, with the fences of rows that are only added out of the way."""
    from django.db import connection

    from brygga.foundation.database import as_owner
    with as_owner(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in ("lotmove", "lotevent", "lot"):
                cursor.execute(f"ALTER TABLE funding_{table} DISABLE TRIGGER USER")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name LIKE 'funding_lot%'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(statement, given)


PLANTED: dict[str, list[tuple[str, Callable[[Money], None]]]] = {
    "lots.conserve": [
        ("a piece that came from nowhere", lambda m: sql(
            "UPDATE funding_lotmove SET taken_bucket = 'cash' WHERE taken_bucket = 'paid_in'"))],
    "lots.dealt_as_ruled": [
        ("another turn", lambda m: sql("UPDATE funding_lot SET turn = 1 WHERE turn = 0")),
        ("a smaller piece", lambda m: sql("UPDATE funding_lotmove SET amount_minor = 1 WHERE put_bucket = 'out'")),
        ("another agreement", lambda m: sql(
            "UPDATE funding_lotmove SET put_agreement_id = %s WHERE put_bucket = 'out'", m.waiting)),
        ("a reversal to another place", lambda m: (_undone(m), sql(
            "UPDATE funding_lotmove SET put_bucket = 'lost' WHERE event_id IN "
            "(SELECT id FROM funding_lotevent WHERE reverses_id IS NOT NULL)"))[1])],
    "lots.whole_events": [
        ("an event of another amount", lambda m: sql(
            "UPDATE funding_lotevent SET amount_minor = amount_minor + 1 WHERE kind = 'lend'")),
        ("a gap", lambda m: sql("UPDATE funding_lotevent SET seq = 9 WHERE seq = 3"))],
    "lots.moves_say_their_event": [
        ("another day", lambda m: sql("UPDATE funding_lotmove SET \"on\" = '2019-01-01' WHERE line_no = 1")),
        ("another kind", lambda m: sql("UPDATE funding_lotmove SET kind = 'reserve' WHERE kind = 'lend'")),
        ("another turn", lambda m: sql("UPDATE funding_lotmove SET put_turn = put_turn + 1"))],
    "commitments.covered": [
        ("promised more than there is", lambda m: sql(
            "UPDATE funding_commitment SET amount_minor = 999999999999 WHERE state = 'open'"))],
    "books.out_equals_lots": [
        ("lots out that the books do not have", lambda m: sql(
            "UPDATE funding_lotmove SET amount_minor = amount_minor + 5 WHERE put_bucket = 'out'"))],
    "books.bank_equals_pots": [
        ("cash that is not on the bank", lambda m: sql(
            "UPDATE funding_lotmove SET amount_minor = amount_minor + 5 WHERE taken_bucket = 'paid_in'"))],
}


def _undone(money: Money) -> None:
    from brygga.operations.matching import undo_match
    from tests import builders_money as build
    line = build.matched(money.fund, build.Row(ON, 6_000 * KR, "R"), "loan_payment", f"agreement/{money.loan}")
    undo_match(money.fund.command("treasurer"), line_id=line.id)


def faults(money: Money) -> set[str]:
    from brygga.apps.funding import checks
    from brygga.operations import verify_joins
    return {check.name for made in (checks.checks, verify_joins.checks) for check in made(money.tenant) if check.faults}


@pytest.mark.parametrize(("name", "what"), [(name, i) for name, them in PLANTED.items() for i in range(len(them))])
def test_a_planted_fault_is_found_by_name(lent: Money, name: str, what: int) -> None:
    assert not faults(lent)
    PLANTED[name][what][1](lent)
    assert name in faults(lent), PLANTED[name][what][0]


def test_nothing_is_found_where_all_is_well_and_rows_were_looked_at(lent: Money) -> None:
    from brygga.apps.funding import checks
    _undone(lent)
    looked = {c.name: (c.rows, c.faults) for c in checks.checks(lent.tenant)}
    assert all(rows and not found for rows, found in looked.values()), looked


@pytest.mark.parametrize("wrong", [{"kind": "cost"}, {"on": date(2019, 1, 1)}, {"taken_turn": 7}, {"put_turn": 7}],
                         ids=str)
def test_a_move_that_repeats_its_event_or_lots_wrongly_is_refused(lent: Money, wrong: dict[str, Any]) -> None:
    from django.db import DatabaseError

    from brygga.apps.funding.models import LotMove
    move = LotMove.objects.order_by("-pk").first()
    assert move is not None
    move.pk, move.line_no = None, 99
    for column, value in wrong.items():
        setattr(move, column, value)
    with pytest.raises(DatabaseError, match="says its event"):
        move.save()


def test_lots_are_only_ever_added(lent: Money) -> None:
    from django.db import DatabaseError

    from brygga.apps.funding.models import Lot, LotEvent, LotMove
    for model, column in ((Lot, "turn"), (LotEvent, "seq"), (LotMove, "line_no")):
        with pytest.raises(DatabaseError):
            model.objects.update(**{column: 7})
        with pytest.raises(DatabaseError):
            model.objects.all().delete()
