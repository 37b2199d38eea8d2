"""One statement straight to the driver, for the few that every act runs: the ORM's road costs more than the work.

On PostgreSQL they are bound and prepared by the server. Errors come as Django's own; a broken transaction is refused
as Django refuses it. Use it for those statements alone: query counters and wrappers do not see them.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connections


def ask(sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run `sql` with its %s filled in and return the rows; an empty list when it answers none."""
    return _run(sql, given)[0]


def tell(sql: str, given: Sequence[Any]) -> int:
    """Run `sql` with its %s filled in and return how many rows it touched."""
    return _run(sql, given)[1]


def _run(sql: str, given: Sequence[Any]) -> tuple[list[tuple[Any, ...]], int]:
    real = connections["default"]
    real.ensure_connection()
    real.validate_no_broken_transaction()
    with real.wrap_database_errors:
        if real.vendor == "sqlite":
            cursor = real.connection.execute(_questions(sql), given)
            return cursor.fetchall(), cursor.rowcount
        import psycopg
        with psycopg.Cursor(real.connection) as bound:
            bound.execute(sql, given, prepare=True)
            return bound.fetchall() if bound.description else [], bound.rowcount


@cache
def _questions(sql: str) -> str:
    return sql.replace("%s", "?")
