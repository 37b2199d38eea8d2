"""The tenant wall in the database, for every model: no row points at another tenant's, none moves to another tenant.

Rows are made with nothing but what the columns demand, by the owner with all other fences down and keys off; then the
model's own fence is put up and one reference is turned to the stranger.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import DATABASE
from tests.worlds import World


def linked() -> list[tuple[str, str]]:
    from django.apps import apps

    from brygga.foundation.fences import generated

    return [(model._meta.label, column) for model in apps.get_models()
            for column, _, _ in generated.tenant_links(model)]


def all_tenant_models() -> list[Any]:
    from django.apps import apps

    from brygga.foundation.fences import generated

    return [model for model in apps.get_models() if generated.has_tenant(model)]


def filled(model: Any, key: int, tenant: int) -> dict[str, object]:
    """Column → something that its type takes; references are the same number as the tenant."""
    from django.db import connection, models

    row: dict[str, object] = {}
    for field in model._meta.local_concrete_fields:
        kind = field.get_internal_type()
        if isinstance(field, models.ForeignKey):
            row[field.column] = tenant
        elif field.primary_key:
            row[field.column] = key
        elif "Date" in kind:
            row[field.column] = "2026-06-01"
        elif "Integer" in kind:
            row[field.column] = 1
        elif kind == "BooleanField":
            row[field.column] = False
        elif kind == "JSONField":
            row[field.column] = "[]"
        else:
            row[field.column] = str(tenant)
    assert connection.vendor
    return row


def insert(model: Any, row: dict[str, object]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        names = ",".join(f'"{name}"' for name in row)
        cursor.execute(f'INSERT INTO {model._meta.db_table} ({names}) VALUES ({",".join(["%s"] * len(row))})',
                       list(row.values()))


def lift() -> None:
    """Take every fence down; on PostgreSQL the function that refuses stays, since triggers are put up on it."""
    from django.db import connection

    from brygga.foundation import fences

    fences.lift()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(fences.all_fences("postgresql")[0].create)


def put_up(model: Any) -> None:
    from django.db import connection

    from brygga.foundation.fences import collect

    table = model._meta.db_table
    with connection.cursor() as cursor:
        for fence in collect.all_fences(connection.vendor):
            ours = table in (fence.table, fence.name.removeprefix("tenant_"))
            if ours and fence.name.startswith(("tenant_", "kept_")):
                cursor.execute(fence.create)


def without_checks() -> None:
    """Every CHECK, UNIQUE and foreign key away: the wall is looked at alone."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            return
        cursor.execute("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype IN ('c', 'f') "
                       "AND connamespace = 'public'::regnamespace ORDER BY contype DESC")
        for table, name in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')


def test_every_reference_of_every_model_stays_within_its_tenant(fresh_world: World) -> None:
    from django.apps import apps
    from django.db import IntegrityError, connection, transaction

    from brygga.foundation.database import as_owner

    refused = set()
    with as_owner():
        lift()
        without_checks()
        for tenant in (1, 2):
            for model in all_tenant_models():
                if model._meta.pk.get_internal_type() != "CompositePrimaryKey":
                    insert(model, filled(model, tenant, tenant))
        by_hand = [m for m in all_tenant_models() if getattr(m, "own_tenant_fence", False)]
        for label, column in linked():
            model = apps.get_model(label)
            if model in by_hand:
                continue
            lift()
            put_up(model)
            row = filled(model, 7_000, 1) | {"tenant_id": 1, column: 2}
            unique = {f.column: f"{n}u" for n, f in enumerate(model._meta.local_concrete_fields)
                      if f.get_internal_type() in ("CharField", "TextField", "SlugField") and f.column != column}
            try:
                with transaction.atomic():
                    insert(model, row | unique)
            except IntegrityError as fault:
                refused.add((label, column, "points out of its tenant" in str(fault)))
    expected = {(label, column, True) for label, column in linked() if apps.get_model(label) not in by_hand}
    assert len(expected) > 40
    assert refused == expected
    assert connection.vendor == DATABASE


def test_no_row_of_any_model_moves_to_another_tenant(fresh_world: World) -> None:
    from django.db import IntegrityError, connection, transaction

    from brygga.foundation.database import as_owner

    movable = [m for m in all_tenant_models() if not getattr(m, "append_only", False)]
    assert len(movable) > 15
    with as_owner():
        lift()
        without_checks()
        for model in movable:
            insert(model, filled(model, 1, 1))
            put_up(model)
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE {model._meta.db_table} SET tenant_id = 2")


def test_every_model_with_a_tenant_is_fenced_one_way_or_another() -> None:
    from brygga.foundation import fences

    standing = {fence.name for fence in fences.all_fences(DATABASE)}
    ending = "_insert" if DATABASE == "sqlite" else ""
    for model in all_tenant_models():
        table = model._meta.db_table
        assert f"kept_{table}" in standing or any(name.startswith(f"added_{table}") for name in standing), table
        if any(label == model._meta.label for label, _ in linked()) and not getattr(model, "own_tenant_fence", False):
            assert f"tenant_{table}{ending}" in standing, table
