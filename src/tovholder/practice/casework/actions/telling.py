"""How the deeds of this room are written: the record, the line, and then the clocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import children_around
from tovholder.practice.casework.models import Happening

Kind = TypeVar("Kind", bound=Happening)


def happening(book: Book, record: type[Kind], child: Child, /, *, happened_at: datetime, **fields: Any) -> Kind:
    """A record of something that happened to the child, by the hand that writes the book."""
    return book.add(
        record(child=child, happened_at=happened_at, recorded_at=book.at, recorded_by=book.by.user_id, **fields)
    )


def tell(
    book: Book,
    word: str,
    about: Iterable[Child],
    *,
    happened_at: datetime,
    facts: Mapping[str, Any] | None = None,
    passed_over: Iterable[UUID] = (),
) -> None:
    """End a deed: its line, and the clocks of every child in it, also of those it passed over."""
    named, others = [child.pk for child in about], list(passed_over)
    book.line(str(word), about=named, passed_over=others, happened_at=happened_at, facts=facts)
    recount_duties(book, [*named, *others])


def passed_over(children: Sequence[Child], *, at: datetime) -> list[UUID]:
    """The other children of the homes and the siblings, whom a deed about `children` does not name.

    A placed child still belongs to its home; children who only share a placement do not belong together.
    """
    around = children_around([child.pk for child in children], on=danish_day(at))
    return [near.child_id for near in around]
