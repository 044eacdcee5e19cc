"""Questions as seen by whoever reads: worded once for each sort of reader, and filled in with the one who asks.

mine = PreparedFor(lambda reader: Child.objects.visible_to(reader, at=reader.at).filter(school=blank("school")))
rows = mine.records(reader, school="...")
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import Func, QuerySet, Value

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.prepared import Prepared, any_of, as_array, blank, is_among


class PreparedFor:
    """A question that reads of a reader: their units, themselves, the moment and the day.

    Readers who hold the same kinds of posts in the same kinds of units are asked for with the same words.
    Both ways to ask raise KeyError for a blank that is not filled in.
    """

    def __init__(self, build: Callable[[Reader], QuerySet[Any, Any]]) -> None:
        self._build = build
        self._worded: dict[tuple[object, ...], Prepared] = {}

    def rows(self, reader: Reader, **filled_in: Any) -> list[tuple[Any, ...]]:
        """The answer as `values_list` gives it."""
        return self._for(reader).rows(**_told_of(reader), **filled_in)

    def records(self, reader: Reader, **filled_in: Any) -> list[Any]:
        """The answer as records, with what was annotated and selected along with them."""
        return self._for(reader).records(**_told_of(reader), **filled_in)

    def _for(self, reader: Reader) -> Prepared:
        sort = reader.on_watch, reader.kinds, reader.unit_kinds
        if sort not in self._worded:
            somebody = _somebody_like(reader)
            self._worded[sort] = Prepared(lambda: self._build(somebody))
        return self._worded[sort]


def is_of_units(reader: Reader, *, field: str = "unit") -> Func:
    """Whether a record's unit is one of the reader's, for a filter. As `unit__in=reader.units`, but told as an array:
    then the database sees how many a unit has, and not how many units have as a rule.
    """
    units = blank("units") if isinstance(reader, _Somebody) else Value(as_array(reader.units))
    return is_among(field, units)


@dataclass(frozen=True)
class _Somebody(Reader):
    """A reader of whom only the sort is known; the rest is filled in when somebody asks."""

    @property
    def today(self) -> date:
        day: date = blank("today")
        return day

    def units_as(self, kind: str) -> Any:
        return any_of(f"units_as_{kind}")


def _somebody_like(reader: Reader) -> Reader:
    unknown: dict[str, Any] = {"user": SimpleNamespace(pk=blank("me")), "units": any_of("units"), "at": blank("now")}
    known: dict[str, Any] = {"kinds": reader.kinds, "unit_kinds": reader.unit_kinds, "on_watch": reader.on_watch}
    return _Somebody(post_id=None, title="", posts=frozenset(), **unknown, **known)


def _told_of(reader: Reader) -> dict[str, Any]:
    told = {"me": reader.user.pk, "units": list(reader.units), "now": reader.at, "today": reader.today}
    return told | {f"units_as_{kind}": list(reader.units_as(kind)) for kind in reader.duties}
