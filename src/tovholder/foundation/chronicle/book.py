"""The book of a deed: records and lines are gathered while it is done, and put down in one statement at its end.

Written so because a deed of seven ORM creates took 2-3 ms of Python and seven round trips; one statement takes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection, models, transaction

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.bare import bare
from tovholder.foundation.chronicle.identity import chance_bytes, new_id
from tovholder.foundation.chronicle.models import Facts, Line, Subject
from tovholder.foundation.chronicle.pen import pen
from tovholder.foundation.chronicle.prints import facts_print
from tovholder.foundation.chronicle.statements import statement_for
from tovholder.foundation.chronicle.volumes import Volume, open_volume

Record = TypeVar("Record", bound=models.Model)


class Book:
    """What one deed writes. `at` is when it is recorded, `by` whose hand it is.

    Bound in a volume it goes there, and not to the database.
    """

    def __init__(self, *, at: datetime, by: Author, bound_in: Volume | None = None) -> None:
        self.at = at
        self.by = by
        self.bound_in = bound_in
        self.lines: list[tuple[Line, Facts, list[Subject]]] = []
        self._added: dict[type[models.Model], list[models.Model]] = {}
        self._changed: dict[tuple[type[models.Model], tuple[str, ...]], list[models.Model]] = {}
        self._removed: dict[type[models.Model], list[models.Model]] = {}
        self._kept: dict[type[models.Model], list[models.Model]] = {}

    def add(self, record: Record) -> Record:
        """Take in a new record; it is in the database when the book is put down."""
        self._added.setdefault(type(record), []).append(record)
        return record

    def added(self, model: type[Record]) -> list[Record]:
        """The new records of this kind, not yet put down."""
        return self._added.get(model, [])  # type: ignore[return-value]  # kept by model

    def is_new(self, record: models.Model) -> bool:
        """This deed makes the record: the database has never heard of it."""
        return any(record is other for other in self._added.get(type(record), ()))

    def change(self, record: models.Model, *fields: str) -> None:
        """Take in the changed fields of a record that exists; a record of this book needs no second writing."""
        if not self.is_new(record):
            fields = self._with_earlier(record, fields)
            self._changed.setdefault((type(record), fields), []).append(record)

    def _with_earlier(self, record: models.Model, fields: tuple[str, ...]) -> tuple[str, ...]:
        """The fields together with those the deed has changed before: one statement writes a row once, so a second
        writing of it would be lost without a word.
        """
        for (kind, before), records in self._changed.items():
            if kind is type(record) and before != fields and any(record is other for other in records):
                records[:] = [other for other in records if other is not record]
                if not records:
                    del self._changed[kind, before]
                return (*before, *(name for name in fields if name not in before))
        return fields

    def keep(self, record: models.Model) -> None:
        """Take in a reckoning that there is one of: written over the one before, if there was one."""
        self._kept.setdefault(type(record), []).append(record)

    def remove(self, record: models.Model) -> None:
        """Take out a record that is only a reckoning (a kept deadline); what happened is never removed."""
        self._removed.setdefault(type(record), []).append(record)

    def line(
        self,
        deed: str,
        *,
        about: Iterable[UUID],
        passed_over: Iterable[UUID] = (),
        happened_at: datetime,
        facts: Mapping[str, Any] | None = None,
    ) -> Line:
        """Write the deed's line: the children it names, those of the household it passed over, and its facts."""
        salt, what = chance_bytes(16), dict(facts or {})
        line_id = new_id()
        line = bare(
            Line,
            {
                "id": line_id,
                "deed": deed,
                "happened_at": happened_at,
                "recorded_at": self.at,
                "by_user": self.by.user_id,
                "by_post": self.by.post_id,
                "facts_hash": facts_print(salt, what),
            },
        )
        named = dict.fromkeys(passed_over, False) | dict.fromkeys(about, True)
        subjects = [
            bare(Subject, {"child_id": child, "line_id": line_id, "named": is_named})
            for child, is_named in named.items()
        ]
        kept = bare(Facts, {"line_id": line_id, "salt": salt, "facts": what})
        self.lines.append((line, kept, subjects))
        for record in (line, kept, *subjects):
            self.add(record)
        return line

    def put_down(self) -> None:
        """Write everything in one statement, or into the volume. Empty afterwards."""
        if not (self._added or self._changed or self._removed or self._kept):
            return
        if self.bound_in is not None:
            self.bound_in.take(self.lines, self._added, self._changed, self._removed, self._kept)
        else:
            self._to_the_database()
        for records in self._added.values():
            for record in records:
                state = record._state
                state.adding, state.db = False, DEFAULT_DB_ALIAS
        self._added, self._changed, self._removed, self._kept, self.lines = {}, {}, {}, {}, []

    def _to_the_database(self) -> None:
        sql, values = statement_for(self._added, self._changed, self._removed, self._kept, connection)
        pen(sql).execute(sql, values)


@contextmanager
def open_book(*, at: datetime, by: Author, alone: bool = False) -> Iterator[Book]:
    """One deed: whatever is written in it is put down together, or not at all.

    `alone`: nothing is held still in the deed, and it puts its book down once. Then its one statement is a transaction
    by itself, as whole and as lasting without a BEGIN and a COMMIT of its own, which are two more round trips.
    """
    volume = open_volume()
    if volume is not None:
        book = Book(at=at, by=by, bound_in=volume)
        yield book
        book.put_down()
        return
    with nullcontext() if alone and not connection.in_atomic_block else transaction.atomic():
        book = Book(at=at, by=by)
        yield book
        book.put_down()
