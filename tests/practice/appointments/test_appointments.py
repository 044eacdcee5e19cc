"""An appointment is booked, held or cancelled; people are called to it by letter, and never under a hold."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.practice.appointments.booking import TOMORROW, booked
from tests.world.frontdesk import hand
from tests.world.people import MONDAY_MORNING, reading
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.letters.models import Letter
from tovholder.practice.appointments.actions import (
    AlreadyOver,
    Guest,
    HeldBack,
    call_to_appointment,
    cancel_appointment,
    hold_appointment,
)
from tovholder.practice.appointments.models import Appointment, AppointmentKind
from tovholder.practice.appointments.queries import ahead, coming, later, of_child, overlapping, unanswered

pytestmark = pytest.mark.django_db

AN_HOUR = timedelta(hours=1)


def test_it_is_booked_with_everybody_who_comes_and_one_line(svend, freja, mother):
    appointment = booked(
        freja,
        svend,
        kind=AppointmentKind.NETWORK,
        place="Rådhuset, lokale 3",
        agenda="Hvordan går det i skolen?",
        guests=[Guest(adult=mother), Guest(name="Tove Krogh")],
        interpreter="polsk",
    )

    names = [guest.adult.name if guest.adult else guest.name for guest in appointment.participants.order_by("pk")]
    assert names == ["Lone Thorsen", "Tove Krogh"]
    line = Line.objects.get(deed="appointment booked")
    assert [subject.child_id for subject in line.subjects.all()] == [freja.pk]
    assert line.facts.facts["appointment"] == str(appointment.pk)
    assert "Lone" not in str(line.facts.facts) and "skolen" not in str(line.facts.facts)


def test_what_is_held_is_told_when_it_was(svend, freja):
    appointment = booked(freja, svend)
    at = TOMORROW + 2 * AN_HOUR

    hold_appointment(appointment, held_at=TOMORROW, at=at, by=hand(svend, at))

    line = Line.objects.get(deed="appointment held")
    assert (line.happened_at, line.facts.facts["appointment"]) == (TOMORROW, str(appointment.pk))


def test_what_is_cancelled_keeps_its_line_and_its_reason(svend, freja):
    appointment = booked(freja, svend)

    cancel_appointment(appointment, because="Mor er syg.", at=MONDAY_MORNING, by=hand(svend))

    assert Line.objects.get(deed="appointment cancelled").facts.facts["because"] == "Mor er syg."
    assert [row.cancelled_because for row in of_child(freja, reader=reading(svend))] == ["Mor er syg."]
    assert coming(reading(svend)) == []


@pytest.mark.parametrize("first", ["held", "cancelled"])
def test_what_is_over_is_over(svend, freja, first):
    appointment, stale = booked(freja, svend), None
    stale = Appointment.objects.get(pk=appointment.pk)
    signed: dict[str, Any] = {"at": TOMORROW + AN_HOUR, "by": hand(svend)}
    if first == "held":
        hold_appointment(appointment, held_at=TOMORROW, **signed)
    else:
        cancel_appointment(appointment, because="Syg", **signed)

    with pytest.raises(AlreadyOver, match="Aftalen er allerede"):
        hold_appointment(stale, held_at=TOMORROW, **signed)
    with pytest.raises(AlreadyOver):
        cancel_appointment(stale, because="Igen", **signed)


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": MONDAY_MORNING, "starts_at": MONDAY_MORNING},
        {"cancelled_at": MONDAY_MORNING, "cancelled_because": ""},
        {"cancelled_at": MONDAY_MORNING, "cancelled_because": "Syg", "held_at": MONDAY_MORNING},
        {"child_invited": False, "child_not_because": ""},
    ],
)
def test_the_database_keeps_what_an_appointment_is(svend, freja, wrong):
    appointment = booked(freja, svend)

    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=appointment.pk).update(**wrong)


def test_today_and_tomorrow_then_later_and_what_nobody_answered_for(svend, sofie, freja, fjordby):
    of_syd = Child.objects.create(name="En anden", unit=fjordby.south)
    today = booked(freja, svend, MONDAY_MORNING + AN_HOUR)
    tomorrow = booked(freja, svend, TOMORROW + 10 * AN_HOUR)
    after = booked(freja, svend, TOMORROW + timedelta(days=1))
    booked(of_syd, sofie, MONDAY_MORNING + AN_HOUR)
    not_mine_to_see = booked(of_syd, svend, MONDAY_MORNING + 2 * AN_HOUR)

    reader = reading(svend)
    assert coming(reader) == [today, tomorrow]
    assert later(reader) == [after]
    assert unanswered(reader) == []
    assert unanswered(reading(svend, TOMORROW)) == [today]
    assert ahead(at=TOMORROW).filter(child=freja).first() == tomorrow
    assert not_mine_to_see not in coming(reader)


@pytest.mark.parametrize(
    ("starts", "minutes", "shared"),
    [
        (0, 60, True),
        (30, 60, True),
        (-30, 60, True),
        (60, 60, False),
        (-60, 60, False),
        (15, 30, True),
        (-30, 180, True),
    ],
)
def test_two_of_one_colleague_overlap_when_they_share_a_moment(svend, sofie, freja, starts, minutes, shared):
    booked(freja, svend)
    begins = TOMORROW + timedelta(minutes=starts)
    wanted = {"starts_at": begins, "ends_at": begins + timedelta(minutes=minutes)}

    assert bool(overlapping(svend.pk, **wanted)) is shared
    assert overlapping(sofie.pk, **wanted) == []


def test_a_cancelled_one_is_in_nobodys_way(svend, freja):
    cancel_appointment(booked(freja, svend), because="Syg", at=MONDAY_MORNING, by=hand(svend))

    assert overlapping(svend.pk, starts_at=TOMORROW, ends_at=TOMORROW + AN_HOUR) == []


def test_a_grown_up_is_called_by_a_letter_that_names_no_child(svend, freja, mother):
    appointment = booked(freja, svend, place="Rådhuset", agenda="Freja sover i timerne", guests=[Guest(adult=mother)])

    letter = call_to_appointment(appointment, adult=mother, at=MONDAY_MORNING, by=hand(svend))

    assert (letter.recipient, letter.address, letter.about) == (
        "Lone Thorsen",
        "Åboulevarden 12, 2. tv",
        appointment.pk,
    )
    assert "Rådhuset" in letter.body and "Svend Dahl" in letter.body and "20.10.2026 kl. 09.30" in letter.body
    assert "Freja" not in letter.body + letter.title and "sover" not in letter.body


def test_under_a_hold_nobody_is_called(svend, freja, mother):
    appointment = booked(freja, svend, guests=[Guest(adult=mother)])
    ContactHold.objects.create(child=freja, because="honour", set_at=MONDAY_MORNING, review_on=date(2026, 11, 1))

    with pytest.raises(HeldBack, match="kontaktstop"):
        call_to_appointment(appointment, adult=mother, at=MONDAY_MORNING, by=hand(svend))

    assert not Letter.objects.exists()


def test_a_child_since_identified_has_its_appointments_as_that_child(svend, freja, fjordby):
    boy = Child.objects.create(description="Den lille dreng", unit=fjordby.north, same_as=freja)

    assert booked(boy, svend).child == freja
