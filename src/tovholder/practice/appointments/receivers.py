"""What the room hears from the case below: somebody has died, or a case is closed, so nobody is waited for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Adult, Child
from tovholder.practice.appointments.models import Appointment
from tovholder.practice.appointments.queries import ahead, only_with, to_cancel, unanswered_of
from tovholder.practice.appointments.showing import without_child
from tovholder.practice.casework.announcements import (
    adult_died,
    asked_what_stands,
    asked_what_stays,
    case_closes,
    child_died,
)
from tovholder.practice.casework.models import Case

CHILD_DIED, ADULT_DIED = "Barnet er dødt", "Den, aftalen var med, er død"


@receiver(child_died)
def cancel_what_is_ahead(*, book: Book, child: Child, **_more: Any) -> None:
    """Every appointment ahead is cancelled in the deed that tells of the death; it leaves the calendars at once."""
    _cancel(book, to_cancel(child, at=book.at), CHILD_DIED)


@receiver(case_closes)
def cancel_with_the_case(*, book: Book, case: Case, because: str, **_more: Any) -> None:
    """Every appointment ahead is cancelled in the deed that closes the case, for its reason."""
    _cancel(book, to_cancel(case.child, at=book.at), because)


@receiver(adult_died)
def cancel_what_was_with_the_dead(*, book: Book, adult: Adult, **_more: Any) -> None:
    """What was with the one who died alone is cancelled; where others come too, its page says that one has died."""
    _cancel(book, only_with(adult, at=book.at), ADULT_DIED)


@receiver(asked_what_stands)
def tell_what_is_booked(*, child: Child, at: datetime, **_more: Any) -> list[tuple[str, str, str]]:
    """Each appointment ahead: that it is cancelled, and the way to it."""
    booked = ahead(at=at).filter(child=child).select_related("user")
    rows = [without_child(each, now=at) for each in booked]
    words = _("%(what)s %(when)s, %(who)s. Aftalen aflyses; sig det til dem, der skulle komme.")
    return [
        (words % {"what": row.what, "when": row.when, "who": row.who}, f"{row.what} {row.when}", row.url)
        for row in rows
    ]


@receiver(asked_what_stays)
def tell_what_nobody_has_answered(*, child: Child, at: datetime, **_more: Any) -> list[tuple[str, str, str]]:
    """Each appointment that is over, of which nobody has said whether it was held, and the way to it."""
    rows = [without_child(each, now=at) for each in unanswered_of(child, at=at)]
    words = _("%(what)s %(when)s, %(who)s. Skriv, om den blev holdt.")
    return [
        (words % {"what": row.what, "when": row.when, "who": row.who}, f"{row.what} {row.when}", row.url)
        for row in rows
    ]


def _cancel(book: Book, appointments: Iterable[Appointment], because: str) -> None:
    """Nobody is written to. The deed that sends counts the clocks."""
    for each in appointments:
        each.cancelled_at, each.cancelled_because = book.at, because
        book.change(each, "cancelled_at", "cancelled_because")
        facts = {"appointment": str(each.pk), "kind": each.kind, "because": because}
        book.line(EventKind.APPOINTMENT_CANCELLED.value, about=[each.child_id], happened_at=book.at, facts=facts)
