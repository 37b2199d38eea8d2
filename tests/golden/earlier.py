"""The golden rows put back into the tables that they were made in: a fund as an earlier version left it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.golden import kept
from tests.worlds import World, Worlds, in_use


@contextmanager
def earlier_fund(worlds: Worlds) -> Iterator[World]:
    """A world of its own with the earlier version's tables and rows, without fences: an upgrade takes them away too."""
    world = worlds.bare()
    try:
        with in_use(world):
            _make_tables()
            _put_rows()
        yield world
    finally:
        world.drop()


def _make_tables() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from brygga.foundation.database import as_owner
    from brygga.foundation.fences.grants import grant

    with as_owner():
        MigrationExecutor(connection).migrate(list(kept.head()["migrations"].items()))
        grant()


def _put_rows() -> None:
    from django.db import connection, transaction

    from brygga.foundation.database import as_owner

    with as_owner(), transaction.atomic(), connection.cursor() as cursor:
        for table, columns, rows in kept.tables():
            flags = _flags(cursor, table)
            names, marks = ", ".join(f'"{c}"' for c in columns), ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [
                [bool(value) if c in flags and value is not None else value
                 for c, value in zip(columns, row, strict=True)] for row in rows])
            if connection.vendor == "postgresql" and "id" in columns:
                cursor.execute(f"SELECT setval(s, (SELECT max(id) FROM {table})) "
                               f"FROM pg_get_serial_sequence('{table}', 'id') s WHERE s IS NOT NULL")


def _flags(cursor: Any, table: str) -> set[str]:
    """The columns that hold true and false, which SQLite keeps as 1 and 0."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return set()
    cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s AND data_type = 'boolean'",
                   [table])
    return {name for name, in cursor.fetchall()}
