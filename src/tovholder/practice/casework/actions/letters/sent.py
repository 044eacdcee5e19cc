"""What became of the letters that were sent from a child's documents: there, or a task for somebody."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.documents.models import LetterDelivery
from tovholder.foundation.letters.models import Outgoing
from tovholder.practice.casework.actions.letters.following import ask_for_another_way, give_up, see_to
from tovholder.practice.casework.models import Task

# Ours: after so long a person should find another way, even if the outbox would go on trying.
GIVE_UP_AFTER = timedelta(hours=24)
# No clock reads these words.
DELIVERED, NOT_DELIVERED = "letter delivered", "letter not delivered"


def see_to_sent_letters(*, now: datetime) -> int:
    """Note the letters that have come through since last, and give a task for those that will not; how many."""
    waiting = LetterDelivery.objects.filter(delivered_at=None).order_by("sent_at", "pk")
    child = "letter__letter__child"
    return see_to(waiting, child=child, give_up_after=GIVE_UP_AFTER, now=now, delivered=_delivered, failed=_failed)


def _delivered(book: Book, delivery: LetterDelivery, delivered_at: datetime) -> None:
    """There when it lies in the letterbox or the mailbox, read or not."""
    delivery.delivered_at = delivered_at
    book.change(delivery, "delivered_at")
    letter = delivery.letter.letter
    about = [letter.child.pk] if letter.child is not None else ()
    book.line(DELIVERED, about=about, happened_at=delivered_at, facts={"letter": str(letter.pk)})


def _failed(book: Book, delivery: LetterDelivery, outgoing: Outgoing) -> None:
    give_up(book, delivery, outgoing)
    letter = delivery.letter.letter
    if letter.child is None:
        return
    facts = {"letter": str(letter.pk), "trouble": delivery.trouble}
    book.line(NOT_DELIVERED, about=[letter.child.pk], happened_at=book.at, facts=facts)
    ask_for_another_way_than(book, delivery)


def ask_for_another_way_than(book: Book, delivery: LetterDelivery) -> None:
    """Somebody has to find another way than this one, which did not lead there."""
    letter = delivery.letter.letter
    if letter.child is None:
        return
    path, kind = reverse("documents:send", args=[letter.pk]), Task.Kind.LETTER_FAILED
    ask_for_another_way(book, letter.child, kind, because=delivery.cause, sent_by=delivery.sent_by, path=path)
