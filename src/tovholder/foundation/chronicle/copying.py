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
Texts = Callable[[Sequence[Any]], list[str]]
"""How the values of one column are written, all of them at once: a call for each value cost half of the writing."""
NOTHING = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
AT_A_TIME = 2_000  # rows handed to the database


class Copier:
    """Gathers volumes whose lives are over; then puts all down at once, in the text that COPY reads."""

    def __init__(self) -> None:
        self._records: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self.rows: Counter[str] = Counter()

    def take(self, volume: Volume) -> None:
        """Everything in the volume as it stands now."""
        for model, records in volume.records.items():
            self._records[model] += records.values()
        self._records[Line] += [line for line, _, _ in volume.lines]
        self._records[Facts] += [facts for _, facts, _ in volume.lines]
        self._records[Subject] += [subject for _, _, subjects in volume.lines for subject in subjects]

    def put_down(self) -> None:
        """One COPY for each table. Inside a transaction of the caller's, so that all is there or nothing."""
        for model in _in_order(frozenset(self._records)):
            columns = ", ".join(f'"{column.name}"' for column in written_columns(model))
            with connection.cursor() as cursor:
                statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
                with cursor.cursor.copy(statement) as copy:
                    for piece in _pieces(model, self._records[model]):
                        copy.write(piece)
            self.rows[model._meta.db_table] += len(self._records[model])
        self._records.clear()


def _pieces(model: type[models.Model], records: Sequence[models.Model]) -> Iterable[bytes]:
    for first in range(0, len(records), AT_A_TIME):
        rows = [record.__dict__ for record in records[first : first + AT_A_TIME]]
        columns = [texts([row[name] for row in rows]) for name, texts in _writers(model)]
        yield ("\n".join(map("\t".join, zip(*columns, strict=True))) + "\n").encode()


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
def _writers(model: type[models.Model]) -> tuple[tuple[str, Texts], ...]:
    """Each column's name in the record, and how its values are written."""
    return tuple((column.attribute, _as_texts(column)) for column in written_columns(model))


def _as_texts(column: Column) -> Texts:
    """How the values of a column are written in COPY's text form."""
    field: Any = column.field
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    for kind, texts in _WRITERS:
        if isinstance(field, kind):
            return texts
    return _otherwise(column.field)


def _text(values: Sequence[str | None]) -> list[str]:
    return [
        NOTHING
        if value is None
        else value
        if value.isprintable() and "\\" not in value
        else str(value).translate(_ESCAPES)
        for value in values
    ]


def _uuid(values: Sequence[UUID | None]) -> list[str]:
    return [NOTHING if value is None else f"{value.int:032x}" for value in values]


def _moment(values: Sequence[datetime | None]) -> list[str]:
    if any(value is not None and value.tzinfo is None for value in values):
        raise ValueError("a moment without a time zone")
    return _day(values)


def _day(values: Sequence[date | None]) -> list[str]:
    return [NOTHING if value is None else value.isoformat() for value in values]


def _switch(values: Sequence[bool | None]) -> list[str]:
    return [NOTHING if value is None else "t" if value else "f" for value in values]


def _number(values: Sequence[int | None]) -> list[str]:
    return [NOTHING if value is None else str(value) for value in values]


def _bytes(values: Sequence[bytes | memoryview | None]) -> list[str]:
    return [NOTHING if value is None else "\\\\x" + value.hex() for value in values]


def _json(values: Sequence[Any]) -> list[str]:
    # JSON has no bare line breaks or tabs: of what COPY escapes only the backslash is left
    return [NOTHING if value is None else _JSON.encode(value).replace("\\", "\\\\") for value in values]


def _otherwise(field: Any) -> Texts:
    """By the driver's own hand: arrays and what else is rare."""

    def text(value: Any) -> str:
        if value is None:
            return NOTHING
        if isinstance(value, list):
            parts = ('"' + str(part).replace("\\", "\\\\").replace('"', '\\"') + '"' for part in value)
            return ("{" + ",".join(parts) + "}").translate(_ESCAPES)
        return str(field.get_db_prep_save(value, connection)).translate(_ESCAPES)

    return lambda values: [text(value) for value in values]


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_WRITERS: tuple[tuple[type[Any], Texts], ...] = (
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
