"""One statement for a whole book: inserts, updates and deletes as parts of a single WITH."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from types import NoneType
from typing import Any, NamedTuple, cast
from uuid import UUID

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
            columns, read = written_columns(model), _reader(model)
            shape.append((kind, model, (), len(rows)))
            for row in rows:
                values += [
                    value
                    if type(value) in column.ready and (type(value) is not datetime or value.tzinfo is not None)
                    else _made(row, column, connection)
                    for value, column in zip(read(row.__dict__), columns, strict=True)
                ]
    for (model, names), rows in changed.items():
        columns = tuple(_column(model, name) for name in names)
        shape.append(("update", model, names, len(rows)))
        for row in rows:
            values += [*(_made(row, column, connection) for column in columns), row.pk]
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
            columns = [f'"{column.name}"' for column in written_columns(model)]
            row = "(" + ", ".join(["%s"] * len(columns)) + ")"
            part = f"insert into {table} ({', '.join(columns)}) values " + ", ".join([row] * count)
            if kind == "keep":
                over = ", ".join(f"{column} = excluded.{column}" for column in columns if column != key)
                part += f" on conflict ({key}) do update set {over}"
            parts.append(part)
        elif kind == "update":
            sets = ", ".join(f'"{_column(model, name).name}" = %s' for name in names)
            parts += [f"update {table} set {sets} where {key} = %s"] * count
        else:
            parts.append(f"delete from {table} where {key} in (" + ", ".join(["%s"] * count) + ")")
    return "with " + ", ".join(f"p{n} as ({part})" for n, part in enumerate(parts)) + " select 1"


class Column(NamedTuple):
    """A column, and the Python types whose values the driver takes for it without any change; perhaps none."""

    field: models.Field[Any, Any]
    name: str
    attribute: str
    ready: frozenset[type]


@lru_cache(maxsize=256)
def _reader(model: type[models.Model]) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
    """Reads all the written values of a new record at once, past Django's descriptors: it has them all."""
    names = [column.attribute for column in written_columns(model)]
    return itemgetter(*names) if len(names) > 1 else lambda values: (values[names[0]],)


@lru_cache(maxsize=256)
def written_columns(model: type[models.Model]) -> tuple[Column, ...]:
    """The columns code writes: not those the database fills (generated, or given a default by it)."""
    return tuple(
        _as_column(field)
        for field in model._meta.local_concrete_fields
        if not field.generated and not field.has_db_default() and field.column
    )


@lru_cache(maxsize=2048)
def _column(model: type[models.Model], name: str) -> Column:
    return _as_column(cast("models.Field[Any, Any]", model._meta.get_field(name)))


def _as_column(field: models.Field[Any, Any]) -> Column:
    kept = field
    while isinstance(kept, models.ForeignKey):
        kept = kept.target_field
    plain = next((plain for kind, plain in _PLAIN.items() if isinstance(kept, kind)), None)
    filled_by_django = getattr(kept, "auto_now", False) or getattr(kept, "auto_now_add", False)
    ready = frozenset() if plain is None or filled_by_django else frozenset({plain, NoneType})
    return Column(field, str(field.column), field.attname, ready)


_PLAIN: Mapping[type[models.Field[Any, Any]], type] = {
    models.UUIDField: UUID,
    models.CharField: str,
    models.TextField: str,
    models.BooleanField: bool,
    models.DateTimeField: datetime,
    models.DateField: date,
    models.BinaryField: bytes,
}


def _made(row: models.Model, column: Column, connection: BaseDatabaseWrapper) -> Any:
    """The value made ready for the driver by its field, in four calls.

    Most values are ready as they are, and making all of them so was a quarter of a deed's time. A moment without a
    time zone goes this way too, and is told of.
    """
    return column.field.get_db_prep_save(column.field.pre_save(row, add=row._state.adding), connection)
