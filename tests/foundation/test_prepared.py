"""Statements that PostgreSQL has prepared: planned once a connection, with the values and the faults of the driver."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.apps.ledger.books import command

Fund = tuple[int, int, int]
pytestmark = pytest.mark.only("postgresql")
TAKE = "SELECT %s::bigint, %s::text, %s::date, %s::timestamptz, %s::boolean, %s::text"
# The row as the attackers of the ledger would have it: a period that is not there.
STRAY = "INSERT INTO foundation_counter (tenant_id, series, year, last) VALUES (%s, %s, %s, %s)"


def ask(sql: str, *given: object) -> list[tuple[object, ...]]:
    from brygga.foundation import plain_sql

    return plain_sql.ask(sql, given)


def names() -> int:
    return int(str(ask("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'brygga%%'")[0][0]))


def test_an_act_is_planned_once_a_connection(fund: Fund) -> None:
    from django.db import connection

    from tests.foundation.test_commands import post

    connection.close()
    post(fund[0], fund[1], "first")
    known = names()
    for n, minor in enumerate((1, 70_000, 5_000_000_000)):
        post(fund[0], fund[1], f"k{n}", minor=minor)
    assert names() == known > 5


def test_values_come_back_as_the_driver_gives_them(fund: Fund) -> None:
    from django.db import transaction

    given = (2**40, "å%s'\\", date(2026, 2, 28), datetime(2026, 3, 1, 12, tzinfo=UTC), True, None)
    outside = ask(TAKE, *given)
    with transaction.atomic():
        ask("SELECT 1")
        assert ask(TAKE, *given) == outside == [given]
        assert ask("SELECT '5%%' WHERE %s::int = 1", 1) == [("5%",)]


def test_what_the_database_refuses_is_djangos_own_fault(fund: Fund) -> None:
    from django.db import IntegrityError, ProgrammingError, transaction

    for fault, sql, given in ((IntegrityError, STRAY, (-1, "x", 1, None)), (ProgrammingError, "SELEC 1", ())):
        with pytest.raises(fault) as found, transaction.atomic():
            ask("SELECT 1")
            ask(sql, *given)
        assert getattr(found.value.__cause__, "sqlstate", None) in {"23502", "42601"}
    with pytest.raises(transaction.TransactionManagementError), transaction.atomic():
        with pytest.raises(ProgrammingError), transaction.atomic(savepoint=False):
            ask("SELECT 1")
            ask("SELEC 1")
        ask("SELECT 1")


def test_a_lost_connection_is_one_to_try_again_after(fund: Fund) -> None:
    from django.db import OperationalError, connection, transaction

    from brygga.foundation.commands import _passing
    from brygga.foundation.database import as_owner

    try:
        with pytest.raises(OperationalError) as found, transaction.atomic():
            number = ask("SELECT pg_backend_pid()")[0][0]
            ask("SELECT pg_terminate_backend(%s::int)", number)
            ask("SELECT 1")
        assert _passing(found.value)
    finally:
        connection.close()
    with as_owner():
        assert ask("SELECT 1") == [(1,)]


def test_an_entry_of_many_lines_is_not_kept(fund: Fund) -> None:
    from brygga.apps.ledger import actions
    from brygga.apps.ledger.actions import LedgerLine

    lines = [LedgerLine("bank", fund[1], n) for n in range(1, 30)]
    actions.post(command(fund[0], "seen"), event="x", subject="x/1", text="x", on=date(2026, 6, 1),
                 lines=[*lines[:2], LedgerLine("suspense", fund[1], -3)])
    known = names()
    actions.post(command(fund[0], "long"), event="x", subject="x/1", text="x", on=date(2026, 6, 1),
                 lines=[*lines, LedgerLine("suspense", fund[1], -sum(x.minor for x in lines))])
    assert names() == known
