"""One statement straight to the driver, for the few that every act runs: the ORM's road costs more than the work.

On PostgreSQL the server prepares them (see `prepared`). Errors come as Django's own; a broken transaction is refused
as Django refuses it. Use it for those statements alone: query counters and wrappers do not see them.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connections


def ask(sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run `sql` with its %s filled in and return the rows; an empty list when it answers none."""
    return run(connections["default"], sql, given)[0]


def tell(sql: str, given: Sequence[Any]) -> int:
    """Run `sql` with its %s filled in and return how many rows it touched."""
    return run(connections["default"], sql, given)[1]


def ask_all(statements: Sequence[tuple[str, Sequence[Any]]]) -> list[list[tuple[Any, ...]]]:
    """Run statements that need nothing of each other's answers, in their order, as one journey; the rows of each."""
    return [rows for rows, _ in run_all(statements)]


def run_all(statements: Sequence[tuple[str, Sequence[Any]]]) -> list[tuple[list[tuple[Any, ...]], int]]:
    """Run them as `ask_all` does: for each its rows, and how many it touched."""
    real = connections["default"]
    if real.vendor == "sqlite":
        return [run(real, sql, given) for sql, given in statements]
    if real.connection is None:
        real.ensure_connection()
    real.validate_no_broken_transaction()
    with real.wrap_database_errors:
        from brygga.foundation import prepared
        return prepared.run_all(real.connection, statements)


def end_with(sql: str, given: Sequence[Any]) -> None:
    """Run the last statement of an outermost transaction and, on PostgreSQL, commit in the same journey.

    Django's own commit then finds nothing to do; its hooks run after it as always. Within another transaction (a
    test's) only the statement is run. Nothing may follow that could fail: it is done.
    """
    real = connections["default"]
    alone = real.vendor == "postgresql" and len(real.atomic_blocks) == 1
    run_all([(sql, given), *([("COMMIT", ())] if alone else [])])


def run(real: Any, sql: str, given: Sequence[Any]) -> tuple[list[tuple[Any, ...]], int]:
    """Run `sql` on Django's connection `real`: its rows, and how many it touched."""
    if real.connection is None:
        real.ensure_connection()
    real.validate_no_broken_transaction()
    with real.wrap_database_errors:
        if real.vendor == "sqlite":
            cursor = real.connection.execute(_questions(sql), given)
            return cursor.fetchall(), cursor.rowcount
        from brygga.foundation import prepared  # only where PostgreSQL is: its driver is slow to load
        return prepared.run(real.connection, sql, given)


@cache
def _questions(sql: str) -> str:
    return sql.replace("%s", "?")
