"""One statement for a whole book: inserts, updates and deletes as parts of a single WITH."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, islice, repeat
from operator import itemgetter
from types import NoneType
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.timezone import make_aware
from psycopg.types.json import Jsonb
from pydantic_core import to_json

Rows = Mapping[type[models.Model], Sequence[models.Model]]
Changes = Mapping[tuple[type[models.Model], tuple[str, ...]], Sequence[models.Model]]
Shape = tuple[tuple[str, type[models.Model], tuple[str, ...], int], ...]


def statement_for(
    added: Rows, changed: Changes, removed: Rows, kept: Rows, connection: BaseDatabaseWrapper
) -> tuple[str, list[Any]]:
    """The SQL text (the same for every book of the same shape, so the server prepares it once) and its values."""
    shape: list[tuple[str, type[models.Model], tuple[str, ...], int]] = []
    written: list[models.Model] = []
    values: list[Any] = []
    for kind, records in (("insert", added), ("keep", kept)):
        for model, rows in records.items():
            shape.append((kind, model, (), len(rows)))
            written += rows
            read = _reader(model)
            for row in rows:
                values += read(row.__dict__)
    for place, number, column in _to_make(tuple(shape), tuple(map(type, values))):
        values[place] = _made(written[number], column, connection)
    for (model, names), rows in changed.items():
        columns = tuple(_column(model, name) for name in names)
        shape.append(("update", model, names, len(rows)))
        for row in rows:
            values += [*(_made(row, column, connection) for column in columns), row.pk]
    for model, rows in removed.items():
        shape.append(("delete", model, (), len(rows)))
        values += [row.pk for row in rows]
    return _each_once(tuple(shape), values)


def _each_once(shape: Shape, values: Sequence[Any]) -> tuple[str, list[Any]]:
    """The text, and the values it asks for: the same id or moment but once, and none that is empty.

    A child's id stands in a dozen places of a deed and its moment in as many; they and what is empty were two fifths
    of all that was sent. A moment without a time zone is a Danish one, as Django takes it.
    """
    kinds = tuple(map(type, values))
    stood: dict[int, int] = {}
    firsts = tuple([stood.setdefault(id(values[place]), place) for place in _ids_and_moments(kinds)])
    way = _way(shape, kinds, firsts)
    sent = [values[place] for place in way.places]
    for number in way.moments:
        if sent[number].tzinfo is None:
            sent[number] = make_aware(sent[number])
    return way.text, sent


class _Way(NamedTuple):
    """How a book is sent: the text, the places of the values it asks for, and which of those are moments."""

    text: str
    places: tuple[int, ...]
    moments: tuple[int, ...]


@lru_cache(maxsize=1024)
def _way(shape: Shape, kinds: tuple[type, ...], firsts: tuple[int, ...]) -> _Way:
    """`firsts`: for each id or moment, the place at which the very same one stood first."""
    first_of = dict(zip(_ids_and_moments(kinds), firsts, strict=True))
    places: list[int] = []
    words: list[str] = []
    for place, kind in enumerate(kinds):
        first = first_of.get(place, place)
        if kind is NoneType:
            words.append("null")
        elif first == place:
            words.append("%s")
            places.append(place)
        else:  # said before: by its number, as the server speaks of it
            words.append(f"${1 + places.index(first)}")
    moments = tuple(number for number, place in enumerate(places) if kinds[place] is datetime)
    return _Way(_text(shape, iter(words)), tuple(places), moments)


@lru_cache(maxsize=1024)
def _ids_and_moments(kinds: tuple[type, ...]) -> tuple[int, ...]:
    return tuple(place for place, kind in enumerate(kinds) if kind is UUID or kind is datetime)


def _text(shape: Shape, words: Iterator[str]) -> str:
    parts: list[str] = []
    for kind, model, names, count in shape:
        table, key = f'"{model._meta.db_table}"', f'"{model._meta.pk.column}"' if model._meta.pk else ""
        if kind in {"insert", "keep"}:
            columns = [f'"{column.name}"' for column in written_columns(model)]
            rows = ["(" + ", ".join(islice(words, len(columns))) + ")" for _ in range(count)]
            part = f"insert into {table} ({', '.join(columns)}) values " + ", ".join(rows)
            if kind == "keep":
                over = ", ".join(f"{column} = excluded.{column}" for column in columns if column != key)
                part += f" on conflict ({key}) do update set {over}"
            parts.append(part)
        elif kind == "update":
            fields = [_column(model, name).name for name in names]
            for _ in range(count):
                sets = ", ".join(f'"{field}" = {next(words)}' for field in fields)
                parts.append(f"update {table} set {sets} where {key} = {next(words)}")
        else:
            parts.append(f"delete from {table} where {key} in (" + ", ".join(islice(words, count)) + ")")
    *before, last = parts
    return ("with " + ", ".join(f"p{n} as ({part})" for n, part in enumerate(before)) + " " if before else "") + last


class Column(NamedTuple):
    """A column, and the Python types whose values the driver takes for it without any change; perhaps none."""

    field: models.Field[Any, Any]
    name: str
    attribute: str
    ready: frozenset[type]
    is_plain_json: bool

    def takes(self, kind: type) -> bool:
        """Whether the driver takes a value of this type for it; a word of a list of words is text."""
        return kind in self.ready or (str in self.ready and issubclass(kind, str))


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
    if isinstance(kept, ArrayField) and isinstance(kept.base_field, models.CharField):
        plain = list
    filled_by_django = getattr(kept, "auto_now", False) or getattr(kept, "auto_now_add", False)
    ready = frozenset() if plain is None or filled_by_django else frozenset({plain, NoneType})
    is_plain_json = type(field) is models.JSONField and field.encoder is None
    return Column(field, str(field.column), field.attname, ready, is_plain_json)


_PLAIN: Mapping[type[models.Field[Any, Any]], type] = {
    models.UUIDField: UUID,
    models.CharField: str,
    models.TextField: str,
    models.BooleanField: bool,
    models.IntegerField: int,
    models.DateTimeField: datetime,
    models.DateField: date,
    models.BinaryField: bytes,
}


@lru_cache(maxsize=1024)
def _to_make(shape: Shape, kinds: tuple[type, ...]) -> tuple[tuple[int, int, Column], ...]:
    """The values that are not ready for the driver, going by their types: place, number of the row, and column.

    Most are, and making all of them so was a quarter of a deed's time.
    """
    models_of_rows = chain.from_iterable(repeat(model, count) for _, model, _, count in shape)
    columns = [(number, column) for number, model in enumerate(models_of_rows) for column in written_columns(model)]
    return tuple(
        (place, number, column)
        for place, (kind, (number, column)) in enumerate(zip(kinds, columns, strict=True))
        if not column.takes(kind)
    )


def _made(row: models.Model, column: Column, connection: BaseDatabaseWrapper) -> Any:
    """The value made ready for the driver by its field, in four calls; plain JSON sooner."""
    if column.is_plain_json and type(said := row.__dict__.get(column.attribute)) in {dict, list}:
        return Jsonb(said, dumps=to_json)
    return column.field.get_db_prep_save(column.field.pre_save(row, add=row._state.adding), connection)
