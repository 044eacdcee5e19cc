"""When more children are born than one was expected, while Modtagelsen works on the notification about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.practice.intake.actions.keys import keys_too
from tovholder.practice.intake.actions.moving import CAME_IN
from tovholder.practice.intake.actions.protecting import put_on_hold
from tovholder.practice.intake.models import Concern


def take_in_twins(book: Book, first: Child, *, more: Sequence[Child], born_at: datetime) -> None:
    """Each twin gets a row of its own where the first one's waits, so that nobody is born out of everybody's sight.

    Its clocks run from the birth, on which it could first be worried about; the notifier is answered about the first.
    Part of the deed that tells of the birth, which counts the clocks.
    """
    hold = ContactHold.objects.filter(child=first, lifted_at=None).first()
    if hold is not None:
        put_on_hold(book, more, because=hold.because, review_on=hold.review_on, set_at=book.at)
    twins = [twin.pk for twin in more]
    for concern in Concern.objects.unfinished().filter(child=first).select_related("notification").order_by("pk"):
        notification = concern.notification
        for twin in more:
            book.add(
                Concern(
                    notification=notification,
                    child=twin,
                    whereabouts_now=concern.whereabouts_now,
                    assess_before=born_at + (concern.assess_before - notification.received_at),
                    assigned_to=concern.assigned_to,
                    assigned_user=concern.assigned_user,
                )
            )
        facts = {**_said_of(concern), "notifier_answerable": False, "born": True}
        book.line(CAME_IN, about=twins, happened_at=born_at, facts=facts)
        keys_too(book, notification, twins)


def _said_of(concern: Concern) -> dict[str, Any]:
    """The marks of the line with which the notification came in."""
    came = Line.objects.filter(
        deed=CAME_IN, subjects__child_id=concern.child_id, facts__facts__notification=str(concern.notification_id)
    )
    line = came.select_related("facts").order_by("-pk").first()
    return line.facts.facts if line is not None else {"notification": str(concern.notification_id)}
