"""Who is suspected: named when it is found out, so that the other children of that grown-up are seen too."""

from __future__ import annotations

from datetime import datetime

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Adult
from tovholder.foundation.families.queries import children_around, hold_still
from tovholder.practice.intake.actions.identifying import pass_over
from tovholder.practice.intake.actions.keys import keys_too
from tovholder.practice.intake.models import Notification
from tovholder.practice.intake.queries.of_notification import children_of


def name_suspect(
    notification: Notification, *, adult: Adult | None = None, name: str = "", at: datetime, by: Author
) -> Adult:
    """The suspect of a notification (den mistænkte): a grown-up we know, or somebody new by that name.

    The children of a known one get the sibling clock that the notification could not start, and whoever assesses
    it the keys to them. A later name takes the place of an earlier one; the line keeps both.
    """
    with open_book(at=at, by=by) as book:
        named = children_of(notification)
        suspect = adult or book.add(Adult(name=name.strip()[:300]))
        around = children_around([], on=danish_day(at), adults=[adult.pk]) if adult else []
        near = [each.child_id for each in around if each.child_id not in named]
        hold_still([*named, *near])
        before, notification.suspect_person = notification.suspect_person_id, suspect
        book.change(notification, "suspect_person")
        pass_over(book, notification, near, through="suspect")
        keys_too(book, notification, near)
        facts = {
            "notification": str(notification.pk),
            "adult": str(suspect.pk),
            "before": str(before) if before else None,
        }
        book.line("suspect named", about=named, happened_at=at, facts=facts)
        recount_duties(book, [*named, *near])
    return suspect
