"""Puts fences up, takes them down, and tells which are not standing as written.

SQLite keeps the text of a trigger, so it is compared word for word. PostgreSQL keeps only its own reading of it: when a
piece is put up, its comment takes the digest of our text and of that reading, and both are compared at each start.
A trigger that nobody wrote is told as well: it could swallow rows before a fence sees them.
"""

import hashlib
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from brygga.foundation.fences.collect import Fence, all_fences
from brygga.foundation.fences.grants import grant

SQLITE_TEXTS = "SELECT name, type, sql FROM sqlite_master WHERE type IN ('trigger','table') AND sql IS NOT NULL"
# kind, name, table, comment, how the database reads it, whether it is at work
POSTGRESQL_PIECES = """
SELECT 'trigger', tgname, tgrelid::regclass::text, obj_description(oid,'pg_trigger'), pg_get_triggerdef(oid),
       tgenabled IN ('O','A') FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'function', proname, '', obj_description(oid,'pg_proc'), pg_get_functiondef(oid), true
  FROM pg_proc WHERE pronamespace='public'::regnamespace AND prokind='f'
UNION ALL SELECT 'constraint', conname, conrelid::regclass::text, obj_description(oid,'pg_constraint'),
       pg_get_constraintdef(oid), convalidated
  FROM pg_constraint WHERE conrelid<>0 AND connamespace='public'::regnamespace
UNION ALL SELECT 'table', relname, '', obj_description(c.oid,'pg_class'),
       (SELECT string_agg(attname||' '||format_type(atttypid,atttypmod)||attnotnull,',' ORDER BY attnum)
          FROM pg_attribute WHERE attrelid=c.oid AND attnum>0 AND NOT attisdropped), true
  FROM pg_class c WHERE relkind='r' AND relnamespace='public'::regnamespace"""


def lift_before_migrate(plan: Any = (), **kwargs: Any) -> None:
    """Take every fence down before migrations that have something to do; the first of all finds nothing to take."""
    if plan:
        lift()


def raise_after_migrate(sender: Any, **kwargs: Any) -> None:
    """Put every fence up once the last app has its tables, when not all stand as written; grant the app its rights."""
    last = [c for c in apps.get_app_configs() if c.models_module][-1]
    if sender.name != last.name:
        return
    if missing():
        put_up()
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            grant()


def lift() -> None:
    """Take every fence down: triggers first, then constraints, functions and tables, in reverse order."""
    vendor = connection.vendor
    tables = set(connection.introspection.table_names())
    fences = all_fences(vendor)
    with transaction.atomic(), connection.cursor() as cursor:
        for kind in ("trigger", "constraint", "function", "table"):
            for fence in reversed([f for f in fences if f.kind == kind]):
                if not fence.table or fence.table in tables:
                    cursor.execute(fence.drop(vendor))
        if vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def put_up() -> None:
    """Create every fence anew, and on PostgreSQL grant the app's role what it may do; whole or not at all."""
    vendor = connection.vendor
    with transaction.atomic():
        lift()
        with connection.cursor() as cursor:
            for fence in all_fences(vendor):
                cursor.execute(fence.create.rstrip(";"))
            if vendor == "postgresql":
                readings = {(kind, name, table): reading for kind, name, table, _, reading, _ in _pieces()}
                for fence in all_fences(vendor):
                    mark = _mark(fence, readings[fence.kind, fence.name, fence.table])
                    cursor.execute(f"COMMENT ON {fence.address()} IS '{mark}'")
                grant()


def missing() -> list[str]:
    """Return the names of fences that are missing or read otherwise than written, and of triggers that are nobody's."""
    return sorted(_astray_sqlite() if connection.vendor == "sqlite" else _astray_postgresql())


def _astray_sqlite() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(SQLITE_TEXTS)
        rows = cursor.fetchall()
    standing = {name: _flat(sql) for name, _, sql in rows}
    ours = {f.name: _flat(f.create) for f in all_fences("sqlite")}
    strangers = {name for name, kind, _ in rows if kind == "trigger" and name not in ours}
    return strangers | {name for name, text in ours.items() if standing.get(name) != text}


def _astray_postgresql() -> set[str]:
    standing = {(kind, name, table): (comment, reading) for kind, name, table, comment, reading, works in _pieces()
                if works}
    ours = {(f.kind, f.name, f.table): f for f in all_fences("postgresql")}
    strangers = {name for kind, name, table in standing if kind == "trigger" and (kind, name, table) not in ours}
    return strangers | {f.name for key, f in ours.items() if key not in standing
                        or standing[key][0] != _mark(f, standing[key][1])}


def _pieces() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(POSTGRESQL_PIECES)
        return list(cursor.fetchall())


def _mark(fence: Fence, reading: str) -> str:
    return ":".join(hashlib.sha256(text.encode()).hexdigest() for text in (_flat(fence.create), reading))


def _flat(sql: str) -> str:
    return " ".join(sql.strip().rstrip(";").split())
