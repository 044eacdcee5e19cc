"""The two lines that start and meet the clock of 24 hours."""

from __future__ import annotations

from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.actions import register_child
from tovholder.foundation.families.models import Child

NOTIFIED = {"notification": "01", "suspicion_of_abuse": False, "notifier_answerable": True}


def notify(child: Child, *, at, new=False):
    with open_book(at=at, by=NOBODY_LOGGED_IN) as book:
        if new:
            register_child(book, child, happened_at=at)
        book.line("notification received", about=[child.pk], happened_at=at, facts=NOTIFIED)
        recount_duties(book, [child.pk])


def assess(child: Child, *, at):
    with open_book(at=at, by=NOBODY_LOGGED_IN) as book:
        book.line("safety assessed", about=[child.pk], happened_at=at, facts={"notification": "01"})
        recount_duties(book, [child.pk])
