"""Rows written by one plain INSERT: for the few tables that every act writes to, where the ORM's own road is too long.

The columns and their conversion still come from the model's fields, so both databases store what the ORM would.
Do not use it where a signal, a default of the model or speed of writing does not matter: `objects.create` reads better.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection, models


def insert(model: type[models.Model], values: Mapping[str, Any]) -> int:
    """Insert one row from column → value (every column but the key) and return its id."""
    columns = tuple(values)
    sql = f"{_statement(model, columns, 1, connection.vendor)} RETURNING id"
    with connection.cursor() as cursor:
        cursor.execute(sql, _prepared(model, columns, [tuple(values.values())]))
        return int(cursor.fetchone()[0])


def insert_all(model: type[models.Model], columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert all rows in ONE statement; each row has the values of `columns` in their order."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(model, columns, len(rows), connection.vendor), _prepared(model, columns, rows))


def _prepared(model: type[models.Model], columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> list[Any]:
    fields = _fields(model, columns)
    return [f.get_db_prep_save(value, connection) for row in rows for f, value in zip(fields, row, strict=True)]


@cache
def _fields(model: type[models.Model], columns: tuple[str, ...]) -> tuple[Any, ...]:
    by_column = {f.column: f for f in model._meta.concrete_fields}
    return tuple(by_column[column] for column in columns)


@cache
def _statement(model: type[models.Model], columns: tuple[str, ...], rows: int, vendor: str) -> str:
    names = ",".join(f'"{column}"' for column in columns)
    marks = ",".join(["(" + ",".join(["%s"] * len(columns)) + ")"] * rows)
    return f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES {marks}'
