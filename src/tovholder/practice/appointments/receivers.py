"""What the room hears from the case below: a child has died, so nobody is waited for."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Child
from tovholder.practice.appointments.models import Appointment
from tovholder.practice.casework.announcements import child_died

BECAUSE = "Barnet er dødt"


@receiver(child_died)
def cancel_what_is_ahead(*, book: Book, child: Child, **_: Any) -> None:
    """Every appointment ahead is cancelled in the deed that tells of the death; it leaves the calendars at once.

    Nobody is written to. The deed that sends counts the clocks.
    """
    ahead = Appointment.objects.filter(child=child, starts_at__gt=book.at, held_at=None, cancelled_at=None)
    for appointment in ahead.select_for_update(of=("self",)):
        appointment.cancelled_at, appointment.cancelled_because = book.at, BECAUSE
        book.change(appointment, "cancelled_at", "cancelled_because")
        facts = {"appointment": str(appointment.pk), "kind": appointment.kind, "because": BECAUSE}
        book.line(EventKind.APPOINTMENT_CANCELLED.value, about=[child.pk], happened_at=book.at, facts=facts)
