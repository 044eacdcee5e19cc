"""A volume: the books of many deeds bound together, to go down as one COPY for each table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from tovholder.foundation.chronicle.models import Facts, Line, Subject

Record = TypeVar("Record", bound=models.Model)
Told = tuple[Line, Facts, list[Subject]]
_OF_LINES = frozenset({Line, Facts, Subject})


class StrangeRecord(LookupError):
    """A deed changes a record that this volume has not: the change would be lost."""


class Volume:
    """What the deeds of some lives write, in memory: the records as they stand, and every line.

    A record is in it once, as the very object the deeds work with: a change to it is there when it is put down.
    """

    def __init__(self) -> None:
        self.records: dict[type[models.Model], dict[Any, models.Model]] = {}
        self.lines: list[Told] = []
        self.to_count: dict[UUID, None] = {}  # a set that keeps its order

    def take(
        self,
        lines: Iterable[Told],
        added: Mapping[type[models.Model], Sequence[models.Model]],
        changed: Mapping[tuple[type[models.Model], tuple[str, ...]], Sequence[models.Model]],
        removed: Mapping[type[models.Model], Sequence[models.Model]],
        kept: Mapping[type[models.Model], Sequence[models.Model]],
    ) -> None:
        """Bind one book. Raises StrangeRecord when it changes or removes what was never bound here."""
        self.lines += lines
        for rows in (added, kept):
            for model, records in rows.items():
                if model not in _OF_LINES:
                    key = model._meta.pk.attname
                    self.records.setdefault(model, {}).update((record.__dict__[key], record) for record in records)
        for (model, _), records in changed.items():
            for record in records:
                if self.records.get(model, {}).get(record.pk) is not record:
                    raise StrangeRecord(f"{model.__name__} {record.pk}")
        for model, records in removed.items():
            for record in records:
                if self.records.get(model, {}).pop(record.pk, None) is None:
                    raise StrangeRecord(f"{model.__name__} {record.pk}")

    def all(self, model: type[Record]) -> Iterable[Record]:
        """Every record of this kind, in the order of making."""
        return self.records.get(model, {}).values()  # type: ignore[return-value]  # kept by model

    def one(self, model: type[Record], pk: Any) -> Record:
        """The record of this kind with that key. Raises KeyError."""
        return self.records[model][pk]  # type: ignore[return-value]  # kept by model

    def count_later(self, children: Iterable[UUID]) -> None:
        """The duties of these children are to be counted when their lives have been lived."""
        self.to_count.update(dict.fromkeys(children))


_volume: ContextVar[Volume | None] = ContextVar("volume", default=None)


def open_volume() -> Volume | None:
    """The volume that deeds are bound in at the moment; None on every page."""
    return _volume.get()


@contextmanager
def bound_in(volume: Volume) -> Iterator[Volume]:
    """Inside, the books of deeds are bound in this volume and do not go to the database."""
    token = _volume.set(volume)
    try:
        yield volume
    finally:
        _volume.reset(token)
