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
