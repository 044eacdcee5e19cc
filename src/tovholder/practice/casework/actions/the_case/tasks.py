"""What somebody must do because something happened (opgaver): given with the deed that is the reason, and done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import close_keys, cut_key
from tovholder.foundation.access.models import KeyKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import Employment, PostKind, Unit
from tovholder.practice.casework.models import PlaceClosing, Placement, Task
from tovholder.practice.casework.queries.waiting import waiting_tasks

WITHIN_A_DAY = timedelta(hours=24)  # DEATH: our own, as good administrative practice
TASK_DONE = "task done"  # no clock reads it
NOTICE = "family_notice"  # the mail that only says: log in


def give_task(
    book: Book,
    child_id: UUID,
    kind: Task.Kind,
    *,
    for_post: PostKind,
    because: UUID,
    unit: Unit | None = None,
    within: timedelta = WITHIN_A_DAY,
) -> Task:
    """Give somebody in a post of this kind something to do, as part of a deed; in another `unit` than the child's."""
    task = Task(
        child_id=child_id,
        kind=kind,
        for_post=for_post,
        unit_id=unit.pk if unit else None,
        because=because,
        made_at=book.at,
        due_at=book.at + within,
    )
    return book.add(task)


def finish_task(task: Task, *, words: str, at: datetime, by: Author) -> None:
    """The task is done, and how. Done twice, the first stands."""
    if task.done_at is not None:
        return
    with open_book(at=at, by=by) as book:
        _done(book, task, words)
        book.line(TASK_DONE, about=[task.child_id], happened_at=at, facts={"task": str(task.pk), "kind": task.kind})
        recount_duties(book, [task.child_id])


def place_was_found(child: Child, *, at: datetime, by: Author) -> None:
    """The child lives elsewhere now, or is placed no more: what was to be done because its place closes is done."""
    waiting = Task.objects.filter(child=child.pk, kind=Task.Kind.FIND_PLACE, done_at=None)
    lives = Placement.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), child=child.pk).values("home")
    for task in waiting.exclude(because__in=PlaceClosing.objects.filter(home__in=lives).values("pk")):
        finish_task(task, words="Barnet bor der ikke længere.", at=at, by=by)


def settle_tasks(book: Book, *, because: UUID | None, words: str) -> None:
    """What was to be done because of this is done by the deed itself; nothing happens where there was nothing."""
    for task in Task.objects.filter(because=because, done_at=None) if because else ():
        _done(book, task, words)


def settle_of_child(book: Book, child: Child, kind: Task.Kind, *, words: str) -> None:
    """What of this kind was to be done about the child is done by the deed itself, whatever it was for."""
    for task in waiting_tasks(child, kind):
        _done(book, task, words)


def open_to_task(book: Book, task: Task, *, unit_id: UUID) -> None:
    """Those in another unit who have the task get a key to the child until it is done."""
    cut_key(
        book,
        child_id=task.child_id,
        unit_id=unit_id,
        for_post=task.for_post,
        kind=KeyKind.TASK,
        because=task.pk,
        opens_at=book.at,
    )


def _done(book: Book, task: Task, words: str) -> None:
    """A key that was given for the task's sake opens nothing from now on."""
    task.done_at, task.done_by, task.done_words = book.at, book.by.user_id, words
    book.change(task, "done_at", "done_by", "done_words")
    close_keys(book, [task.pk])


def tell_leader_and_jurist(
    book: Book,
    children: Iterable[Child],
    *,
    because: UUID,
    kind: Task.Kind = Task.Kind.DEATH_TOLD,
    within: timedelta = WITHIN_A_DAY,
) -> None:
    """Leaders of the children's units and the jurists have a task about the first of them, and a mail that says log in.

    The mail names nobody. The jurists get a key to that child until it is done: a task that cannot be opened is none.
    """
    ours = list(children)
    if not ours:
        return
    today = danish_day(book.at)
    give_task(book, ours[0].pk, kind, for_post=PostKind.TEAM_LEADER, because=because, within=within)
    jurists_task = give_task(book, ours[0].pk, kind, for_post=PostKind.JURIST, because=because, within=within)
    held = Employment.objects.on(today).filter(post__kind__in=[PostKind.TEAM_LEADER, PostKind.HEAD, PostKind.JURIST])
    units = {child.unit_id for child in ours}
    jurists: set[UUID] = set()
    for user, post, unit in held.values_list("user", "post__kind", "post__unit").order_by("user").distinct():
        if post == PostKind.JURIST:
            jurists.add(unit)
        if post != PostKind.TEAM_LEADER or unit in units:
            key = f"{NOTICE}/{because}/{user}"
            if not any(each.key == key for each in book.added(Outgoing)):
                told = Outgoing(kind=NOTICE, key=key, payload={"user": str(user)}, not_before=book.at, made_at=book.at)
                book.add(told)
    for unit in sorted(jurists - {ours[0].unit_id}):
        open_to_task(book, jurists_task, unit_id=unit)
