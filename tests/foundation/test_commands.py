"""An act happens once: same key same answer, other content refused, threads at once, refusals leave nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import pytest

from tests.apps.ledger.books import command, lines

Fund = tuple[int, int, int]


def count(table: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def in_threads(work, times: int, threads: int = 8) -> list[object]:
    """Run `work(n)` in threads that end with their connections closed; answers and exceptions, in order."""
    from django.db import connections

    def run(n: int) -> object:
        try:
            return work(n)
        except Exception as fault:
            return fault
        finally:
            connections["default"].close()
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, range(times)))


def post(fund: int, pot: int, key: str, minor: int = 5):
    from brygga.apps.ledger import actions

    return actions.post(command(fund, key), event="x", subject="x/1", text="x", on=date(2026, 6, 1),
                        lines=lines("bank", "suspense", pot, minor))


def test_eight_threads_with_one_key_are_one_act(fund: Fund) -> None:
    answers = in_threads(lambda n: post(fund[0], fund[1], "k"), 32)
    assert len(set(answers)) == 1 and not isinstance(answers[0], Exception)
    assert count("ledger_journalentry") == 1


def test_another_content_under_the_same_key_is_refused_in_threads_too(fund: Fund) -> None:
    from brygga.foundation.refusals import Refused

    answers = in_threads(lambda n: post(fund[0], fund[1], "k", minor=n % 2 + 1), 16)
    assert {type(answer).__name__ for answer in answers} == {"EntryRef", "Refused"}
    assert sum(isinstance(answer, Refused) for answer in answers) == 8
    assert count("ledger_journalentry") == 1


def test_numbers_have_no_gap_under_threads_and_refusals(fund: Fund) -> None:
    """Every third act fails after it has taken its number; the numbers of the others are 1, 2, 3 …"""
    def work(n: int) -> object:
        return failing(fund[0], fund[1]) if n % 3 == 0 else post(fund[0], fund[1], f"k{n}")
    answers = in_threads(work, 60)
    assert sorted(a.number for a in answers if hasattr(a, "number")) == list(range(1, 41))


def failing(fund: int, pot: int) -> None:
    """An act that posts and then refuses."""
    from brygga.foundation.commands import action
    from brygga.foundation.refusals import Refused

    @action("test.failing")
    def act(cmd) -> None:
        from brygga.apps.ledger import actions

        actions.post(cmd, event="x", subject="x", text="x", on=date(2026, 6, 1),
                     lines=lines("bank", "suspense", pot, 1))
        raise Refused("test.no", "nej")
    act(command(fund))


def test_a_refusal_leaves_every_table_as_it_was(fund: Fund) -> None:
    from brygga.foundation.refusals import Refused

    tables = ("ledger_journalentry", "ledger_posting", "foundation_auditevent", "foundation_commandrecord",
              "foundation_counter")
    before = [count(table) for table in tables]
    with pytest.raises(Refused):
        failing(fund[0], fund[1])
    assert [count(table) for table in tables] == before


def test_the_second_of_two_equal_acts_gets_the_answer_not_the_refusal_it_would_meet(fund: Fund) -> None:
    """Without the last look for a stored answer the loser of the race would be told that the name is taken."""
    from brygga.apps.ledger import actions

    answers = in_threads(lambda n: actions.open_pot(command(fund[0], "p"), name="Ny", kind="capital"), 16)
    assert len(set(answers)) == 1 and isinstance(answers[0], int)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with every kind of part."""

    number: int
    day: date | None
    parts: tuple[int, ...]
    names: list[str]


@pytest.mark.parametrize("told", [Told(1, date(2026, 1, 2), (3, 4), ["å"]), Told(1, None, (), [])])
def test_an_answer_comes_back_as_it_was_given(told: Told) -> None:
    from brygga.foundation import answers

    def act() -> Told:
        return told
    assert answers.from_text(act, answers.to_text(told)) == told


def test_acts_take_keyword_arguments_alone_and_inner_acts_share_the_outer_key(fund: Fund) -> None:
    from brygga.apps.ledger import actions

    with pytest.raises(TypeError, match="keyword"):
        actions.open_pot(command(fund[0]), "Ny")
    before = count("foundation_commandrecord")
    actions.open_year(command(fund[0]), year=2027, first_on=date(2027, 1, 1), last_on=date(2027, 12, 31))
    assert count("foundation_commandrecord") == before + 1


def test_a_locked_or_full_database_is_busy_and_nothing_happened(fund: Fund) -> None:
    from django.db import OperationalError

    from brygga.foundation.commands import action
    from brygga.foundation.refusals import Busy

    @action("test.full")
    def act(cmd) -> None:
        raise OperationalError("database or disk is full")
    with pytest.raises(Busy):
        act(command(fund[0]))


def test_a_database_that_falls_silent_after_a_refusal_is_busy_too(fund: Fund, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    from brygga.foundation import commands
    from brygga.foundation.refusals import Busy

    def silent(*_: object) -> None:
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(commands, "ask", silent)
    with pytest.raises(Busy):
        post(fund[0], -1, "no such pot")


@pytest.mark.only("postgresql")
def test_the_lock_of_the_tenant_is_what_keeps_acts_apart(fund: Fund, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight acts each spend the last krona if they see it. With the lock one does; with the lock off, several do."""
    assert spent_by_eight(fund, 100) == 1
    from brygga.foundation import locks

    monkeypatch.setattr(locks, "HOLD", locks.READ)
    assert max(spent_by_eight(fund, 200 + n) for n in range(5)) > 1


def spent_by_eight(fund: Fund, series: int) -> int:
    import threading

    from django.db import connection

    from brygga.foundation.commands import action

    gate = threading.Barrier(8)

    @action(f"test.spend.{series}")
    def spend(cmd) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM foundation_counter WHERE year = %s", (series,))
            if cursor.fetchone()[0]:
                return False
            cursor.execute("SELECT pg_sleep(0.05)")
            cursor.execute("INSERT INTO foundation_counter (tenant_id, series, year, last) VALUES (%s, %s, %s, 1)",
                           (cmd.tenant_id, cmd.key, series))
        return True

    def work(n: int) -> bool:
        gate.wait()
        return spend(command(fund[0], f"{series}/{n}"))
    return sum(answer is True for answer in in_threads(work, 8))


@pytest.mark.only("postgresql")
def test_a_period_closed_at_the_same_time_takes_no_entry_after(fund: Fund) -> None:
    """The poster's FOR SHARE makes the closer wait; without it an entry slips into a period that is closed."""
    assert slipped_in(fund) is False
    from django.db import connection

    from brygga.foundation.database import as_owner

    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('ledger_head'::regproc)")
        cursor.execute(cursor.fetchone()[0].replace("FOR SHARE", ""))
    assert slipped_in(fund) is True


def slipped_in(fund: Fund) -> bool:
    """Insert a header in one session and close its month in another before the first commits; who was let by?"""
    import psycopg
    from django.db import connection

    from tests.apps.ledger.attacks import header, line

    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM ledger_period WHERE soft_closed_at IS NULL ORDER BY first_on DESC LIMIT 1")
        period = cursor.fetchone()[0]
        cursor.execute("SELECT coalesce(max(number), 0) + 1 FROM ledger_journalentry")
        number = cursor.fetchone()[0]
        cursor.execute("SELECT min(id), max(id) FROM ledger_account WHERE role IN ('bank', 'suspense')")
        one, two = cursor.fetchone()
        cursor.execute("SELECT first_on FROM ledger_period WHERE id = %s", (period,))
        day = cursor.fetchone()[0]
        cursor.execute("BEGIN")
        values = {"period_id": str(period), "number": str(number), "booked_on": f"'{day}'", "tenant_id": str(fund[0])}
        cursor.execute(header(**values).format(e=9_000_000 + number))
        for n, (account, minor) in enumerate(((one, 5), (two, -5)), start=1):
            cursor.execute(line(n, minor, tenant_id=str(fund[0]), account_id=str(account), pot_id=str(fund[1])).format(
                e=9_000_000 + number))
        given = connection.get_connection_params()
        told = {key: given[key] for key in ("dbname", "user", "host", "port") if key in given}
        with psycopg.connect(**told, autocommit=True) as closer:
            closer.execute("SET lock_timeout = '300ms'")
            try:
                closer.execute("UPDATE ledger_period SET soft_closed_at = now() WHERE id = %s", (period,))
                closed = True
            except psycopg.errors.LockNotAvailable:
                closed = False
        cursor.execute("COMMIT")
    return closed
