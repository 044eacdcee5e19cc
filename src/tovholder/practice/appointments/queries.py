"""What is coming, what a child's appointments are, what two appointments have in common."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from tovholder.core.time.calendar import danish_day, end_of_day, start_of_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Adult, Child
from tovholder.practice.appointments.models import Appointment, CalendarFeed, Participant

FEED_BACK, FEED_AHEAD = timedelta(days=30), timedelta(days=366)
MOST = 200
IN_THE_FEED = ("id", "kind", "starts_at", "ends_at", "booked_at", "cancelled_at", "place_in_feed")


def coming(reader: Reader, *, days: int = 2) -> list[Appointment]:
    """The reader's own appointments from today's first hour, so many days on, the earliest first; with the child.

    Those held stay for the day, those cancelled do not. Only children the reader may see. One statement. The page
    notes the reading.
    """
    today = danish_day(reader.at)
    until = end_of_day(today + timedelta(days=days - 1))
    mine = _of(reader).filter(starts_at__gte=start_of_day(today), starts_at__lte=until, cancelled_at=None)
    return list(mine.order_by("starts_at", "pk")[:MOST])


def later(reader: Reader, *, days: int = 2) -> list[Appointment]:
    """The reader's own after those `coming`, as far as a year ahead. One statement."""
    after = end_of_day(danish_day(reader.at) + timedelta(days=days - 1))
    mine = _of(reader).filter(starts_at__gt=after, starts_at__lte=reader.at + FEED_AHEAD, cancelled_at=None)
    return list(mine.order_by("starts_at", "pk")[:MOST])


def unanswered(reader: Reader) -> list[Appointment]:
    """The reader's own that are over and neither held nor cancelled, the oldest first. One statement."""
    over = _of(reader).filter(ends_at__lt=reader.at, held_at=None, cancelled_at=None)
    return list(over.order_by("starts_at", "pk")[:MOST])


def unanswered_of(child: Child, *, at: datetime) -> list[Appointment]:
    """The child's that were over by that moment and are neither held nor cancelled, the oldest first. One statement."""
    over = Appointment.objects.filter(child=child.pk, ends_at__lt=at, held_at=None, cancelled_at=None)
    return list(over.select_related("user").order_by("starts_at", "pk"))


def of_child(child: Child, *, reader: Reader) -> list[Appointment]:
    """All the child's appointments, the newest first, for a page that has opened the child. One statement."""
    rows = Appointment.objects.filter(child=child.pk).select_related("user")
    return list(rows.order_by("-starts_at", "-pk")[:MOST])


def ahead(*, at: datetime) -> QuerySet[Appointment]:
    """What is booked from that moment on and neither held nor cancelled, the earliest first; for the child's page."""
    booked = Appointment.objects.filter(starts_at__gte=at, held_at=None, cancelled_at=None)
    return booked.order_by("starts_at", "pk")


@asked_by_deeds
def to_cancel(child: Child, *, at: datetime) -> list[Appointment]:
    """What begins after that moment and is neither held nor cancelled, kept still for the deed that cancels it."""
    rows = Appointment.objects.filter(child=child, starts_at__gt=at, held_at=None, cancelled_at=None)
    return list(rows.order_by("starts_at", "pk").select_for_update(of=("self",)))


def only_with(adult: Adult, *, at: datetime) -> list[Appointment]:
    """What begins after that moment with this grown-up and nobody else, kept still for the deed that cancels it."""
    others = Participant.objects.filter(appointment=OuterRef("pk")).exclude(adult=adult)
    theirs = Appointment.objects.filter(participants__adult=adult, child_invited=False, starts_at__gt=at)
    rows = theirs.filter(~Exists(others), held_at=None, cancelled_at=None)
    return list(rows.order_by("starts_at", "pk").select_for_update(of=("self",)))


def overlapping(user_id: UUID, *, starts_at: datetime, ends_at: datetime) -> list[Appointment]:
    """What this colleague already has in that time. Half-open: one may begin as the other ends."""
    there = Appointment.objects.filter(user=user_id, starts_at__lt=ends_at, ends_at__gt=starts_at, cancelled_at=None)
    return list(there.order_by("starts_at", "pk"))


def with_everybody(appointment_id: UUID) -> Appointment | None:
    """One appointment with its child, colleague and participants. Two statements."""
    guests = Prefetch("participants", Participant.objects.select_related("adult").order_by("pk"))
    rows = Appointment.objects.select_related("child__unit", "user").prefetch_related(guests)
    found: Appointment | None = rows.filter(pk=appointment_id).first()
    return found


def feed_of(user_id: UUID) -> CalendarFeed | None:
    """The colleague's open feed."""
    return CalendarFeed.objects.filter(user=user_id, revoked_at=None).first()


def in_the_feed(token: str, *, now: datetime) -> list[dict[str, Any]] | None:
    """What the feed with this token shows; None when there is no such feed, or it is closed, or nobody's any more.

    Ids, kinds, times and places that are no home: nothing else leaves the table.
    """
    feed = CalendarFeed.objects.filter(digest=digest_of(token), revoked_at=None, user__is_active=True).first()
    if feed is None:
        return None
    rows: Any = Appointment.objects.filter(
        user=feed.user_id, starts_at__gte=now - FEED_BACK, starts_at__lte=now + FEED_AHEAD
    )
    return list(rows.order_by("starts_at", "pk").values(*IN_THE_FEED))


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()


def _of(reader: Reader) -> QuerySet[Appointment]:
    visible = Child.objects.visible_to(reader, at=reader.at).values("pk")
    return Appointment.objects.filter(user=reader.user.pk, child__in=visible).select_related("child")
