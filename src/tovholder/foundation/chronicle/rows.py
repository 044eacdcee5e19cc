"""Rows read beside a record, in its own statement: a list of them in one column, and records of them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, QuerySet
from django.db.models.functions import JSONObject

Kind = TypeVar("Kind", bound=Model)


def rows_of(found: QuerySet[Any], *fields: str, **named: Any) -> ArraySubquery:
    """These columns of what a subquery finds, in its order, one row each; for an annotation.

    A field keeps its name; `named` gives another name to a field or an expression.
    """
    return ArraySubquery(found.values(row=JSONObject(**{name: F(name) for name in fields}, **named)))


def whole_rows_of(found: QuerySet[Any], **named: Any) -> ArraySubquery:
    """All columns of what a subquery finds, with further `named` ones; `records_of` makes records of them."""
    return rows_of(found, *(field.attname for field in found.model._meta.concrete_fields), **named)


def records_of(kind: type[Kind], rows: Iterable[Mapping[str, Any]]) -> list[Kind]:
    """The whole rows as records again, to be shown; whoever changes one fetches it first."""
    fields = kind._meta.concrete_fields
    return [kind(**{field.attname: field.to_python(row[field.attname]) for field in fields}) for row in rows]
