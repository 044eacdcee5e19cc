"""A colleague's appointments as iCalendar: when, what kind, and a place that is no home. Nobody is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, timedelta
from typing import Any
from uuid import UUID

from icalendar import Calendar, Event

from tovholder.practice.appointments.models import AppointmentKind


def as_calendar(rows: Iterable[Mapping[str, Any]], *, address_of: Callable[[UUID], str]) -> bytes:
    """The feed (RFC 5545). `address_of` gives the page of an appointment, by its opaque id, behind the log-in."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tovholder//Aftaler//DA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Aftaler")
    calendar.add("refresh-interval", timedelta(minutes=30), parameters={"VALUE": "DURATION"})
    for row in rows:
        calendar.add_component(_event(row, address_of))
    return bytes(calendar.to_ical())


def _event(row: Mapping[str, Any], address_of: Callable[[UUID], str]) -> Event:
    event = Event()
    event.add("uid", f"{row['id']}@tovholder")
    event.add("summary", f"Aftale: {AppointmentKind(row['kind']).label.lower()}")
    event.add("dtstart", row["starts_at"].astimezone(UTC))
    event.add("dtend", row["ends_at"].astimezone(UTC))
    event.add("dtstamp", (row["cancelled_at"] or row["booked_at"]).astimezone(UTC))
    event.add("status", "CANCELLED" if row["cancelled_at"] else "CONFIRMED")
    event.add("sequence", 1 if row["cancelled_at"] else 0)
    event.add("class", "PRIVATE")
    event.add("url", address_of(row["id"]))
    if row["place_in_feed"]:
        event.add("location", row["place_in_feed"])
    return event
