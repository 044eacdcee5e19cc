"""Copies of a life by the database itself: every row that one story made, made again for each number.

A town made through the deeds alone would take hours; here one story is told, and each of its rows becomes one
INSERT ... SELECT over generate_series. Ids keep their order and get the number at their end, so everything still
belongs together; days move by whole days.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from psycopg import sql

Written = Callable[[Any], str | None]
"""How a field's value is written as SQL over the number `n`, where it is not copied as it is."""
Rows = dict[type[models.Model], list[models.Model]]
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DIGITS = 8  # the last digits of an id are the number's


@dataclass(frozen=True)
class Pattern:
    """The rows of one story. `otherwise` says how some fields, by "table.column", are written."""

    rows: Rows
    otherwise: Mapping[str, Written] = field(default_factory=dict)
    instead: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def ids(self) -> frozenset[UUID]:
        """The ids the story made."""
        return frozenset(row.pk for rows in self.rows.values() for row in rows if isinstance(row.pk, UUID))


@contextmanager
def rows_made() -> Iterator[Rows]:
    """What is made inside, by model; the answer is there when the block has ended."""
    before = {model: set(model._base_manager.values_list("pk", flat=True)) for model in _ours()}
    made: Rows = {}
    yield made
    for model, known in before.items():
        if new := [row for row in model._base_manager.all() if row.pk not in known]:
            made[model] = new


def copied_id(original: UUID, number: int) -> UUID:
    """The id of the copy with that number."""
    return UUID(hex=original.hex[:-_DIGITS] + f"{number:0{_DIGITS}x}")


def id_in_sql(original: UUID, number: str = "n") -> str:
    """The same, as the database works it out."""
    return f"('{str(original)[:-_DIGITS]}' || lpad(to_hex({number}), {_DIGITS}, '0'))::uuid"


def copy(pattern: Pattern, *, first: int, last: int, step: int = 1, shift_days: str = "0") -> None:
    """Make the copies numbered first, first + step ... last; `shift_days` is SQL over n: so many days earlier."""
    with connection.cursor() as cursor:
        for model, rows in pattern.rows.items():
            fields = [each for each in model._meta.local_concrete_fields if _is_written(each)]
            columns = ", ".join(f'"{each.column}"' for each in fields)
            for row in rows:
                values = ", ".join(_in_sql(pattern, row, each) for each in fields)
                cursor.execute(
                    f'INSERT INTO "{model._meta.db_table}" ({columns}) SELECT {values} FROM '
                    f"(SELECT n::int, ({shift_days})::int AS earlier FROM generate_series({first}, {last}, {step}) n) s"
                )


def _ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("tovholder.")]


def _is_written(field: Any) -> bool:
    return bool(not field.generated and field.column and not field.has_db_default())


def _in_sql(pattern: Pattern, row: models.Model, field: Any) -> str:
    value = getattr(row, field.attname)
    written = pattern.otherwise.get(f"{row._meta.db_table}.{field.column}")
    if written is not None and (said := written(value)) is not None:
        return said
    if isinstance(field, models.JSONField):
        return f"({_with_copied_ids(pattern, json.dumps(value, ensure_ascii=False))})::jsonb"
    if isinstance(value, list) and value and isinstance(value[0], UUID):
        return f"ARRAY[{', '.join(_copied(pattern, each) for each in value)}]"
    if isinstance(value, str) and field.unique:
        return f"{_with_copied_ids(pattern, value)} || '-' || to_hex(n)"
    if isinstance(value, str):
        return _with_copied_ids(pattern, value)
    return _copied(pattern, field.get_db_prep_save(value, connection))


def _copied(pattern: Pattern, value: Any) -> str:
    if isinstance(value, UUID):
        return pattern.instead.get(value) or (id_in_sql(value) if value in pattern.ids else _literal(value))
    if isinstance(value, datetime):
        return f"{_literal(value)} - earlier * interval '1 day'"
    if isinstance(value, date):
        return f"{_literal(value)} - earlier"
    return _literal(value)


def _with_copied_ids(pattern: Pattern, text: str) -> str:
    """The text, with the copies' ids where it names an id of the story."""
    parts, at = [], 0
    for found in _ID.finditer(text):
        named = UUID(found.group())
        if named in pattern.ids or named in pattern.instead:
            parts += [_literal(text[at : found.start()]), f"({_copied(pattern, named)})::text"]
            at = found.end()
    return " || ".join([*parts, _literal(text[at:])])


def _literal(value: Any) -> str:
    return sql.Literal(value).as_string(connection.connection)
