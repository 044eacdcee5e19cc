"""Keys that follow a notification: who assesses it may open the children it turns out to be about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from tovholder.foundation.access.actions import cut_key
from tovholder.foundation.access.models import Key, KeyKind
from tovholder.foundation.chronicle.book import Book
from tovholder.practice.intake.models import Notification


def keys_too(book: Book, notification: Notification, children: Iterable[UUID]) -> None:
    """The units that hold keys by this notification get one to each of these children, for as long; part of a deed."""
    kind = KeyKind.DEPUTY if notification.routed_to_deputy else KeyKind.INTAKE_HISTORY
    held = list(Key.objects.filter(because=notification.pk, kind=kind).order_by("pk"))
    have = {(key.unit_id, key.child_id) for key in held}
    wanted = list(dict.fromkeys(children))
    for unit_id, pattern in {key.unit_id: key for key in held}.items():
        for child_id in wanted:
            if (unit_id, child_id) not in have:
                cut_key(
                    book,
                    child_id=child_id,
                    unit_id=unit_id,
                    kind=KeyKind(pattern.kind),
                    because=notification.pk,
                    opens_at=book.at,
                    closes_at=max(pattern.closes_at, book.at) if pattern.closes_at else None,
                )
