"""A letter of ours under way in the outbox: seen to when it is there, and when a person has to find another way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q, QuerySet

from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions.the_case.tasks import NOTICE, give_task
from tovholder.practice.casework.models import Task


class UnderWay(Protocol):
    """A record that follows a letter: its message in the outbox, who sent it, and how it went wrong."""

    outgoing: Any
    sent_by: Any
    failed_at: Any
    trouble: Any


Followed = TypeVar("Followed", bound=models.Model)


def see_to(
    waiting: QuerySet[Followed],
    *,
    child: str,
    give_up_after: timedelta,
    now: datetime,
    delivered: Callable[[Book, Followed, datetime], None],
    failed: Callable[[Book, Followed, Outgoing], None],
) -> int:
    """Of the letters not told of yet, tell of those that have come through, and of those that will not; how many.

    `child` is the path to whom the letter is about. Safe to repeat and for two workers at once: each letter is seen
    to under its own lock.
    """
    waiting = waiting.filter(failed_at=None, outgoing__isnull=False)
    ready = waiting.filter(
        Q(outgoing__done_at__isnull=False)
        | Q(outgoing__called_off_at__isnull=False)
        | Q(outgoing__made_at__lte=now - give_up_after)
    )

    def seen_to(key: UUID) -> bool:
        with transaction.atomic():
            held = waiting.select_for_update(skip_locked=True, of=("self", "outgoing")).select_related(
                "outgoing", child
            )
            found: Any = held.filter(pk=key).first()
            if found is None:
                return False
            with open_book(at=now, by=NOBODY_LOGGED_IN) as book:
                if found.outgoing.done_at is not None:
                    delivered(book, found, found.outgoing.done_at)
                else:
                    failed(book, found, found.outgoing)
        return True

    return sum(seen_to(key) for key in list(ready.values_list("pk", flat=True)))


def give_up(book: Book, under_way: UnderWay, outgoing: Outgoing) -> None:
    """Note that the letter did not come through, and why; the outbox tries it no more."""
    under_way.failed_at = book.at
    under_way.trouble = outgoing.trouble or "Brevet er stoppet, før det gik ud."
    book.change(under_way, "failed_at", "trouble")  # type: ignore[arg-type]  # a record of any room
    if outgoing.called_off_at is None:
        outgoing.called_off_at = book.at
        book.change(outgoing, "called_off_at")


def ask_for_another_way(book: Book, child: Child, kind: Task.Kind, *, because: UUID, sent_by: Any, path: str) -> None:
    """The rådgiver has a task, and who sent the letter a mail that only says log in.

    `because` is the message, or the way that did not lead there. No mail to who writes it down. Not when the child
    has died: a leader and the jurist see to what is sent then.
    """
    if child.died_on is not None:
        return
    give_task(book, child.pk, kind, for_post=PostKind.CASEWORKER, because=because)
    if sent_by is not None and sent_by == book.by.user_id:
        return
    payload = {"user": str(sent_by or ""), "path": path}
    key = f"{NOTICE}/{because}"
    book.add(Outgoing(kind=NOTICE, key=key, payload=payload, not_before=book.at, made_at=book.at))
