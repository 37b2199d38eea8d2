"""Two ways into the database: the app's, which may not touch the fences, and the owner's, for `migrate` alone.

On PostgreSQL the owner is another role. On SQLite an authorizer on every connection plays that part: it refuses
changes of schema, and changes or removals of rows that are only ever added, unless a trigger does them.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

from brygga.foundation.fences.collect import fence_tables, only_added

_owner: ContextVar[bool] = ContextVar("owner", default=False)

SCHEMA = {getattr(sqlite3, name) for name in dir(sqlite3)
          if name.startswith(("SQLITE_CREATE_", "SQLITE_DROP_")) and "TEMP" not in name}
SCHEMA |= {sqlite3.SQLITE_ALTER_TABLE, sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_CREATE_TEMP_TRIGGER}
PRAGMAS_TO_READ = {"foreign_key_check", "integrity_check", "table_info", "table_xinfo", "index_list", "index_info",
                   "foreign_key_list", "database_list", "page_count", "wal_checkpoint", "quick_check"}
PRAGMAS_TO_ASK = PRAGMAS_TO_READ | {"foreign_keys", "journal_mode", "synchronous", "recursive_triggers", "data_version",
                                    "busy_timeout", "user_version", "trusted_schema"}


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect as the owner of the tables: for `migrate`, for tests that plant a corruption, for nothing else."""
    kept = connection.settings_dict  # Django's own dictionary, shared by all threads: swapped, never changed
    connection.close()
    _end_pool()
    token = _owner.set(True)
    connection.settings_dict = {**kept, **settings.DATABASE_OWNER, "NAME": kept["NAME"]}
    try:
        yield
    finally:
        connection.close()
        _end_pool()
        connection.settings_dict = kept
        _owner.reset(token)


def _end_pool() -> None:
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


def watch_connections() -> None:
    """Set the authorizer on every new SQLite connection of the app."""
    connection_created.connect(_watch, dispatch_uid="brygga.authorizer")


def _watch(sender: Any, connection: Any, **kwargs: Any) -> None:
    if connection.vendor == "sqlite" and not _owner.get():
        # The seal asks this table whether keys are on. Its first use declares it, which looks like a change of schema.
        connection.connection.execute("SELECT foreign_keys FROM pragma_foreign_keys").fetchall()
        connection.connection.set_authorizer(_authorizer(only_added(), fence_tables("sqlite")))


def _authorizer(sealed: frozenset[str], fence_tables: frozenset[str]) -> Any:
    written = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}

    def may(deed: int, one: str | None, two: str | None, base: str | None, trigger: str | None) -> int:
        if deed in SCHEMA:
            return sqlite3.SQLITE_DENY
        if deed == sqlite3.SQLITE_PRAGMA and (one not in PRAGMAS_TO_ASK or (two and one not in PRAGMAS_TO_READ)):
            return sqlite3.SQLITE_DENY
        if deed in written and one is not None and (one.startswith("sqlite_") or (
                trigger is None and (one in fence_tables or (one in sealed and deed != sqlite3.SQLITE_INSERT)))):
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK
    return may
