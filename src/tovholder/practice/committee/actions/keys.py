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
from tovholder.foundation.organisation.models import Post, PostKind
from tovholder.practice.committee.queries.keys import before_the_jurists, opened_already
from tovholder.practice.committee.queries.people import jurists_units

# Ours: complaints may come for four weeks, and the court may be asked for four more.
OPEN_AFTERWARDS = timedelta(weeks=8)


def open_to_the_jurists(book: Book, children: Iterable[Child], *, because: UUID) -> None:
    """Give the jurists, and nobody else of their units, a key to these children: part of the deed that needs them."""
    units = jurists_units(danish_day(book.at))
    for child in children:
        for unit in sorted(units - {child.unit_id}):
            _open(book, child.pk, unit, because=because)


def open_to_a_later_jurist(book: Book, post: Post) -> None:
    """Give the jurists of this post's unit the keys they lack to what is before the committee, as long as others."""
    opened = opened_already(post.unit_id)
    before = {about: until for about, until in before_the_jurists(at=book.at).items() if about not in opened}
    own = set(
        Child.objects.filter(pk__in=[child for child, _ in before], unit=post.unit_id).values_list("pk", flat=True)
    )
    for (child, because), until in sorted(before.items(), key=lambda each: each[0]):
        if child not in own:
            _open(book, child, post.unit_id, because=because, until=until)


def close_behind_the_jurists(book: Book, because: Iterable[UUID], *, decided_at: datetime) -> None:
    """When it is decided the keys are open for a while yet, and then shut by themselves."""
    for key in open_keys(because):
        key.closes_at = max(decided_at + OPEN_AFTERWARDS, key.opens_at)
        book.change(key, "closes_at")


def _open(book: Book, child: UUID, unit: UUID, *, because: UUID, until: datetime | None = None) -> None:
    cut_key(
        book,
        child_id=child,
        unit_id=unit,
        for_post=PostKind.JURIST,
        kind=KeyKind.HANDED_OVER,
        because=because,
        opens_at=book.at,
        closes_at=until,
    )
