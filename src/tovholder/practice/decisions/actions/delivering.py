"""What became of the letters in the outbox: delivered, and the party is told; or not, and somebody has to see to it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.letters.models import Outgoing
from tovholder.practice.casework.actions.letters.following import ask_for_another_way, give_up, see_to
from tovholder.practice.casework.models import Task
from tovholder.practice.decisions.actions.telling import book_told
from tovholder.practice.decisions.models import Dispatch

# Ours: after so long a person should find another way, even if the outbox would go on trying.
GIVE_UP_AFTER = timedelta(hours=24)
# No clock reads these words.
NOT_DELIVERED, CAME_BACK = "decision letter not delivered", "decision letter came back"


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
    _find_another_way(book, dispatch, NOT_DELIVERED)


def came_back(dispatch: Dispatch, *, because: str, happened_at: datetime, at: datetime, by: Author) -> None:
    """A decision's letter in the post has come back, and why; nobody has been told. Twice is as once."""
    with open_book(at=at, by=by) as book:
        held = Dispatch.objects.select_for_update(of=("self",)).select_related("decision__child")
        returned = held.get(pk=dispatch.pk)
        if not returned.can_come_back:
            return
        returned.failed_at, returned.trouble = max(happened_at, returned.sent_at), because.strip()[:300]
        book.change(returned, "failed_at", "trouble")
        _find_another_way(book, returned, CAME_BACK)


def _find_another_way(book: Book, dispatch: Dispatch, word: str) -> None:
    child = dispatch.decision.child
    facts = {"decision_id": str(dispatch.decision_id), "trouble": dispatch.trouble}
    book.line(word, about=[child.pk], happened_at=dispatch.failed_at or book.at, facts=facts)
    path = reverse("decisions:decision", args=[dispatch.decision_id])
    kind = Task.Kind.LETTER_FAILED
    ask_for_another_way(book, child, kind, because=dispatch.cause, sent_by=dispatch.sent_by, path=path)
