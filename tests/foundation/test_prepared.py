"""Statements that PostgreSQL has prepared: planned once a connection, with the values and the faults of the driver."""

from __future__ import annotations

import os
import select
import signal
import socket
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.apps.ledger.books import command

Fund = tuple[int, int, int]
pytestmark = pytest.mark.only("postgresql")
ON = date(2026, 2, 28)
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


def test_a_journey_answers_each_of_its_statements_in_their_order(fund: Fund) -> None:
    from django.db import transaction

    from brygga.foundation import plain_sql

    many = "SELECT " + " + ".join(["%s::int"] * 200)
    with transaction.atomic():
        answers = plain_sql.run_all([(TAKE, (1, "a", ON, None, True, None)), (STRAY, (fund[0], "x", 1, 5)),
                                     ("SELECT last FROM foundation_counter WHERE tenant_id = %s", (fund[0],)),
                                     (many, (1,) * 200), ("SELECT 1 WHERE %s::boolean", (False,))])
        assert [rows for rows, _ in answers] == [[(1, "a", ON, None, True, None)], [], [(5,)], [(200,)], []]
        assert [touched for _, touched in answers] == [1, 1, 1, 1, 0]
        assert ask("SELECT 1") == [(1,)]


def test_a_journey_stops_at_what_is_refused_and_the_connection_goes_on(fund: Fund) -> None:
    from django.db import IntegrityError, transaction

    from brygga.foundation import plain_sql

    with pytest.raises(IntegrityError) as found, transaction.atomic():
        plain_sql.run_all([(STRAY, (fund[0], "x", 1, 5)), (STRAY, (fund[0], "x", 2, None)),
                           (STRAY, (fund[0], "x", 3, 7))])
    assert getattr(found.value.__cause__, "sqlstate", None) == "23502"
    assert ask("SELECT count(*) FROM foundation_counter WHERE series = 'x'") == [(0,)]


def in_a_narrow_pipe(text: str) -> object:
    """The length of `text` as the server counts it, over a socket that takes a few kB at once; TimeoutError in 5 s."""
    from django.db import connection, transaction

    from brygga.foundation import plain_sql

    def ring(*_: object) -> None:
        raise TimeoutError
    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(5)
    try:
        with transaction.atomic():
            ask("SELECT 1")
            with socket.socket(fileno=os.dup(connection.connection.pgconn.socket)) as pipe:
                pipe.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
            return plain_sql.run_all([("SELECT length(%s::text)", (text,)), ("SELECT repeat('x', 100000)", ())])[0][0]
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
        connection.close()


def test_what_the_socket_cannot_take_at_once_is_sent_on(fund: Fund, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry of a thousand lines over a network. The canary waits for an answer to what it has half said."""
    from brygga.foundation import prepared

    assert in_a_narrow_pipe("å" * 1_000_000) == [(1_000_000,)]

    def only_listening(server: Any) -> object:
        while server.flush() or server.is_busy():
            select.select([server.socket], [], [], None)
            server.consume_input()
        return server.get_result()
    monkeypatch.setattr(prepared, "_come", only_listening)
    with pytest.raises(TimeoutError):
        in_a_narrow_pipe("å" * 1_000_000)


def test_a_value_that_cannot_be_sent_costs_no_connection(fund: Fund) -> None:
    from django.db import DataError, connection, transaction

    from brygga.foundation import plain_sql

    with pytest.raises(DataError), transaction.atomic():
        ask("SELECT 1")
        link = connection.connection
        plain_sql.run_all([("SELECT 1", ()), ("SELECT %s::text", ("a\0b",))])
    assert connection.connection is link and not link.closed
    assert ask("SELECT 1") == [(1,)]


def test_a_journey_waits_for_a_lock_without_stopping_the_other_threads(fund: Fund) -> None:
    import threading

    from django.db import connection, transaction

    from brygga.foundation import locks

    order: list[str] = []

    def second() -> None:
        with transaction.atomic(durable=True):
            locks.act_alone("test", (TAKE, (1, "a", ON, None, True, None)))
            order.append("second")
        connection.close()

    thread = threading.Thread(target=second)
    with transaction.atomic(durable=True):
        locks.act_alone("test")
        thread.start()
        thread.join(0.3)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_the_commit_that_travels_with_the_last_statement_is_the_acts_own(fund: Fund) -> None:
    """Within a transaction of somebody else's it stays away; what a commit refuses is not stored."""
    from django.db import IntegrityError, connection, transaction

    from brygga.foundation import plain_sql

    with pytest.raises(RuntimeError), transaction.atomic():
        with transaction.atomic():
            plain_sql.end_with(STRAY, (fund[0], "inner", 1, 1))
        raise RuntimeError
    done: list[int] = []
    with transaction.atomic(durable=True):
        transaction.on_commit(lambda: done.append(1))
        ask("SELECT 1")
        plain_sql.end_with(STRAY, (fund[0], "outer", 1, 1))
        assert not connection.connection.info.transaction_status  # idle
    with pytest.raises(IntegrityError), transaction.atomic(durable=True):
        ask("SELECT 1")
        plain_sql.end_with(STRAY, (-1, "nobody's", 1, 1))  # the tenant is looked for at commit
    assert ask("SELECT series FROM foundation_counter WHERE series IN ('inner', 'outer', 'nobody''s')") == [("outer",)]
    assert done == [1]
