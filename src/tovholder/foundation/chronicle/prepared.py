"""Questions put together once: a page that asks nine tables at a time spent longer on wording them than on asking.

agreed = Prepared(lambda: Plan.objects.filter(child__in=any_of("children"), made_on=blank("today")).values_list("pk"))
rows = agreed.rows(children=[...], today=today)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, DateField, F, Field, Func, QuerySet, UUIDField, Value
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

_FIELDS: dict[str, Field[Any, Any]] = {"uuid": UUIDField(), "date": DateField()}


@dataclass(frozen=True)
class Blank:
    """A place in a question that is filled in each time it is asked."""

    name: str


def blank(name: str) -> Any:
    """A value filled in when asked; it stands wherever a plain value would."""
    return Value(Blank(name))


def any_of(name: str, kind: Literal["uuid", "date"] = "uuid") -> Func:
    """A list of values filled in when asked, for a lookup with `__in`: `child__in=any_of("children")`."""
    return Func(blank(name), template=f"(SELECT unnest(%(expressions)s::{kind}[]))", output_field=_FIELDS[kind])


def as_array(values: Iterable[UUID | date]) -> str:
    """A list of ids or days as the database reads an array, for a place with a cast (`%s::uuid[]`).

    The driver writes a list value by value; a day's page asks ten tables about the same sixty children.
    """
    return "{" + ",".join(map(str, values)) + "}"


def is_among(field: str, array: Any) -> Func:
    """Whether a field is one of an array of ids, for a filter.

    Said so, and not with `__in` and a query of its own, the database sees how many there are of each and takes the
    plain index.
    """
    return Func(
        F(field), array, template="(%(expressions)s::uuid[]))", arg_joiner=" = any(", output_field=BooleanField()
    )


class Prepared:
    """A question whose words never change, only what is filled in. It is worded the first time it is asked.

    Both ways to ask raise KeyError for a blank that is not filled in.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self._build = build

    def rows(self, **filled_in: Any) -> list[tuple[Any, ...]]:
        """The answer as `values_list` gives it."""
        return [tuple(row) for row in self._asked(filled_in).results_iter(tuple_expected=True)]

    def records(self, **filled_in: Any) -> list[Any]:
        """The answer as records, with what was annotated and selected along with them."""
        asked: Any = _Asked(self._asked(filled_in))
        return list(ModelIterable(QuerySet(model=self._model, query=asked)))

    def _asked(self, filled_in: dict[str, Any]) -> SQLCompiler:
        compiler, words, values = self._worded
        ready = {name: as_array(value) if isinstance(value, list) else value for name, value in filled_in.items()}
        filled = tuple(ready[each.name] if isinstance(each, Blank) else each for each in values)
        asked = copy(compiler)  # each asks by its own connection
        asked.connection = connection
        asked.as_sql = lambda *_args, **_kwargs: (words, filled)  # type: ignore[method-assign]  # the words are known
        return asked

    @cached_property
    def _worded(self) -> tuple[SQLCompiler, str, tuple[Any, ...]]:
        rows = self._build()
        self._model = rows.model
        compiler = rows.query.get_compiler(using=connection.alias)
        words, values = compiler.as_sql()
        return compiler, words, tuple(values)


@dataclass(frozen=True)
class _Asked:
    """What records are made from: a question already worded and filled in."""

    compiler: SQLCompiler

    def get_compiler(self, **_how: Any) -> SQLCompiler:
        return self.compiler
