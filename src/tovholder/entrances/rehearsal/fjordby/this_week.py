"""What is booked this week, and what lies in the baskets."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tovholder.entrances.rehearsal.fjordby.offices import Colleague, Offices
from tovholder.entrances.rehearsal.fjordby.telling import days, office_day
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.documents.basket import Enclosed, receive_post
from tovholder.foundation.documents.models import CameBy
from tovholder.foundation.families.models import Adult, Child
from tovholder.practice.appointments.actions import Guest, book_appointment
from tovholder.practice.appointments.models import AppointmentKind

LETTER = """Kære Svend Dahl

Malik har fået to timers støtte i matematik om ugen siden ferien. Han møder hver dag, men han er træt om mandagen.

Med venlig hilsen
Lone Bech, Skovskolen
"""
SCANNED = """Til Modtagelsen

Vi har undersøgt Freja Ågård i dag. Hun er sund og rask. Hun fortalte, at hun sover for lidt.

Ulla Rask, sundhedsplejerske
"""


def what_is_booked_this_week(town: Offices, now: datetime) -> None:
    """Svend visits the twins and talks with Malik; Karen talks with Freja at her school."""
    mother = Adult.objects.get(name="Camilla Lund")
    _book(town.svend, "Villads Lund", AppointmentKind.HOME_VISIT, now, ahead=1, clock=time(9), guests=[Guest(mother)])
    _book(town.svend, "Malik Petersen", AppointmentKind.TALK, now, ahead=4, clock=time(14), place="Skovskolen")
    _book(town.karen, "Freja Ågård", AppointmentKind.TALK, now, ahead=1, clock=time(12), place="Fjordskolen")
    father = Adult.objects.get(name="Malik Kleist")
    _book(
        town.karen,
        "Aqqaluk Pavia Kleist",
        AppointmentKind.MEETING,
        now,
        ahead=2,
        clock=time(13),
        place="Rådhuset, lokale 4",
        guests=[Guest(father)],
    )


def what_lies_in_the_baskets(town: Offices, now: datetime) -> None:
    """A letter from Malik's teacher in Nord, and one from the health visitor in Modtagelsen."""
    for unit, sender, subject, text in (
        (town.north, "Lone Bech, Skovskolen", "Status fra skolen", LETTER),
        (town.intake, "Ulla Rask, sundhedsplejerske", "Undersøgelse i skolen", SCANNED),
    ):
        receive_post(
            [Enclosed(f"{subject}.txt", text.encode())],
            unit_id=unit.pk,
            came_by=CameBy.SCAN_FOLDER,
            sender=sender,
            subject=subject,
            received_at=now - days(1),
            at=now - timedelta(hours=20),
            by=NOBODY_LOGGED_IN,
        )


def _book(
    who: Colleague,
    child: str,
    kind: AppointmentKind,
    now: datetime,
    *,
    ahead: int,
    clock: time,
    place: str = "",
    guests: tuple[Guest, ...] | list[Guest] = (),
) -> None:
    starts = office_day(now, ahead=ahead, clock=clock)
    book_appointment(
        Child.objects.get(name=child),
        kind=kind,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        user=who.user,
        place=place,
        at_home=kind == AppointmentKind.HOME_VISIT,
        guests=guests,
        at=now - days(2),
        by=who.hand,
    )
