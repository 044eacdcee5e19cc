"""What this room does when a child's case is closed: no decision is prepared any longer, and letters go on."""

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
from tovholder.practice.casework.announcements import asked_what_stands, asked_what_stays, case_closes
from tovholder.practice.casework.models import Case
from tovholder.practice.decisions.actions.preparing import drop_in
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.queries import letters_on_their_way, preparations_of


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


@receiver(asked_what_stays)
def tell_what_has_not_arrived(*, child: Child, **_more: Any) -> list[tuple[str, str, str]]:
    """Each letter about a decision that its party does not have yet, and the way to it."""
    words = _("Brevet til %(who)s om %(what)s er ikke modtaget.")
    return [
        (
            words % {"who": each.person_name, "what": what},
            _("Brev om %s") % what,
            reverse("decisions:decision", args=[each.decision_id]),
        )
        for each in letters_on_their_way(child)
        for what in [as_read(kind_on(each.decision.kind, danish_day(each.decision.happened_at)).danish).lower()]
    ]
