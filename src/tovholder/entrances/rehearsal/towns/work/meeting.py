"""Appointments: agreed on ahead, held or cancelled, and what is done at them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tovholder.entrances.rehearsal.towns import words
from tovholder.entrances.rehearsal.towns.lives.story import Course, Deed, Story
from tovholder.entrances.rehearsal.towns.suppositions import number
from tovholder.entrances.rehearsal.towns.when import days_later
from tovholder.foundation.families.models import Adult
from tovholder.practice.appointments import actions as appointments
from tovholder.practice.appointments.models import Appointment, AppointmentKind

AN_HOUR = timedelta(hours=1)
INVITED_FROM = 6  # years
_PLACES = {AppointmentKind.HOME_VISIT: "hjemme", AppointmentKind.SUPERVISION: "på anbringelsesstedet"}


def agree(
    story: Story, at: datetime, course: Course, kind: AppointmentKind, meets_at: datetime, then: Deed, *told: Any
) -> None:
    """An appointment is booked with the family; when it is held, `then` is done at the end of it."""
    invited = course.age(meets_at) >= INVITED_FROM
    guests = [appointments.Guest(adult=story.record(Adult, pk)) for pk in story.adults]
    booked = appointments.book_appointment(
        story.child(course),
        kind=kind,
        starts_at=meets_at - AN_HOUR,
        ends_at=meets_at,
        user=story.desk.holder(meets_at),
        place=_PLACES.get(kind, words.MEETING_ROOM),
        at_home=kind in _PLACES,
        guests=guests if kind != AppointmentKind.SUPERVISION else (),
        child_invited=invited,
        child_not_because="" if invited else words.TOO_SMALL,
        at=at,
        by=story.hand(at),
    )
    story.plan(meets_at, meet, course, booked.pk, kind, then, told)


def meet(
    story: Story, at: datetime, course: Course, booked: UUID, kind: AppointmentKind, then: Deed, told: tuple[Any, ...]
) -> None:
    """It is held, or cancelled and agreed on anew; where nothing runs any more it is cancelled for good.

    What was cancelled with the case is no more, also where the case has been opened again.
    """
    chance, by, appointment = story.chance, story.hand(at), story.record(Appointment, booked)
    if appointment.cancelled_at is not None:
        return
    if not story.is_ours(course, at) or not course.is_worked_with:
        appointments.cancel_appointment(appointment, because=words.NO_LONGER_NEEDED, at=at, by=by)
    elif chance.random() < number("appointments_cancelled"):
        appointments.cancel_appointment(appointment, because=chance.choice(words.CANCELLED), at=at, by=by)
        agree(story, at, course, kind, days_later(chance, at, chance.uniform(3, 21)), then, *told)
    else:
        appointments.hold_appointment(appointment, held_at=appointment.starts_at, at=at, by=by)
        then(story, at, course, *told)
