"""Putting volumes down: one COPY for each table, in the order of foreign keys, with every constraint looked at."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from django.db import connection, models

from tovholder.foundation.chronicle.models import Facts, Line, Subject
from tovholder.foundation.chronicle.statements import Column, written_columns
from tovholder.foundation.chronicle.volumes import Volume

Rows = dict[type[models.Model], list[models.Model]]
Text = Callable[[Any], str]
NOTHING = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
A_PIECE = 1 << 18  # characters handed to the database at a time


class Copier:
    """Gathers volumes as the text COPY reads, so that their records can be let go of; then puts all down at once."""

    def __init__(self) -> None:
        self._texts: dict[type[models.Model], list[str]] = defaultdict(list)
        self.rows: Counter[str] = Counter()

    def take(self, volume: Volume) -> None:
        """Everything in the volume as it stands now."""
        for model, records in volume.records.items():
            self._write(model, records.values())
        self._write(Line, (line for line, _, _ in volume.lines))
        self._write(Facts, (facts for _, facts, _ in volume.lines))
        self._write(Subject, (subject for _, _, subjects in volume.lines for subject in subjects))

    def put_down(self) -> None:
        """One COPY for each table. Inside a transaction of the caller's, so that all is there or nothing."""
        for model in _in_order(frozenset(self._texts)):
            columns = ", ".join(f'"{column.name}"' for column in written_columns(model))
            with connection.cursor() as cursor:
                statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
                with cursor.cursor.copy(statement) as copy:
                    for piece in _pieces(self._texts[model]):
                        copy.write(piece)
        self._texts.clear()

    def _write(self, model: type[models.Model], records: Iterable[models.Model]) -> None:
        pairs, texts = _writers(model), self._texts[model]
        before = len(texts)
        for record in records:
            values = record.__dict__
            texts.append("\t".join([text(values[name]) for name, text in pairs]))
        self.rows[model._meta.db_table] += len(texts) - before


def _pieces(texts: Sequence[str]) -> Iterable[bytes]:
    at_a_time = 2_000
    for first in range(0, len(texts), at_a_time):
        yield ("\n".join(texts[first : first + at_a_time]) + "\n").encode()


@lru_cache(maxsize=64)
def _in_order(wanted: frozenset[type[models.Model]]) -> tuple[type[models.Model], ...]:
    """The tables so that each comes after those it refers to."""
    graph: Mapping[type[models.Model], set[type[models.Model]]] = {
        model: {
            field.related_model
            for field in model._meta.local_concrete_fields
            if isinstance(field, models.ForeignKey)
            and field.related_model in wanted
            and field.related_model is not model
        }
        for model in sorted(wanted, key=lambda model: model._meta.db_table)
    }
    return tuple(TopologicalSorter(graph).static_order())


@lru_cache(maxsize=256)
def _writers(model: type[models.Model]) -> tuple[tuple[str, Text], ...]:
    """Each column's name in the record, and how its values are written."""
    return tuple((column.attribute, _as_text(column)) for column in written_columns(model))


def _as_text(column: Column) -> Text:
    """How the values of a column are written in COPY's text form."""
    field: Any = column.field
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    for kind, text in _WRITERS:
        if isinstance(field, kind):
            return text
    return _otherwise(column.field)


def _text(value: str | None) -> str:
    if value is None:
        return NOTHING
    return value if value.isprintable() and "\\" not in value else str(value).translate(_ESCAPES)


def _uuid(value: UUID | None) -> str:
    return NOTHING if value is None else value.hex


def _moment(value: datetime | None) -> str:
    if value is None:
        return NOTHING
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return value.isoformat()


def _day(value: date | None) -> str:
    return NOTHING if value is None else value.isoformat()


def _switch(value: bool | None) -> str:
    return NOTHING if value is None else "t" if value else "f"


def _number(value: int | None) -> str:
    return NOTHING if value is None else str(value)


def _bytes(value: bytes | memoryview | None) -> str:
    return NOTHING if value is None else "\\\\x" + bytes(value).hex()


def _json(value: Any) -> str:
    return NOTHING if value is None else _JSON.encode(value).translate(_ESCAPES)


def _otherwise(field: Any) -> Text:
    """By the driver's own hand: arrays and what else is rare."""

    def text(value: Any) -> str:
        if value is None:
            return NOTHING
        if isinstance(value, list):
            parts = ('"' + str(part).replace("\\", "\\\\").replace('"', '\\"') + '"' for part in value)
            return ("{" + ",".join(parts) + "}").translate(_ESCAPES)
        return str(field.get_db_prep_save(value, connection)).translate(_ESCAPES)

    return text


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_WRITERS: tuple[tuple[type[Any], Text], ...] = (
    (models.UUIDField, _uuid),
    (models.JSONField, _json),
    (models.CharField, _text),
    (models.TextField, _text),
    (models.DateTimeField, _moment),
    (models.DateField, _day),
    (models.BooleanField, _switch),
    (models.IntegerField, _number),
    (models.BinaryField, _bytes),
)
