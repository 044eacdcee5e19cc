"""Records read as part of another record's statement: a list of rows in one column, and records of them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Model, QuerySet
from django.db.models.functions import JSONObject

Kind = TypeVar("Kind", bound=Model)


def rows_of(found: QuerySet[Any], **named: Any) -> ArraySubquery:
    """All columns of what a subquery finds, one row each, with further `named` ones; for an annotation."""
    columns = {field.attname: F(field.attname) for field in found.model._meta.concrete_fields}
    return ArraySubquery(found.values(row=JSONObject(**columns, **named)))


def records_of(kind: type[Kind], rows: Iterable[Mapping[str, Any]]) -> list[Kind]:
    """The rows as records again, to be shown; whoever changes one fetches it first."""
    fields = kind._meta.concrete_fields
    return [kind(**{field.attname: field.to_python(row[field.attname]) for field in fields}) for row in rows]
