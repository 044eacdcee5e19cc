"""One statement for a whole book: inserts, updates and deletes as parts of a single WITH."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

Rows = Mapping[type[models.Model], Sequence[models.Model]]
Changes = Mapping[tuple[type[models.Model], tuple[str, ...]], Sequence[models.Model]]
Shape = tuple[tuple[str, type[models.Model], tuple[str, ...], int], ...]


def statement_for(
    added: Rows, changed: Changes, removed: Rows, kept: Rows, connection: BaseDatabaseWrapper
) -> tuple[str, list[Any]]:
    """The SQL text (the same for every book of the same shape, so the server prepares it once) and its values."""
    shape: list[tuple[str, type[models.Model], tuple[str, ...], int]] = []
    values: list[Any] = []
    for kind, records in (("insert", added), ("keep", kept)):
        for model, rows in records.items():
            fields = _written_fields(model)
            shape.append((kind, model, (), len(rows)))
            values += [_value(row, field, connection) for row in rows for field in fields]
    for (model, names), rows in changed.items():
        fields = tuple(_field(model, name) for name in names)
        shape.append(("update", model, names, len(rows)))
        for row in rows:
            values += [*(_value(row, field, connection) for field in fields), row.pk]
    for model, rows in removed.items():
        shape.append(("delete", model, (), len(rows)))
        values += [row.pk for row in rows]
    return _text(tuple(shape)), values


@lru_cache(maxsize=1024)
def _text(shape: Shape) -> str:
    parts: list[str] = []
    for kind, model, names, count in shape:
        table, key = f'"{model._meta.db_table}"', f'"{model._meta.pk.column}"' if model._meta.pk else ""
        if kind in {"insert", "keep"}:
            columns = [f'"{field.column}"' for field in _written_fields(model)]
            row = "(" + ", ".join(["%s"] * len(columns)) + ")"
            part = f"insert into {table} ({', '.join(columns)}) values " + ", ".join([row] * count)
            if kind == "keep":
                over = ", ".join(f"{column} = excluded.{column}" for column in columns if column != key)
                part += f" on conflict ({key}) do update set {over}"
            parts.append(part)
        elif kind == "update":
            sets = ", ".join(f'"{_field(model, name).column}" = %s' for name in names)
            parts += [f"update {table} set {sets} where {key} = %s"] * count
        else:
            parts.append(f"delete from {table} where {key} in (" + ", ".join(["%s"] * count) + ")")
    return "with " + ", ".join(f"p{n} as ({part})" for n, part in enumerate(parts)) + " select 1"


@lru_cache(maxsize=256)
def _written_fields(model: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    """The columns code writes: not those the database fills (generated, or given a default by it)."""
    return tuple(
        field
        for field in model._meta.local_concrete_fields
        if not field.generated and not field.has_db_default() and field.column
    )


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    return cast("models.Field[Any, Any]", model._meta.get_field(name))


def _value(row: models.Model, field: models.Field[Any, Any], connection: BaseDatabaseWrapper) -> Any:
    return field.get_db_prep_save(field.pre_save(row, add=row._state.adding), connection)
