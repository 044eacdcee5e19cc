"""A place where children are placed closes, on this day or another, or not after all: ours there find another place."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from tovholder.core.time.calendar import danish_day, end_of_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.models import Child, Home
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions.the_case.tasks import give_task, settle_tasks
from tovholder.practice.casework.models import PlaceClosing, Task
from tovholder.practice.casework.queries.help import closing_of
from tovholder.practice.supervision.queries.places import children_there

# No clock reads these words.
PLACE_CLOSES, STAYS_OPEN = "place closes", "place does not close after all"
_FIND = Task.Kind.FIND_PLACE


def close_place(home: Home, *, closes_on: date, because: str = "", at: datetime, by: Author) -> list[Child]:
    """The place closes on that day: the caseworker of each of our children there has until then to find another.

    Told again, the day is put right, also for those who still wait, and when all of ours have moved. Children whom
    another municipality placed there are its own to move. The children who live there.
    """
    with open_book(at=at, by=by) as book:
        ours = [each for each in children_there(home, on=danish_day(at)) if not each.municipality and not each.died_on]
        hold_still([each.pk for each in ours])
        closing = _closing_in(book, home, closes_on=closes_on, because=because)
        told = _ask_for_places(book, closing, ours)
        facts = {"home": str(home.pk), "closes_on": closes_on.isoformat(), "because": because}
        book.line(PLACE_CLOSES, about=sorted(told), happened_at=at, facts=facts)
    return ours


def keep_place_open(closing: PlaceClosing, *, because: str, at: datetime, by: Author) -> None:
    """The place does not close after all: nobody looks for another place any longer. Called off twice is as once."""
    with open_book(at=at, by=by) as book:
        held = PlaceClosing.objects.select_for_update().get(pk=closing.pk)
        if held.called_off_at is not None:
            return
        held.called_off_at, held.called_off_because = at, because
        book.change(held, "called_off_at", "called_off_because")
        told = sorted(Task.objects.filter(kind=_FIND, because=held.pk).values_list("child", flat=True))
        settle_tasks(book, because=held.pk, words="Stedet lukker ikke alligevel.")
        facts = {"home": str(held.home_id), "because": because}
        book.line(STAYS_OPEN, about=told, happened_at=at, facts=facts)


def _closing_in(book: Book, home: Home, *, closes_on: date, because: str) -> PlaceClosing:
    """The closing with this day: what was told of it before put right, or written down for the first time."""
    Home.objects.select_for_update().get(pk=home.pk)  # of two who write it at once, the second puts the day right
    before = closing_of(home)
    if before is None:
        told = {"home": home, "closes_on": closes_on, "because": because, "told_at": book.at}
        return book.add(PlaceClosing(**told))
    before.closes_on, before.because = closes_on, because or before.because
    book.change(before, "closes_on", "because")
    return before


def _ask_for_places(book: Book, closing: PlaceClosing, ours: list[Child]) -> set[UUID]:
    """A task for each of ours who has none; the others' until the new day. All whom the closing is or was about."""
    due_at = end_of_day(closing.closes_on)
    asked = {} if book.is_new(closing) else {t.child_id: t for t in Task.objects.filter(kind=_FIND, because=closing.pk)}
    for child in ours:
        if child.pk not in asked:
            post, within = PostKind.CASEWORKER, due_at - book.at
            give_task(book, child.pk, _FIND, for_post=post, because=closing.pk, within=within)
    for task in asked.values():
        if task.done_at is None and task.due_at != due_at:
            task.due_at = due_at
            book.change(task, "due_at")
    return {*asked, *(each.pk for each in ours)}
