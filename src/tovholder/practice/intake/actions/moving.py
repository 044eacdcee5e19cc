"""When a notification stands in the wrong place: on another child, or as a second paper of the same call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.chronicle.models import Line, Subject
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.families.queries import children_around, held, hold_still
from tovholder.foundation.letters.models import Letter
from tovholder.practice.intake.actions.keys import keys_too
from tovholder.practice.intake.actions.protecting import put_on_hold
from tovholder.practice.intake.actions.screening import JOINED, screen_in
from tovholder.practice.intake.missing import Asked
from tovholder.practice.intake.models import Concern, Notification, ParentsTold, Question

CAME_IN = "notification received"
ANSWERED = "notifier acknowledged"
# What is written about one child of a notification: none of it was about the wrong child.
STRUCK_WITH_IT = (
    CAME_IN,
    ANSWERED,
    "safety assessed",
    "screened",
    "parents told",
    "parents not told",
    "family contacted",
)


class AlreadyOnThatChild(ValueError):
    """The notification already has a row for the child it is to be moved to."""


def move_to_right_child(concern: Concern, *, right_child: Child, at: datetime, by: Author) -> Concern:
    """The notification was about another child: that child gets it with its original received_at (law review F12).

    The wrong child keeps a line without content; its clocks from the notification are struck; both are to be
    assessed anew, and letters already sent raise a question to the leader. Raises AlreadyOnThatChild.
    """
    right, wrong = right_child.same_as or right_child, concern.child_id
    notification = concern.notification
    if Concern.objects.filter(notification=notification, child=right, moved_to=None).exists():
        raise AlreadyOnThatChild("Underretningen står allerede på det barn. Vælg et andet barn, eller lad den stå.")
    with open_book(at=at, by=by) as book:
        near = [each.child_id for each in children_around([right.pk], on=danish_day(notification.received_at))]
        hold_still([wrong, right.pk, *near])
        moved = book.add(
            Concern(
                notification=notification,
                child=right,
                whereabouts_now=concern.whereabouts_now,
                assess_before=concern.assess_before,
                assigned_to=concern.assigned_to,
                assigned_user=concern.assigned_user,
            )
        )
        concern.moved_to, concern.moved_at = moved, at
        book.change(concern, "moved_to", "moved_at")
        no_longer = _move_lines(book, concern, right.pk, near)
        keys_too(book, notification, [right.pk, *near])
        _hold_goes_along(book, wrong, right)
        for asked in _what_the_move_asks(concern):
            book.add(Question(notification=notification, asks=asked.asks, to_leader=asked.to_leader))
        recount_duties(book, {wrong, right.pk, *near, *no_longer})
    return moved


def join_to_earlier(
    notification: Notification, *, earlier: Notification, at: datetime, by: Author, by_name: str = ""
) -> None:
    """The written copy of a call: one notification, two papers (outcome N11). Its safety assessment still waits.

    Somebody has to have read the copy: it may say more than the call did.
    """
    first = earlier.belongs_to or earlier
    with open_book(at=at, by=by) as book:
        notification.belongs_to = first
        book.change(notification, "belongs_to")
        concerns = list(
            Concern.objects.filter(notification=notification, moved_to=None)
            .select_related("notification__unit", "child__unit", "child__same_as__unit")
            .order_by("pk")
        )
        reason = f"Hører til underretning {first.receipt}"
        for concern in concerns:
            screen_in(book, concern, outcome=JOINED, reason=reason, screened_at=at, by_name=by_name)
        recount_duties(book, [concern.child_id for concern in concerns])


def _move_lines(book: Book, concern: Concern, right: UUID, near: Sequence[UUID]) -> set[UUID]:
    """Strike what was written about the wrong child, and write on the right one what was true all along.

    The strikes say nothing but which line they strike. Gives back those passed over for the wrong child's sake.
    """
    wrong, notification = concern.child_id, concern.notification
    lines = list(
        Line.objects.filter(
            subjects__child_id=wrong, deed__in=STRUCK_WITH_IT, facts__facts__notification=str(notification.pk)
        )
        .select_related("facts")
        .order_by("pk")
    )
    marks: dict[str, Any] = {"notification": str(notification.pk)}
    for line in lines:
        if line.deed == CAME_IN:
            marks = line.facts.facts
    passed_over = _passed_over_for(wrong, lines)
    for line in lines:
        book.line(
            "notification moved away",
            about=[wrong],
            passed_over=passed_over if line.deed == CAME_IN else (),
            happened_at=book.at,
            facts={"strikes": str(line.pk)},
        )
        if line.deed == ANSWERED:  # the notifier has been answered, whoever the child is
            book.line(ANSWERED, about=[right], happened_at=line.happened_at, facts=line.facts.facts)
    book.line(
        CAME_IN, about=[right], passed_over=near, happened_at=notification.received_at, facts={**marks, "moved": True}
    )
    return passed_over


def _passed_over_for(wrong: UUID, lines: Sequence[Line]) -> set[UUID]:
    """The household children passed over because of the wrong child alone: no other child was named with it."""
    subjects = Subject.objects.filter(line__in=[line for line in lines if line.deed == CAME_IN])
    named = {subject.child_id for subject in subjects if subject.named}
    if named - {wrong}:
        return set()
    return {subject.child_id for subject in subjects if not subject.named}


def _hold_goes_along(book: Book, wrong: UUID, right: Child) -> None:
    """The right child needs the hold at once; that of the wrong child stays until somebody lifts it."""
    hold = ContactHold.objects.filter(child=wrong, lifted_at=None).first()
    if hold is not None and not held([right.pk]):
        put_on_hold(book, [right], because=hold.because, review_on=hold.review_on, set_at=book.at)


def _what_the_move_asks(concern: Concern) -> Iterator[Asked]:
    yield Asked("Underretningen er flyttet til et andet barn. Vurder det rette barn på ny.")
    if concern.assessed_at is not None:
        yield Asked("Underretningen handlede ikke om det barn, den først stod på. Vurder også det barn på ny.")
    if held([concern.child_id]):
        yield Asked("Kontaktstoppet på det barn, underretningen først stod på, gælder stadig. Skal det ophæves?")
    if Letter.objects.filter(child=concern.child_id, about__in=(concern.notification_id, concern.pk)).exists():
        yield Asked(
            "Der er sendt brev om det forkerte barn. Vurder, om det er et brud på persondatasikkerheden.",
            to_leader=True,
        )
    if ParentsTold.objects.filter(concern=concern).exclude(whom="").exists():
        yield Asked(
            "Forældre til det forkerte barn er orienteret. Vurder, om det er et brud på persondatasikkerheden.",
            to_leader=True,
        )
