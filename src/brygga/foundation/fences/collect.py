"""Collects every fence for a database: generated ones and the apps' own SQL files.

A file holds pieces, each under a line of its own: `-- fence: trigger NAME on TABLE`, `-- fence: constraint NAME on
TABLE`, `-- fence: function NAME(ARGUMENT TYPES)` (the types only when it has any) or `-- fence: table NAME`. They are
created in the order of the files' names and of the lines in them.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps

from brygga.foundation.fences import generated

HEAD = re.compile(r"^-- fence: (?P<kind>table|trigger|function|constraint) (?P<name>\w+)(?:\((?P<given>[^)\n]*)\))?"
                  r"(?: on (?P<table>\w+))?$", re.M)

REMARK = re.compile(r"^--.*\n?", re.M)


@dataclass(frozen=True, slots=True)
class Fence:
    """One piece: its kind, name, the table it stands on (empty for functions and tables), its SQL, its arguments."""

    kind: str
    name: str
    table: str
    create: str
    given: str = ""

    def drop(self, vendor: str) -> str:
        """Return the SQL that takes the piece away."""
        if self.kind == "trigger":
            return f"DROP TRIGGER IF EXISTS {self.name}" + (f" ON {self.table}" if vendor == "postgresql" else "")
        if self.kind == "function":
            return f"DROP FUNCTION IF EXISTS {self.name}({self.given})"
        if self.kind == "constraint":
            return f"ALTER TABLE {self.table} DROP CONSTRAINT IF EXISTS {self.name}"
        return f"DROP TABLE IF EXISTS {self.name}"

    def address(self) -> str:
        """Return how PostgreSQL names the piece in COMMENT ON."""
        place = f" ON {self.table}" if self.table else f"({self.given})" if self.kind == "function" else ""
        return f"{self.kind.upper()} {self.name}{place}"


@cache
def all_fences(vendor: str) -> list[Fence]:
    """Return every fence of the installed apps for `vendor` ("sqlite" or "postgresql"), in the order of creation."""
    own = [Fence(*piece) for piece in generated.pieces(vendor)]
    for config in apps.get_app_configs():
        folder = Path(config.path) / "fences" / vendor
        for path in sorted(folder.glob("*.sql")) if config.name.startswith("brygga.") else ():
            own += _in_file(path.read_text(encoding="utf-8"))
    return own


def only_added() -> frozenset[str]:
    """Return the tables whose rows are added once and never changed: models marked `append_only`."""
    return frozenset(m._meta.db_table for m in apps.get_models(include_auto_created=True)
                     if getattr(m, "append_only", False))


def fence_tables(vendor: str) -> frozenset[str]:
    """Return the tables that belong to the fences themselves: only their triggers write there."""
    return frozenset(f.name for f in all_fences(vendor) if f.kind == "table")


def _in_file(sql: str) -> list[Fence]:
    """A remark stands above the fence that it is about, so it ends the piece before: remarks are left out."""
    heads = list(HEAD.finditer(sql))
    ends = [h.start() for h in heads[1:]] + [len(sql)]
    return [Fence(h["kind"], h["name"], h["table"] or "", REMARK.sub("", sql[h.end():end]).strip(), h["given"] or "")
            for h, end in zip(heads, ends, strict=True)]
