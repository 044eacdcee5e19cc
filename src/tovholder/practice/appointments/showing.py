"""An appointment in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import clock, moment
from tovholder.practice.appointments.models import Appointment, AppointmentKind


@dataclass(frozen=True)
class ShownAppointment:
    """A row: what, when, where, who it is about, and how it stands."""

    id: UUID
    url: str
    what: str
    when: str
    starts_at: datetime
    place: str
    who: str
    standing: str
    tone: str  # of the badge: "done", "waiting" or none
    because: str


def shown(appointment: Appointment, *, now: datetime) -> ShownAppointment:
    """With the child's name: the appointment's child must be read along."""
    child = appointment.child
    return _shown(appointment, name_and_age(child, on=danish_day(now)), now)


def without_child(appointment: Appointment, *, now: datetime) -> ShownAppointment:
    """On a page that is about the child anyway: with the colleague's name instead."""
    return _shown(appointment, appointment.user.name, now)


def _shown(appointment: Appointment, who: str, now: datetime) -> ShownAppointment:
    standing, tone = _standing(appointment, now)
    return ShownAppointment(
        id=appointment.pk,
        url=reverse("appointments:show", args=[appointment.pk]),
        what=as_read(AppointmentKind(appointment.kind).label),
        when=f"{moment(appointment.starts_at)}–{clock(appointment.ends_at)}",
        starts_at=appointment.starts_at,
        place=appointment.place,
        who=who,
        standing=standing,
        tone=tone,
        because=appointment.cancelled_because,
    )


def _standing(appointment: Appointment, now: datetime) -> tuple[str, str]:
    if appointment.cancelled_at:
        return _("Aflyst"), ""
    if appointment.held_at:
        return _("Holdt"), "done"
    return (_("Mangler: blev den holdt?"), "waiting") if appointment.ends_at < now else (_("Booket"), "")
