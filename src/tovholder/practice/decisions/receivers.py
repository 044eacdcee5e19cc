"""What this room does when a child's case is closed: no decision is prepared any longer."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.announcements import asked_what_stands, case_closes
from tovholder.practice.casework.models import Case
from tovholder.practice.decisions.actions.preparing import drop_in
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.queries import preparations_of


@receiver(case_closes)
def drop_what_was_prepared(*, book: Book, case: Case, because: str, **_more: Any) -> None:
    """A decision that was being prepared is dropped with the case; part of the deed that closes it."""
    for preparation in preparations_of(case.child):
        drop_in(book, preparation, because=because)


@receiver(asked_what_stands)
def tell_what_is_prepared(*, child: Child, **_more: Any) -> list[tuple[str, str, str]]:
    """Each decision being prepared: what becomes of it, and the way to it."""
    return [
        (
            _("%(what)s, under forberedelse siden %(day)s. Forberedelsen opgives.") % {"what": what, "day": since},
            what,
            reverse("decisions:preparation", args=[each.pk]),
        )
        for each in preparations_of(child)
        for what, since in [(as_read(kind_on(each.kind, danish_day(each.begun_at)).danish), day(each.begun_at))]
    ]
