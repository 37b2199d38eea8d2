"""Which database, with the settings that were proven by reading them back.

SQLite: IMMEDIATE transactions (a reader that turns writer fails at once otherwise), WAL, synchronous FULL (an
acknowledged commit survives a power cut), recursive_triggers ON (INSERT OR REPLACE goes round the seal without it).
PostgreSQL: the app's role, pooled; the owner's role is for `brygga migrate` alone.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings

PRAGMAS = ("PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA recursive_triggers=ON;"
           "PRAGMA foreign_keys=ON;PRAGMA busy_timeout=20000;")
THREADS = 8


def app_database(data_dir: Path) -> dict[str, Any]:
    """Return Django's DATABASES entry for the running application."""
    address = os.environ.get("BRYGGA_DATABASE_URL")
    return _postgresql(address) if address else _sqlite(data_dir)


def owner_database(data_dir: Path) -> dict[str, Any]:
    """Return the entry that `brygga migrate` uses; on SQLite the same file."""
    address = os.environ.get("BRYGGA_OWNER_DATABASE_URL") or os.environ.get("BRYGGA_DATABASE_URL")
    return _postgresql(address) if address else _sqlite(data_dir)


@contextmanager
def read_for_ever() -> Iterator[None]:
    """Hold a reader on SQLite, idle and without a transaction, so that others can always read; nothing on PostgreSQL.

    The last connection that closes takes the log and its index away, and the next one makes them anew: on a full disk
    it cannot, and then not even a page that only reads would be shown.
    """
    entry = settings.DATABASES["default"]
    if not entry["ENGINE"].endswith("sqlite3"):
        yield
        return
    reader = sqlite3.connect(entry["NAME"], check_same_thread=False)
    try:
        reader.execute("SELECT 1 FROM sqlite_master").fetchone()
        yield
    finally:
        reader.close()


def _sqlite(data_dir: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(data_dir / "brygga.sqlite3"),
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": PRAGMAS}}


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError("BRYGGA_DATABASE_URL must begin with postgresql://")
    return {"ENGINE": "django.db.backends.postgresql", "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""), "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "", "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"pool": {"min_size": 1, "max_size": THREADS, "timeout": 10, "max_lifetime": 1800,
                                 "max_idle": 300}}}
