"""The first migrations make all tables at one go, and the models need no other."""

from __future__ import annotations

import io

from tests.worlds import World


def test_a_first_migration_is_tables_alone(fresh_world: World) -> None:
    """Whoever regenerates one runs tools/fold_migrations.py after it; this test is where they are told."""
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.operations import CreateModel

    from brygga.foundation.first_tables import FirstTables

    loader, looked_at = MigrationLoader(None, ignore_no_migrations=True), 0
    for config in apps.get_app_configs():
        migration = loader.disk_migrations.get((config.label, "0001_initial"))
        if migration is not None and config.name.startswith("brygga."):
            looked_at += 1
            assert isinstance(migration, FirstTables), config.label
            assert {type(operation) for operation in migration.operations} == {CreateModel}, config.label
    assert looked_at > 10


def test_the_models_are_what_the_migrations_made(fresh_world: World) -> None:
    from django.core.management import call_command

    told = io.StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=told)
    assert "No changes detected" in told.getvalue()


def test_every_table_and_constraint_of_the_models_stands(fresh_world: World) -> None:
    """A way of its own to make tables must not lose one: asked of the database, not of the migrations."""
    from django.apps import apps
    from django.db import connection

    missing = []
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in apps.get_models():
            if not model.__module__.startswith("brygga."):
                continue
            if model._meta.db_table not in tables:
                missing.append(model._meta.db_table)
                continue
            standing = connection.introspection.get_constraints(cursor, model._meta.db_table)
            wanted = [c.name for c in model._meta.constraints] + [i.name for i in model._meta.indexes]
            missing += [f"{model._meta.db_table}: {name}" for name in wanted if name not in standing]
    assert missing == []
