"""Who represents an unaccompanied child leaves it: the duty that asks for one wakes (udlændingeloven § 56 a)."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Tie
from tovholder.practice.casework.queries import other_country_of, representatives_of


def representative_leaves(book: Book, tie: Tie, *, ends: date, happened_at: datetime) -> None:
    """The tie of a representative ends in this deed; whether the child is left with none stands in the line. The
    deed counts the clocks afterwards."""
    stands = other_country_of(tie.child)
    others = representatives_of(tie.child, on=ends).exclude(pk=tie.pk)
    alone = stands is not None and stands.unaccompanied and not others.exists()
    facts = {"adult": str(tie.adult_id), "unrepresented": alone}
    book.line(EventKind.REPRESENTATIVE_LEFT.value, about=[tie.child_id], happened_at=happened_at, facts=facts)
