"""A golden database: the rows of a fund as an earlier version left them, in a form that both databases can read.

`first-turn.jsonl.gz` begins with a line about itself (which migrations its tables had, the business day), then one line
a table: name, columns, rows. Django's own tables, sessions and what only opens doors are left out. `figures.json`
beside it is what the version that made it said of the books, the lots and the plans on that day.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROWS, FIGURES = HERE / "first-turn.jsonl.gz", HERE / "first-turn.figures.json"
NOT_KEPT = ("django_", "auth_", "sqlite_", "mfa_", "account_", "foundation_outbox", "access_loginlink", "ledger_open",
            "ledger_tally", "ledger_never")


def head() -> dict[str, Any]:
    """Which migrations the tables had, and the business day."""
    return dict(next(_lines()))


def tables() -> Iterator[tuple[str, list[str], list[list[Any]]]]:
    """Each table with its columns and rows."""
    lines = _lines()
    next(lines)
    for line in lines:
        yield line["table"], line["columns"], line["rows"]


def _lines() -> Iterator[Any]:
    with gzip.open(ROWS, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def write(database: Path, migrations: dict[str, str], day: str) -> None:
    """Keep the rows of an SQLite database."""
    import sqlite3

    rows = sqlite3.connect(database)
    names = [name for name, in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
             if not name.startswith(NOT_KEPT)]
    lines: list[Any] = [{"migrations": migrations, "day": day}]
    for name in names:
        found = rows.execute(f'SELECT * FROM "{name}"')
        columns = [column[0] for column in found.description]
        if kept := sorted(found.fetchall(), key=str):
            lines.append({"table": name, "columns": columns, "rows": kept})
    with ROWS.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode())
