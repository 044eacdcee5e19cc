"""When a child dies, nobody is waited for."""

from datetime import timedelta

import pytest

from tests.world.people import MONDAY_MORNING, reading
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Child
from tovholder.practice.appointments.actions import book_appointment
from tovholder.practice.casework.actions import record_death

pytestmark = pytest.mark.django_db


def test_what_is_ahead_is_cancelled_in_the_same_deed_and_what_was_stands(freja, svend):
    hand = reading(svend).hand
    other = Child.objects.create(name="Vilde", unit=freja.unit)

    def booked(child, days):
        starts = MONDAY_MORNING + timedelta(days=days)
        return book_appointment(
            child,
            kind="talk",
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            user=svend,
            at=MONDAY_MORNING - timedelta(days=9),
            by=hand,
        )

    past, ahead, of_another = booked(freja, -2), booked(freja, 3), booked(other, 3)
    record_death(freja, happened_at=MONDAY_MORNING, at=MONDAY_MORNING, by=hand)

    for each in (past, ahead, of_another):
        each.refresh_from_db()
    assert (ahead.cancelled_at, ahead.cancelled_because) == (MONDAY_MORNING, "Barnet er dødt")
    assert Line.objects.filter(deed="appointment cancelled", subjects__child_id=freja.pk).count() == 1
    assert past.cancelled_at is None
    assert of_another.cancelled_at is None
