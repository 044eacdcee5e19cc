"""The pages of appointments: booked, warned of, held, cancelled, called to; and the calendar's address."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.practice.appointments.booking import TOMORROW, booked
from tests.practice.intake.pages.visiting import page_of
from tests.world.people import MONDAY_MORNING
from tovholder.foundation.access.models import ListReading
from tovholder.foundation.families.models import ContactHold
from tovholder.foundation.letters.models import Letter
from tovholder.practice.appointments.actions import Guest
from tovholder.practice.appointments.models import Appointment

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(browser_of, clock, svend):
    """Svend's browser on Monday morning."""
    clock(MONDAY_MORNING)
    return browser_of(svend)


def new(freja):
    return f"/aftaler/barn/{freja.pk}/ny/"


def sent(client, address, **typed):
    page = client.get(address).content.decode()
    tokens = re.findall(r'name="draft_version" value="([^"]*)"', page)
    start = {"kind": "talk", "minutes": "60", "child_comes": "yes", "starts_at": "2026-10-20T10:00"}
    return client.post(address, {**start, "draft_version": tokens[0], **typed})


def test_it_is_booked_on_a_page(desk, svend, freja, mother):
    sent(
        desk,
        new(freja),
        kind="network",
        place="Rådhuset",
        adults=[str(mother.pk)],
        others="Tove Krogh, sundhedsplejersken",
        agenda="Skolen",
        interpreter="polsk",
    )

    appointment = Appointment.objects.get()
    assert (appointment.user, appointment.kind, appointment.interpreter) == (svend, "network", "polsk")
    assert appointment.participants.count() == 3
    page = page_of(desk.get(f"/aftaler/{appointment.pk}/"))
    for words in ("Netværksmøde", "Rådhuset", "Lone Thorsen", "sundhedsplejersken", "polsk", "Skolen"):
        assert words in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"starts_at": ""}, "Udfyld »Hvornår?«."),
        ({"starts_at": "2026-02-29T10:00"}, "Datoen skal findes i kalenderen."),
        ({"starts_at": "i morgen"}, "Skriv dag og klokkeslæt"),
        ({"starts_at": "2026-10-18T10:00"}, "Tidspunktet er gået."),
        ({"starts_at": "2031-10-18T10:00"}, "mere end to år ude"),
        ({"child_comes": "no"}, "Skriv, hvorfor barnet ikke er inviteret."),
        ({"child_not_because": "For lille"}, "Vælg nej, eller slet det."),
        ({"kind": "party"}, "Svaret findes ikke på listen."),
        ({"place": "x" * 301}, "300"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_is_kept(desk, freja, typed, message):
    page = page_of(sent(desk, new(freja), **{"agenda": "Hvordan går det?", **typed}))

    assert message in page and "Hvordan går det?" in page
    assert not Appointment.objects.exists()


def test_a_time_that_is_taken_is_warned_of_once(desk, svend, freja):
    booked(freja, svend, starts_at=TOMORROW)
    typed = {"starts_at": "2026-10-20T10:00", "agenda": "Skolen"}

    warned = page_of(sent(desk, new(freja), **typed))
    assert "Du har en anden aftale i den tid" in warned and "Skolen" in warned
    assert Appointment.objects.count() == 1
    seen = re.findall(r'name="overlap_seen" value="([^"]*)"', warned)[0]

    another = page_of(sent(desk, new(freja), **{**typed, "starts_at": "2026-10-20T09:45", "overlap_seen": seen}))
    assert "Du har en anden aftale i den tid" in another
    sent(desk, new(freja), **typed, overlap_seen=seen)
    assert Appointment.objects.count() == 2


def test_pressed_twice_it_is_booked_once(desk, freja):
    page = desk.get(new(freja)).content.decode()
    token = re.findall(r'name="draft_version" value="([^"]*)"', page)[0]
    typed = {"kind": "talk", "minutes": "60", "child_comes": "yes", "starts_at": "2026-10-20T10:00"}

    for _ in range(2):
        desk.post(new(freja), {**typed, "draft_version": token})

    assert Appointment.objects.count() == 1


def test_it_is_held_or_cancelled_once(desk, clock, svend, freja):
    first, second = booked(freja, svend), booked(freja, svend, starts_at=TOMORROW + timedelta(hours=3))
    clock(TOMORROW + timedelta(hours=5))

    sent(desk, f"/aftaler/{first.pk}/holdt/", held_at="")
    without = page_of(sent(desk, f"/aftaler/{second.pk}/aflys/", because=""))
    sent(desk, f"/aftaler/{second.pk}/aflys/", because="Mor er syg.")

    assert "Udfyld »Hvorfor er den aflyst?«." in without
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.held_at, second.cancelled_because) == (TOMORROW, "Mor er syg.")
    page = page_of(desk.get(f"/aftaler/barn/{freja.pk}/"))
    assert "Holdt" in page and "Aflyst" in page and "Mor er syg." in page
    assert "allerede noteret som holdt" in page_of(desk.get(f"/aftaler/{first.pk}/aflys/", follow=True))


def test_what_is_held_in_the_future_is_a_slip(desk, svend, freja):
    appointment = booked(freja, svend)

    page = page_of(sent(desk, f"/aftaler/{appointment.pk}/holdt/", held_at="2026-10-25T10:00"))

    assert "Tidspunktet ligger i fremtiden." in page


def test_what_is_agreed_for_tomorrow_is_not_held_as_agreed_today(desk, svend, freja):
    appointment = booked(freja, svend)

    page = page_of(sent(desk, f"/aftaler/{appointment.pk}/holdt/", held_at=""))

    assert "Aftalen er først " in page and "Blev den holdt før, så skriv hvornår." in page
    appointment.refresh_from_db()
    assert appointment.held_at is None


def test_when_it_was_held_the_note_and_the_talk_are_one_press_away(desk, clock, svend, freja):
    appointment = booked(freja, svend)
    clock(TOMORROW + timedelta(hours=2))
    sent(desk, f"/aftaler/{appointment.pk}/holdt/", held_at="")

    page = page_of(desk.get(f"/aftaler/{appointment.pk}/"))

    assert f'href="/sag/{freja.pk}/notat/"' in page and f'href="/sag/{freja.pk}/samtale/"' in page


def test_an_invitation_is_in_danish_whatever_language_the_pages_are_read_in(desk, svend, freja, mother):
    appointment = booked(freja, svend, guests=[Guest(adult=mother)])
    desk.cookies["django_language"] = "en"

    desk.post(f"/aftaler/{appointment.pk}/indkald/{mother.pk}/", follow=True)

    assert "tir. 20.10.2026 kl. 09.30" in Letter.objects.get().body


def test_a_grown_up_is_called_once_and_the_letter_can_be_seen(desk, svend, freja, mother):
    appointment = booked(freja, svend, guests=[Guest(adult=mother)])
    address = f"/aftaler/{appointment.pk}/indkald/{mother.pk}/"

    for _ in range(2):
        page = page_of(desk.post(address, follow=True))

    assert Letter.objects.count() == 1
    assert "Tjek og send brevet til Lone Thorsen" in page and "Skriv indkaldelse" not in page


def test_under_a_hold_the_page_offers_no_letter_and_takes_none(desk, svend, freja, mother):
    appointment = booked(freja, svend, guests=[Guest(adult=mother)])
    ContactHold.objects.create(child=freja, because="honour", set_at=MONDAY_MORNING)

    page = page_of(desk.get(f"/aftaler/{appointment.pk}/"))
    answer = page_of(desk.post(f"/aftaler/{appointment.pk}/indkald/{mother.pk}/", follow=True))

    assert "Skriv indkaldelse" not in page and "Der er kontaktstop. Ingen kan indkaldes" in page
    assert "Der er kontaktstop på barnet" in answer
    assert not Letter.objects.exists()
    assert "ingen kan indkaldes" in page_of(desk.get(new(freja)))


def test_my_appointments_are_listed_and_the_look_is_noted(desk, svend, freja):
    booked(freja, svend)

    page = page_of(desk.get("/aftaler/"))

    assert "I dag og i morgen" in page and "Freja Ågård, 9 år" in page
    assert ListReading.objects.get(page="appointments").children == [freja.pk]


@pytest.mark.parametrize("tail", ["", "holdt/", "aflys/"])
def test_nobody_else_sees_that_there_is_one(browser_of, sofie, svend, freja, tail):
    appointment = booked(freja, svend)

    assert browser_of(sofie).get(f"/aftaler/{appointment.pk}/{tail}").status_code == 404
    assert browser_of(sofie).get(new(freja)).status_code == 404


def test_the_calendars_address_is_shown_once_and_closed(desk, clock):
    made = page_of(desk.post("/aftaler/kalender/"))
    address = re.findall(r'value="http://testserver(/aftaler/kalender/[^"]+\.ics)"', made)[0]

    assert desk.get(address).status_code == 200
    assert address not in page_of(desk.get("/aftaler/kalender/"))
    desk.post("/aftaler/kalender/", {"close": "1"})
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize("appointments", [1, 12])
def test_each_page_asks_the_database_twelve_things_at_most(
    desk, svend, freja, mother, django_assert_max_num_queries, appointments
):
    for number in range(appointments):
        one = booked(freja, svend, TOMORROW + timedelta(hours=number), guests=[Guest(adult=mother), Guest(name="Tove")])

    child = f"/aftaler/barn/{freja.pk}/"
    for address in (
        "/aftaler/",
        child,
        new(freja),
        f"/aftaler/{one.pk}/",
        f"/aftaler/{one.pk}/aflys/",
        "/aftaler/kalender/",
    ):
        with django_assert_max_num_queries(12):
            assert desk.get(address).status_code == 200
