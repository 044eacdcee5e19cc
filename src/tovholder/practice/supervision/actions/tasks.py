"""The tasks after a concern about a place are done one by one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.practice.supervision.models import PlaceTask, TaskKind
from tovholder.practice.supervision.queries.places import children_there

_WORDS = {
    TaskKind.TELL_AUTHORITY: EventKind.AUTHORITY_TOLD_OF_PLACE.value,
    TaskKind.TELL_MUNICIPALITY: EventKind.OTHER_MUNICIPALITY_NOTIFIED.value,
    TaskKind.ASSESS_CHILD: EventKind.SEEN_TO_AFTER_CONCERN.value,
}


class AlreadyDone(ValueError):
    """Somebody else has done it; the message says so to the person."""


def do_task(task: PlaceTask, *, how: str, done_by_name: str, done_at: datetime, at: datetime, by: Author) -> None:
    """A task is done: the child assessed, the other municipality or the supervisory authority told.

    Raises AlreadyDone.
    """
    if task.done_at is not None:
        raise AlreadyDone("Opgaven er allerede gjort. Hent siden igen for at se det.")
    with open_book(at=at, by=by) as book:
        task.done_at, task.done_by, task.done_by_name, task.how = done_at, by.user_id, done_by_name, how
        book.change(task, "done_at", "done_by", "done_by_name", "how")
        facts = {"concern": str(task.concern_id), "task": str(task.pk)}
        about = [task.child_id] if task.child_id else _whom_it_concerned(task)
        word = _WORDS[TaskKind(task.kind)]
        book.line(word, about=about, happened_at=done_at, facts=facts)
        recount_duties(book, about)


def _whom_it_concerned(task: PlaceTask) -> list[UUID]:
    """The same children as the concern's own line."""
    concern = task.concern
    there = children_there(concern.home, on=danish_day(concern.happened_at), adult=concern.adult)
    ours = [each.pk for each in there if not each.municipality]
    return list(dict.fromkeys([*([concern.child_id] if concern.child_id else []), *ours]))
