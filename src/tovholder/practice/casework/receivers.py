"""What the case does when something happens below it."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.documents.announcements import filed_after_closing, letter_came_back, letter_sent_again
from tovholder.foundation.documents.models import Document, LetterDelivery
from tovholder.practice.casework.actions.letters.sent import ask_for_another_way_than
from tovholder.practice.casework.actions.the_case.cases import add_to_closed_case_in
from tovholder.practice.casework.actions.the_case.tasks import settle_tasks
from tovholder.practice.casework.models import Case


@receiver(filed_after_closing)
def keep_why_it_was_added(*, book: Book, document: Document, because: str, **_: Any) -> None:
    """A document in a closed case is an addition to it, with its reason; part of the deed that files it."""
    case = Case.objects.filter(child=document.child_id).order_by("-opened_at", "-pk").first()
    if case is not None and case.closed_at is not None:
        add_to_closed_case_in(book, case, what="document", record=document.pk, because=because, happened_at=book.at)


@receiver(letter_sent_again)
def settle_what_was_asked(*, book: Book, instead_of: LetterDelivery, **_: Any) -> None:
    """The task about the letter that did not come through is done by sending it again; part of that deed."""
    settle_tasks(book, because=instead_of.cause, words="Sendt igen.")


@receiver(letter_came_back)
def ask_for_another_way(*, book: Book, delivery: LetterDelivery, **_: Any) -> None:
    """A letter that came back by post is a task for somebody, as any other that did not come through."""
    ask_for_another_way_than(book, delivery)
