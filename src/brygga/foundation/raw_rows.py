"""Rows written by one plain INSERT: for the few tables that every act writes to, where the ORM's own road is too long.

The columns and their conversion still come from the model's fields, so both databases store what the ORM would.
Do not use it where a signal, a default of the model or speed of writing does not matter: `objects.create` reads better.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connections, models

from brygga.foundation.plain_sql import run

# These are stored as they come; all others (days, instants, JSON) go through the field's own conversion.
AS_THEY_COME = {"AutoField", "BigAutoField", "BigIntegerField", "IntegerField", "CharField", "TextField", "ForeignKey",
                "OneToOneField", "MoneyMinorField"}


def insert(model: type[models.Model], values: Mapping[str, Any]) -> int:
    """Insert one row from column → value (every column but the key) and return its id."""
    return int(run(connections["default"], *inserting(model, values))[0][0][0])


def inserting(model: type[models.Model], values: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """Return the statement that `insert` runs, to go with others in one journey; it answers the row's id."""
    columns = tuple(values)
    return (_statement(model, columns, 1, " RETURNING id"),
            _prepared(connections["default"], model, columns, [tuple(values.values())]))


def inserting_all(model: type[models.Model], columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]],
                  ) -> tuple[str, list[Any]]:
    """Return ONE statement that inserts all rows; each row has the values of `columns` in their order."""
    return _statement(model, columns, len(rows)), _prepared(connections["default"], model, columns, rows)


def _prepared(real: Any, model: type[models.Model], columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]],
              ) -> list[Any]:
    fields = _fields(model, columns)
    return [value if plain else field.get_db_prep_save(value, real)
            for row in rows for (field, plain), value in zip(fields, row, strict=True)]


@cache
def _fields(model: type[models.Model], columns: tuple[str, ...]) -> tuple[tuple[Any, bool], ...]:
    by_column = {f.column: f for f in model._meta.concrete_fields}
    return tuple((by_column[c], by_column[c].get_internal_type() in AS_THEY_COME) for c in columns)


@cache
def _statement(model: type[models.Model], columns: tuple[str, ...], rows: int, ending: str = "") -> str:
    names = ",".join(f'"{column}"' for column in columns)
    marks = ",".join(["(" + ",".join(["%s"] * len(columns)) + ")"] * rows)
    return f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES {marks}{ending}'
