"""What the front desk hears from the case below: a child is better known than when it was notified about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.dispatch import receiver

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.announcements import child_better_known, more_were_born
from tovholder.practice.intake.actions.born import take_in_twins
from tovholder.practice.intake.actions.settling import settle_questions


@receiver(child_better_known)
def answer_what_was_asked(*, book: Book, child: Child, address_known: bool, **_: Any) -> None:
    """Nobody has to write down twice what stands on the child; part of the deed that wrote it."""
    settle_questions(book, child, address_known=address_known)


@receiver(more_were_born)
def twins_are_assessed_too(*, book: Book, child: Child, more: Sequence[Child], born_at: datetime, **_: Any) -> None:
    """A worry about the child that was expected is about all who were born; part of the deed of the birth."""
    take_in_twins(book, child, more=more, born_at=born_at)
