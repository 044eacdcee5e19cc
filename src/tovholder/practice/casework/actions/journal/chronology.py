"""What is put into a child's chronology, and taken out again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.models import ChosenEvent

CHOSEN, DROPPED = "event chosen for chronology", "event dropped from chronology"  # no clock reads them


def choose_event(child: Child, *, line_id: UUID, why: str, did: str = "", at: datetime, by: Author) -> ChosenEvent:
    """Put an event of the timeline into the chronology: why it means something, and what was done or why not.

    One that stands there already is given the new words; the old ones stay as they were written, taken out. With
    the same words nothing is written.
    """
    before = ChosenEvent.objects.filter(child=child, line_id=line_id, dropped_at=None).first()
    if before is not None and (before.why, before.did) == (why, did):
        return before
    with open_book(at=at, by=by) as book:
        if before is not None:
            before.dropped_at = at
            before.save(update_fields=["dropped_at"])  # first, so that there never stand two
        chosen = book.add(
            ChosenEvent(child=child, line_id=line_id, why=why, did=did, chosen_at=at, chosen_by=by.user_id)
        )
        tell(book, CHOSEN, [child], happened_at=at, facts={"chosen": str(chosen.pk), "line": str(line_id)})
    return chosen


def drop_event(chosen: ChosenEvent, *, at: datetime, by: Author) -> None:
    """Take an event out of the chronology; that it stood there stays known."""
    with open_book(at=at, by=by) as book:
        chosen.dropped_at = at
        book.change(chosen, "dropped_at")
        facts = {"chosen": str(chosen.pk), "line": str(chosen.line_id)}
        tell(book, DROPPED, [chosen.child], happened_at=at, facts=facts)
