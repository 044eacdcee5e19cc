"""Booking, holding and cancelling an appointment, calling people to it, and opening a calendar feed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Adult, Child, Residence
from tovholder.foundation.letters.actions import HeldBack, write_letter
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import moment
from tovholder.practice.appointments.models import Appointment, AppointmentKind, CalendarFeed, Participant
from tovholder.practice.appointments.places import place_in_feed
from tovholder.practice.appointments.queries import digest_of, feed_of

__all__ = [
    "AlreadyOver",
    "Guest",
    "HeldBack",
    "book_appointment",
    "call_to_appointment",
    "cancel_appointment",
    "hold_appointment",
    "open_feed",
    "revoke_feed",
]

INVITATION = "invitation"
TOKEN_BYTES = 32


class AlreadyOver(ValueError):
    """The appointment has been held or cancelled before."""


@dataclass(frozen=True)
class Guest:
    """Somebody who takes part: a grown-up we know, or somebody by name."""

    adult: Adult | None = None
    name: str = ""


def book_appointment(
    child: Child,
    *,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    user: User,
    place: str = "",
    at_home: bool = False,
    agenda: str = "",
    guests: Iterable[Guest] = (),
    child_invited: bool = True,
    child_not_because: str = "",
    interpreter: str = "",
    at: datetime,
    by: Author,
) -> Appointment:
    """Book an appointment (aftale) in a colleague's calendar. What overlaps is for the page to warn of.

    `kind` is one of AppointmentKind. Nothing goes out by it: `call_to_appointment` writes the letters.
    """
    child = child.same_as or child
    invited = list(guests)
    names = [guest.adult.name if guest.adult else guest.name for guest in invited]
    shown = place_in_feed(place, kind=kind, at_home=at_home, child=child, names=names, on=danish_day(at))
    with open_book(at=at, by=by) as book:
        booked = book.add(
            Appointment(
                child=child,
                kind=kind,
                starts_at=starts_at,
                ends_at=ends_at,
                user=user,
                place=place[:300],
                place_in_feed=shown[:300],
                agenda=agenda,
                child_invited=child_invited,
                child_not_because=child_not_because[:300],
                interpreter=interpreter[:60],
                booked_at=at,
                booked_by=by.user_id,
            )
        )
        for guest in invited:
            book.add(Participant(appointment=booked, adult=guest.adult, name=guest.name[:200]))
        facts = {"starts_at": starts_at.isoformat(), "child_invited": child_invited, "interpreter": interpreter}
        _tell(book, EventKind.APPOINTMENT_BOOKED, booked, happened_at=at, **facts)
    return booked


def hold_appointment(appointment: Appointment, *, held_at: datetime, at: datetime, by: Author) -> None:
    """It was held (holdt). Raises AlreadyOver when it has been held or cancelled before."""
    with open_book(at=at, by=by) as book:
        still_open(appointment)
        appointment.held_at = held_at
        book.change(appointment, "held_at")
        _tell(book, EventKind.APPOINTMENT_HELD, appointment, happened_at=held_at)


def cancel_appointment(appointment: Appointment, *, because: str, at: datetime, by: Author) -> None:
    """It does not take place (aflyst), for a reason that is kept. Raises AlreadyOver."""
    with open_book(at=at, by=by) as book:
        still_open(appointment)
        appointment.cancelled_at, appointment.cancelled_because = at, because
        book.change(appointment, "cancelled_at", "cancelled_because")
        _tell(book, EventKind.APPOINTMENT_CANCELLED, appointment, happened_at=at, because=because)


@in_danish
def call_to_appointment(appointment: Appointment, *, adult: Adult, at: datetime, by: Author) -> Letter:
    """A letter that calls a grown-up to the appointment (indkaldelse); it names neither child nor agenda.

    Raises HeldBack while there is a contact hold on the child, with nothing written.
    """
    lives = (
        Residence.objects.on(danish_day(at)).filter(adult=adult.pk, home__secret=False).select_related("home").first()
    )
    with open_book(at=at, by=by) as book:
        kind = AppointmentKind(appointment.kind).label.lower()
        return write_letter(
            book,
            kind=INVITATION,
            to=Addressee(adult.name, lives.home.address if lives else "", adult=adult.pk),
            about=appointment.pk,
            child=appointment.child,
            fields={
                "what": kind,
                "when": moment(appointment.starts_at),
                "where": appointment.place or "det sted, vi aftaler",
                "who": appointment.user.name,
            },
        )


def open_feed(user: User, *, at: datetime, by: Author) -> str:
    """A new address for the colleague's calendar; the one before is closed. The token is given once and not kept."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with open_book(at=at, by=by) as book:
        _close(book, user.pk)
        book.put_down()  # one open feed at a time: the old one is closed first
        book.add(CalendarFeed(user=user, digest=digest_of(token), made_at=at))
        book.line("calendar feed opened", about=[], happened_at=at, facts={"user": str(user.pk)})
    return token


def revoke_feed(user: User, *, at: datetime, by: Author) -> bool:
    """The address works no more. False when there was none."""
    with open_book(at=at, by=by) as book:
        closed = _close(book, user.pk)
        if closed:
            book.line("calendar feed closed", about=[], happened_at=at, facts={"user": str(user.pk)})
    return closed


def _close(book: Book, user_id: UUID) -> bool:
    standing = feed_of(user_id)
    if standing is None:
        return False
    standing.revoked_at = book.at
    book.change(standing, "revoked_at")
    return True


@asked_by_deeds
def still_open(appointment: Appointment) -> None:
    """Somebody else may have been quicker. Raises AlreadyOver."""
    appointment.refresh_from_db(
        fields=["held_at", "cancelled_at"], from_queryset=Appointment.objects.select_for_update(of=("self",))
    )
    if appointment.held_at or appointment.cancelled_at:
        what = "aflyst" if appointment.cancelled_at else "noteret som holdt"
        raise AlreadyOver(f"Aftalen er allerede {what}. Se den igen, og book en ny, hvis der skal være en.")


def _tell(book: Book, word: str, appointment: Appointment, *, happened_at: datetime, **facts: object) -> None:
    told = {"appointment": str(appointment.pk), "kind": appointment.kind, **facts}
    book.line(str(word), about=[appointment.child_id], happened_at=happened_at, facts=told)
    recount_duties(book, [appointment.child_id])
