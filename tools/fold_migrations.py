"""Folds the first migration of each app: constraints, indexes and late fields go into the CreateModel they belong to.

    BRYGGA_DATA=build/no-fund PYTHONPATH=src python tools/fold_migrations.py

Idea: on SQLite each AddConstraint rebuilds a whole table and draws every model anew, so a first `brygga migrate` took
ten seconds instead of three. Django's own optimizer stops at the first model in between; here the models are sorted by
what they point to first, and then everything folds. Only for migrations that nobody has run yet: never after a release.
Run it after `makemigrations`; a folded migration comes out as it went in.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))


def main() -> int:
    """Fold 0001_initial of every app of the house and tell how many operations are left."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brygga.config.settings")
    import django
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.writer import MigrationWriter

    django.setup()
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for config in apps.get_app_configs():
        migration = loader.disk_migrations.get((config.label, "0001_initial"))
        if migration is None or not config.name.startswith("brygga."):
            continue
        before = len(migration.operations)
        migration.operations = fold(config.label, migration.operations)
        writer = MigrationWriter(migration, include_header=False)
        Path(writer.path).write_text(as_first_tables(writer.as_string()), encoding="utf-8")
        if len(migration.operations) != before:
            sys.stdout.write(f"{config.label}: {before} operations became {len(migration.operations)}\n")
    return 0


def as_first_tables(written: str) -> str:
    """Return a written migration as one of the house's own kind, that makes all its tables at one go."""
    lines = [line for line in written.splitlines() if line.strip() != "initial = True"]
    lines = ["class Migration(FirstTables):" if line.startswith("class Migration(") else line for line in lines]
    last = max(place for place, line in enumerate(lines) if line.startswith(("import ", "from ")))
    lines.insert(last + 1, "\nfrom brygga.foundation.first_tables import FirstTables")
    return "\n".join(lines).replace("(FirstTables):\n\n\n", "(FirstTables):\n\n").rstrip() + "\n"


def fold(app: str, operations: list[Any]) -> list[Any]:
    """Return the same tables as CreateModel operations alone, as far as the models do not point at each other."""
    from django.db.migrations import operations as kinds

    models = {op.name_lower: op for op in operations if isinstance(op, kinds.CreateModel)}
    rest = []
    for op in operations:
        if isinstance(op, kinds.CreateModel):
            continue
        model = models.get(getattr(op, "model_name_lower", ""))
        if model is not None and isinstance(op, kinds.AddField):
            model.fields.append((op.name, op.field))
        elif model is not None and isinstance(op, kinds.AddConstraint):
            model.options.setdefault("constraints", []).append(op.constraint)
        elif model is not None and isinstance(op, kinds.AddIndex):
            model.options.setdefault("indexes", []).append(op.index)
        else:
            rest.append(op)
    return in_order(app, models) + rest


def in_order(app: str, models: dict[str, Any]) -> list[Any]:
    """Return the models so that each comes after those that it points to; two that point at each other stop it."""
    done: list[Any] = []
    left = dict(models)
    while left:
        ready = [name for name, op in left.items() if not points_to(app, op) & (set(left) - {name})]
        if not ready:
            raise SystemExit(f"{app}: {', '.join(left)} point at each other; keep one AddField by hand")
        done += [left.pop(name) for name in ready]
    return done


def points_to(app: str, model: Any) -> set[str]:
    """Return the models of the same app that a model's foreign keys name."""
    found = set()
    for _, field in model.fields:
        target = getattr(field.remote_field, "model", None) if field.remote_field else None
        if isinstance(target, str) and target.lower().startswith(f"{app}."):
            found.add(target.lower().split(".")[1])
    return found


if __name__ == "__main__":
    sys.exit(main())
