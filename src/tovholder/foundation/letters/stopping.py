"""What has not gone out yet is called off, when a child or a parent has died."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.letters.models import Outgoing


def stop_outgoing(book: Book, *, children: Iterable[UUID] = (), adults: Iterable[UUID] = ()) -> int:
    """Call off all that waits in the outbox about these children or to these adults; how many.

    A message says whom it is about in its payload: `child` or `children` (ids), `adult` (an id). What the house tells
    its own people (a watch, Modtagelsen's mailbox) names nobody and goes on. Held until the deed ends, so that the
    worker, who claims with "skip locked", delivers none of them meanwhile.
    """
    about = Q(pk__in=[])
    for child in children:
        about |= Q(payload__child=str(child)) | Q(payload__children__contains=[str(child)])
    for adult in adults:
        about |= Q(payload__adult=str(adult))
    waiting = Outgoing.objects.filter(about, done_at=None, called_off_at=None).select_for_update()
    stopped = list(waiting.order_by("pk"))
    for outgoing in stopped:
        outgoing.called_off_at = book.at
        book.change(outgoing, "called_off_at")
    return len(stopped)
