"""An appointment as its tests book it."""

from __future__ import annotations

from datetime import timedelta

from tests.world.frontdesk import hand
from tests.world.people import MONDAY_MORNING
from tovholder.practice.appointments.actions import book_appointment
from tovholder.practice.appointments.models import AppointmentKind

TOMORROW = MONDAY_MORNING + timedelta(days=1)


def booked(child, user, starts_at=TOMORROW, *, minutes=60, kind=AppointmentKind.TALK, **more):
    return book_appointment(
        child,
        kind=kind,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        user=user,
        at=MONDAY_MORNING,
        by=hand(user, MONDAY_MORNING),
        **more,
    )
