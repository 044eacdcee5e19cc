"""The jurist prepares what goes to the committee, and so has a key to those children (house rule: one door, keys)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import cut_key
from tovholder.foundation.access.models import KeyKind
from tovholder.foundation.access.queries import open_keys
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.committee.queries.people import jurists_units

# Ours: complaints may come for four weeks, and the court may be asked for four more.
OPEN_AFTERWARDS = timedelta(weeks=8)


def open_to_the_jurists(book: Book, children: Iterable[Child], *, because: UUID) -> None:
    """Give the jurists, and nobody else of their units, a key to these children: part of the deed that needs them."""
    units = jurists_units(danish_day(book.at))
    for child in children:
        for unit in sorted(units - {child.unit_id}):
            cut_key(
                book,
                child_id=child.pk,
                unit_id=unit,
                for_post=PostKind.JURIST,
                kind=KeyKind.HANDED_OVER,
                because=because,
                opens_at=book.at,
            )


def close_behind_the_jurists(book: Book, because: Iterable[UUID], *, decided_at: datetime) -> None:
    """When it is decided the keys are open for a while yet, and then shut by themselves."""
    for key in open_keys(because):
        key.closes_at = max(decided_at + OPEN_AFTERWARDS, key.opens_at)
        book.change(key, "closes_at")
