"""Fences generated from the models: rows only added, and references that never leave their tenant.

Composite foreign keys would vanish when Django rebuilds a table on SQLite, so the tenant fence is a trigger on both
databases: for each row with a tenant, every row it points to that has a tenant must have the same one; and no row
ever moves to another tenant or takes another id, since that would carry off what points to it.

A model says `append_only = True` when its rows are never changed, and `own_tenant_fence = True` when its app's SQL
files check its references in a quicker way (the ledger, which is written in bulk).
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

Piece = tuple[str, str, str, str]
Link = tuple[str, str, str]
REFUSE = """CREATE FUNCTION fence_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'fence: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE='23514'; END $$"""
# Without a search path of its own a function would believe a temporary table that somebody named like a real one.
SAFELY = "LANGUAGE plpgsql SET search_path=pg_catalog,public,pg_temp"


def pieces(vendor: str) -> Iterator[Piece]:
    """Yield (kind, name, table, create SQL) for every generated fence."""
    write = _sqlite if vendor == "sqlite" else _postgresql
    if vendor == "postgresql":
        yield ("function", "fence_refuse", "", REFUSE)
    for model in apps.get_models():
        table = model._meta.db_table
        sealed = getattr(model, "append_only", False)
        if sealed:
            yield from write.only_added(table, _keys(model))
        if not sealed and has_tenant(model):
            yield from write.kept(table, column_of(model._meta.pk))
        links = list(tenant_links(model))
        if links and not getattr(model, "own_tenant_fence", False):
            yield from write.within_tenant(table, links)


def has_tenant(model: type[models.Model]) -> bool:
    """Tell whether the model's rows belong to a tenant."""
    return any(f.name == "tenant" for f in model._meta.local_fields)


def tenant_links(model: type[models.Model]) -> Iterator[Link]:
    """Yield (column, other table, other's key column) for each reference from one tenant's row to another's."""
    for field in model._meta.local_fields if has_tenant(model) else ():
        other = field.related_model if isinstance(field, models.ForeignKey) else None
        if other is not None and not isinstance(other, str) and field.name != "tenant" and has_tenant(other):
            yield column_of(field), other._meta.db_table, column_of(other._meta.pk)


def column_of(field: Any) -> str:
    """Return the column of a field that has one."""
    return str(field.column)


def _keys(model: type[models.Model]) -> list[list[str]]:
    """Return the column sets that must be new when a row is added: primary key and unique constraints."""
    keys = [[column_of(f) for f in model._meta.pk_fields]]
    keys += [[column_of(f)] for f in model._meta.local_fields if f.unique and not f.primary_key]
    keys += [[column_of(model._meta.get_field(n)) for n in c.fields] for c in model._meta.constraints
             if isinstance(c, models.UniqueConstraint) and c.condition is None and c.fields]
    return keys


class _sqlite:
    @staticmethod
    def only_added(table: str, keys: list[list[str]]) -> Iterator[Piece]:
        for deed in ("UPDATE", "DELETE"):
            name = f"added_{table}_{deed.lower()}"
            yield ("trigger", name, table, f"CREATE TRIGGER {name} BEFORE {deed} ON {table} "
                   f"BEGIN SELECT RAISE(ABORT,'fence: {deed} of {table} is refused'); END")
        there = " OR ".join("EXISTS(SELECT 1 FROM " + table + " WHERE "
                            + " AND ".join(f'"{c}"=NEW."{c}"' for c in key) + ")" for key in keys)
        name = f"added_{table}_insert"
        yield ("trigger", name, table, f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {there} "
               f"BEGIN SELECT RAISE(ABORT,'fence: {table} already has the row'); END")

    @staticmethod
    def kept(table: str, key: str) -> Iterator[Piece]:
        name = f"kept_{table}"
        yield ("trigger", name, table, f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} "
               f'WHEN NEW.tenant_id IS NOT OLD.tenant_id OR NEW."{key}" IS NOT OLD."{key}" '
               f"BEGIN SELECT RAISE(ABORT,'fence: a row of {table} keeps its id and tenant'); END")

    @staticmethod
    def within_tenant(table: str, links: list[Link]) -> Iterator[Piece]:
        strays = " OR ".join(
            f'(NEW."{column}" IS NOT NULL AND NOT EXISTS(SELECT 1 FROM {other} o WHERE o."{key}"=NEW."{column}" '
            f"AND o.tenant_id IS NEW.tenant_id))" for column, other, key in links)
        for deed in ("INSERT", "UPDATE"):
            name = f"tenant_{table}_{deed.lower()}"
            yield ("trigger", name, table, f"CREATE TRIGGER {name} BEFORE {deed} ON {table} WHEN {strays} "
                   f"BEGIN SELECT RAISE(ABORT,'fence: {table} points out of its tenant'); END")


class _postgresql:
    @staticmethod
    def only_added(table: str, keys: list[list[str]]) -> Iterator[Piece]:
        name = f"added_{table}"
        yield ("trigger", name, table, f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} "
               "FOR EACH ROW EXECUTE FUNCTION fence_refuse()")
        yield ("trigger", f"{name}_whole", table, f"CREATE TRIGGER {name}_whole BEFORE TRUNCATE ON {table} "
               "FOR EACH STATEMENT EXECUTE FUNCTION fence_refuse()")

    @staticmethod
    def kept(table: str, key: str) -> Iterator[Piece]:
        name = f"kept_{table}"
        yield ("trigger", name, table, f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW "
               f'WHEN (NEW.tenant_id IS DISTINCT FROM OLD.tenant_id OR NEW."{key}" IS DISTINCT FROM OLD."{key}") '
               "EXECUTE FUNCTION fence_refuse()")

    @staticmethod
    def within_tenant(table: str, links: list[Link]) -> Iterator[Piece]:
        strays = [
            f'(NEW."{column}" IS NOT NULL AND NOT EXISTS(SELECT 1 FROM {other} o WHERE o."{key}"=NEW."{column}" '
            f"AND o.tenant_id IS NOT DISTINCT FROM NEW.tenant_id))" for column, other, key in links]
        name = f"tenant_{table}"
        yield ("function", name, "", f"CREATE FUNCTION {name}() RETURNS trigger {SAFELY} AS $$ BEGIN IF "
               + " OR ".join(strays) + f" THEN RAISE EXCEPTION 'fence: {table} points out of its tenant' "
               "USING ERRCODE='23514'; END IF; RETURN NEW; END $$")
        yield ("trigger", name, table, f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} "
               f"FOR EACH ROW EXECUTE FUNCTION {name}()")
