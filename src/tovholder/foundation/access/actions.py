"""Noting who has looked, and cutting keys."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tovholder.foundation.access.models import Key, KeyKind, ListReading, Reading, Reason
from tovholder.foundation.access.queries import open_keys
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.book import Book


def note_reading(child_id: UUID, *, reader: Reader, page: str, reason: Reason, because: UUID | None = None) -> None:
    """Write down that this reader looked at this child."""
    Reading.objects.create(
        user_id=reader.user.pk,
        post_id=reader.post_id,
        child_id=child_id,
        page=page,
        reason=reason,
        because=because,
    )


def note_list_reading(children: Iterable[UUID], *, reader: Reader, page: str, searched: bytes | None = None) -> None:
    """Write down, in one line, which children a list page showed this reader."""
    ListReading.objects.create(
        user_id=reader.user.pk,
        post_id=reader.post_id,
        page=page,
        children=list(dict.fromkeys(children)),
        searched=searched,
    )


def cut_key(
    book: Book,
    *,
    child_id: UUID,
    unit_id: UUID,
    kind: KeyKind,
    because: UUID,
    for_post: str = "",
    opens_at: datetime,
    closes_at: datetime | None = None,
) -> Key:
    """Give a unit, or its holders of one kind of post, a key to a child: part of the deed that is the reason for it."""
    return book.add(
        Key(
            child_id=child_id,
            unit_id=unit_id,
            for_post=for_post,
            kind=kind,
            because=because,
            opens_at=opens_at,
            closes_at=closes_at,
        )
    )


def close_keys(book: Book, because: Iterable[UUID]) -> None:
    """What the keys were given for is over, as part of the deed that ends it: they open nothing from now on."""
    for key in open_keys(because):
        key.closes_at = max(book.at, key.opens_at)
        book.change(key, "closes_at")
