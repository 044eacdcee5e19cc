"""A place where children are placed closes: each of ours who lives there is to have another."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.time.calendar import danish_day, end_of_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child, Home
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions import give_task
from tovholder.practice.casework.models import Task
from tovholder.practice.supervision.queries.places import children_there

PLACE_CLOSES = "place closes"  # no clock reads it


def close_place(home: Home, *, closes_on: date, because: str = "", at: datetime, by: Author) -> list[Child]:
    """The place closes on that day: the caseworker of each of our children there has until then to find another.

    Told again, the day is put right for those who still wait. Children whom another municipality placed there are its
    own to move. No clock reads it. The children it is about.
    """
    with open_book(at=at, by=by) as book:
        ours = [each for each in children_there(home, on=danish_day(at)) if not each.municipality and not each.died_on]
        if not ours:
            return []
        hold_still([each.pk for each in ours])
        kind, due_at = Task.Kind.FIND_PLACE, end_of_day(closes_on)
        asked = {task.child_id: task for task in Task.objects.filter(kind=kind, because=home.pk)}
        for child in ours:
            task = asked.get(child.pk)
            if task is None:
                post = PostKind.CASEWORKER
                give_task(book, child.pk, kind, for_post=post, because=home.pk, within=due_at - at)
            elif task.done_at is None and task.due_at != due_at:
                task.due_at = due_at
                book.change(task, "due_at")
        facts = {"home": str(home.pk), "closes_on": closes_on.isoformat(), "because": because}
        book.line(PLACE_CLOSES, about=[each.pk for each in ours], happened_at=at, facts=facts)
    return ours
