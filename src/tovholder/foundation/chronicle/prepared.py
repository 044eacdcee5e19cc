"""Questions put together once: a page that asks nine tables at a time spent longer on wording them than on asking.

agreed = Prepared(lambda: Plan.objects.filter(child__in=any_of("children"), made_on=blank("today")).values_list("pk"))
rows = agreed.rows(children=[...], today=today)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from django.db import connection
from django.db.models import DateField, Field, Func, QuerySet, UUIDField, Value

_FIELDS: dict[str, Field[Any, Any]] = {"uuid": UUIDField(), "date": DateField()}


@dataclass(frozen=True)
class Blank:
    """A place in a question that is filled in each time it is asked."""

    name: str


def blank(name: str) -> Value:
    """A value filled in when asked."""
    return Value(Blank(name))


def any_of(name: str, kind: Literal["uuid", "date"] = "uuid") -> Func:
    """A list of values filled in when asked, for a lookup with `__in`: `child__in=any_of("children")`."""
    return Func(blank(name), template=f"(SELECT unnest(%(expressions)s::{kind}[]))", output_field=_FIELDS[kind])


class Prepared:
    """A question whose words never change, only what is filled in. It is worded the first time it is asked."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self._build = build

    @cached_property
    def _worded(self) -> tuple[str, tuple[Any, ...]]:
        words, values = self._build().query.sql_with_params()
        return words, tuple(values)

    def rows(self, **filled_in: Any) -> list[tuple[Any, ...]]:
        """The answer as the database gives it. Raises KeyError for a blank that is not filled in."""
        words, values = self._worded
        with connection.cursor() as cursor:
            cursor.execute(words, [filled_in[each.name] if isinstance(each, Blank) else each for each in values])
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
