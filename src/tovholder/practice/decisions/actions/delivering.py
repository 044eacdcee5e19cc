"""What became of the letters in the outbox: delivered, and the party is told; or not, and somebody has to see to it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.letters.models import Outgoing
from tovholder.practice.casework.actions.following_letters import ask_for_another_way, give_up, see_to
from tovholder.practice.casework.models import Task
from tovholder.practice.decisions.actions.telling import book_told
from tovholder.practice.decisions.models import Dispatch

# Ours: after so long a person should find another way, even if the outbox would go on trying.
GIVE_UP_AFTER = timedelta(hours=24)
NOT_DELIVERED = "decision letter not delivered"  # no clock reads it


def see_to_letters(*, now: datetime) -> int:
    """Tell of the letters that have come through since last, and of those that will not; how many."""
    waiting = Dispatch.objects.filter(told=None).order_by("sent_at", "pk")
    child = "decision__child"
    return see_to(waiting, child=child, give_up_after=GIVE_UP_AFTER, now=now, delivered=_delivered, failed=_failed)


def _delivered(book: Book, dispatch: Dispatch, delivered_at: datetime) -> None:
    """Digital Post is there when it lies in the letterbox, read or not."""
    book_told(book, dispatch, told_on=danish_day(delivered_at))


def _failed(book: Book, dispatch: Dispatch, outgoing: Outgoing) -> None:
    give_up(book, dispatch, outgoing)
    child = dispatch.decision.child
    facts = {"decision_id": str(dispatch.decision_id), "trouble": dispatch.trouble}
    book.line(NOT_DELIVERED, about=[child.pk], happened_at=book.at, facts=facts)
    path = reverse("decisions:decision", args=[dispatch.decision_id])
    kind = Task.Kind.LETTER_FAILED
    ask_for_another_way(book, child, kind, letter=outgoing, sent_by=dispatch.sent_by, path=path)
