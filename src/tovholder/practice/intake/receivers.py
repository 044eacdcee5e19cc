"""What the front desk hears from the case below: a child is better known than when it was notified about."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.announcements import child_better_known
from tovholder.practice.intake.actions.settling import settle_questions


@receiver(child_better_known)
def answer_what_was_asked(*, book: Book, child: Child, address_known: bool, **_: Any) -> None:
    """Nobody has to write down twice what stands on the child; part of the deed that wrote it."""
    settle_questions(book, child, address_known=address_known)
