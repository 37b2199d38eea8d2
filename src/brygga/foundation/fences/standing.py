"""Puts fences up, takes them down, and tells which are not standing as written."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from brygga.foundation.database import only_added
from brygga.foundation.fences.collect import Fence, all_fences

# Both databases keep the text of a fence; a fingerprint table beside them would be one more thing to trust.
SQLITE_TEXTS = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger','table') AND sql IS NOT NULL"
POSTGRESQL_TRIGGERS = """SELECT t.tgname, t.tgenabled, obj_description(t.oid,'pg_trigger') FROM pg_trigger t
WHERE NOT t.tgisinternal OR t.tgconstraint<>0"""
POSTGRESQL_FUNCTIONS = "SELECT proname, prosrc FROM pg_proc WHERE pronamespace='public'::regnamespace"


def lift_before_migrate(**kwargs: Any) -> None:
    """Take every fence down before the migrations, inside `migrate` only."""
    if kwargs.get("plan") or not kwargs.get("plan_only"):
        lift()


def raise_after_migrate(sender: Any, **kwargs: Any) -> None:
    """Put every fence up once the last app of Brygga has its tables."""
    last = [c for c in apps.get_app_configs() if c.models_module][-1]
    if sender.name == last.name:
        put_up()


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


def put_up() -> None:
    """Create every fence anew, and on PostgreSQL grant the app's role what it may do."""
    vendor = connection.vendor
    lift()
    with transaction.atomic(), connection.cursor() as cursor:
        for fence in all_fences(vendor):
            cursor.execute(fence.create.rstrip(";"))
        if vendor == "postgresql":
            _grant(cursor)


def missing() -> list[str]:
    """Return the names of fences that are missing or read otherwise than written; empty when all stand."""
    vendor = connection.vendor
    return sorted(_missing_sqlite() if vendor == "sqlite" else _missing_postgresql())


def _missing_sqlite() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(SQLITE_TEXTS)
        standing = {name: _flat(sql) for name, sql in cursor.fetchall()}
    return {f.name for f in all_fences("sqlite") if standing.get(f.name) != _flat(f.create)}


def _missing_postgresql() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(POSTGRESQL_TRIGGERS)
        enabled = {name for name, state, _ in cursor.fetchall() if state in ("O", "A")}
        cursor.execute(POSTGRESQL_FUNCTIONS)
        bodies = {name: _flat(body) for name, body in cursor.fetchall()}
        cursor.execute("SELECT conname FROM pg_constraint WHERE convalidated")
        constraints = {name for (name,) in cursor.fetchall()}
    tables = set(connection.introspection.table_names())
    there = {"trigger": enabled, "constraint": constraints, "table": tables}
    return {f.name for f in all_fences("postgresql")
            if (f.kind == "function" and bodies.get(f.name) != _flat(_body(f))) or
            (f.kind != "function" and f.name not in there[f.kind])}


def _body(fence: Fence) -> str:
    return fence.create.split("$$")[1]


def _flat(sql: str) -> str:
    return " ".join(sql.strip().rstrip(";").split())


def _grant(cursor: Any) -> None:
    role = settings.DATABASES["default"]["USER"]
    if not role or role == settings.DATABASE_OWNER["USER"]:
        return
    quoted = connection.ops.quote_name(role)
    cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quoted}")
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quoted}")
    own = {f.name for f in all_fences("postgresql") if f.kind == "table"}
    for table in connection.introspection.table_names():
        deeds = "SELECT" if table in own or table == "django_migrations" else (
            "SELECT, INSERT" if table in only_added() else "SELECT, INSERT, UPDATE, DELETE")
        cursor.execute(f"REVOKE ALL ON {connection.ops.quote_name(table)} FROM {quoted}")
        cursor.execute(f"GRANT {deeds} ON {connection.ops.quote_name(table)} TO {quoted}")
