"""What became of the letters in the outbox: delivered, and the party is told; or not, and somebody has to see to it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions.tasks import NOTICE, give_task
from tovholder.practice.casework.models import Task
from tovholder.practice.decisions.actions.telling import book_told
from tovholder.practice.decisions.models import Dispatch

# Ours: after so long a person should find another way, even if the outbox would go on trying.
GIVE_UP_AFTER = timedelta(hours=24)
NOT_DELIVERED = "decision letter not delivered"  # no clock reads it


def see_to_letters(*, now: datetime) -> int:
    """Tell of the letters that have come through since last, and of those that will not; how many.

    Safe to repeat and for two workers at once: each letter is seen to under its own lock.
    """
    ready = Dispatch.objects.filter(told=None, failed_at=None, outgoing__isnull=False).filter(
        Q(outgoing__done_at__isnull=False)
        | Q(outgoing__called_off_at__isnull=False)
        | Q(outgoing__made_at__lte=now - GIVE_UP_AFTER)
    )
    return sum(_see_to(each, now=now) for each in list(ready.order_by("sent_at", "pk").values_list("pk", flat=True)))


def _see_to(dispatch_id: UUID, *, now: datetime) -> bool:
    with transaction.atomic():
        found = Dispatch.objects.select_for_update(skip_locked=True, of=("self", "outgoing")).filter(
            pk=dispatch_id, told=None, failed_at=None, outgoing__isnull=False
        )
        dispatch = found.select_related("outgoing", "decision__child").first()
        if dispatch is None or dispatch.outgoing is None:
            return False
        with open_book(at=now, by=NOBODY_LOGGED_IN) as book:
            if dispatch.outgoing.done_at is not None:
                # Digital Post is there when it lies in the letterbox, read or not.
                book_told(book, dispatch, told_on=danish_day(dispatch.outgoing.done_at))
            else:
                _failed(book, dispatch, dispatch.outgoing)
    return True


def _failed(book: Book, dispatch: Dispatch, outgoing: Outgoing) -> None:
    """The letter did not come through: the rådgiver has a task, and who sent it a mail that only says log in."""
    dispatch.failed_at = book.at
    dispatch.trouble = outgoing.trouble or "Brevet er stoppet, før det gik ud."
    book.change(dispatch, "failed_at", "trouble")
    if outgoing.called_off_at is None:
        outgoing.called_off_at = book.at
        book.change(outgoing, "called_off_at")
    facts = {"decision_id": str(dispatch.decision_id), "trouble": dispatch.trouble}
    book.line(NOT_DELIVERED, about=[dispatch.decision.child_id], happened_at=book.at, facts=facts)
    if dispatch.decision.child.died_on is not None:
        return  # a leader and the jurist see to what is sent then
    child_id, kind = dispatch.decision.child_id, Task.Kind.LETTER_FAILED
    give_task(book, child_id, kind, for_post=PostKind.CASEWORKER, because=outgoing.pk)
    path = reverse("decisions:decision", args=[dispatch.decision_id])
    book.add(
        Outgoing(
            kind=NOTICE,
            key=f"{NOTICE}/{outgoing.pk}",
            payload={"user": str(dispatch.sent_by or ""), "path": path},
            not_before=book.at,
            made_at=book.at,
        )
    )
