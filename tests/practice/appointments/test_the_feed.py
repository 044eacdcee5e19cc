"""The feed a telephone reads: when, what kind, a place that is no home; and nobody at all."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from icalendar import Calendar

from tests.practice.appointments.booking import TOMORROW, booked
from tests.world.frontdesk import IDENTITIES, hand
from tests.world.people import LONG_AGO, MONDAY_MORNING, found_fjordby, hire
from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Adult, Child, Home, HomeKind, Protection, Residence, Tie
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.appointments.actions import Guest, cancel_appointment, open_feed, revoke_feed
from tovholder.practice.appointments.feed import as_calendar
from tovholder.practice.appointments.models import Appointment, AppointmentKind, CalendarFeed
from tovholder.practice.appointments.queries import in_the_feed
from tovholder.practice.appointments.views import calendar

pytestmark = pytest.mark.django_db


CPR = IDENTITIES["children_accept"][0]["cpr"]
ALLOWED = {
    "UID",
    "SUMMARY",
    "DTSTART",
    "DTEND",
    "DTSTAMP",
    "STATUS",
    "SEQUENCE",
    "CLASS",
    "URL",
    "LOCATION",
}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """It is Monday morning."""
    monkeypatch.setattr(calendar, "timezone", type("Clock", (), {"now": staticmethod(lambda: MONDAY_MORNING)}))


def opened(user):
    return open_feed(user, at=MONDAY_MORNING, by=hand(user))


def fetched(token):
    return Client().get(f"/aftaler/kalender/{token}.ics")


def events(user):
    answer = fetched(opened(user))
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_it_says_when_and_what_kind_and_where(svend, freja):
    appointment = booked(freja, svend, kind=AppointmentKind.NETWORK, place="Rådhuset, lokale 3", minutes=90)

    (event,) = events(svend)

    assert event["SUMMARY"] == "Aftale: netværksmøde"
    assert event.decoded("DTSTART") == TOMORROW
    assert event.decoded("DTEND") == TOMORROW + timedelta(minutes=90)
    assert event["LOCATION"] == "Rådhuset, lokale 3"
    assert event["URL"].endswith(f"/aftaler/{appointment.pk}/")
    assert event["STATUS"] == "CONFIRMED"


def test_it_holds_nothing_but_what_it_may(svend, freja, mother):
    booked(freja, svend, agenda="Freja sover i timerne", guests=[Guest(adult=mother), Guest(name="Tove Krogh")])

    (event,) = events(svend)

    assert set(event.keys()) <= ALLOWED


def test_a_cancelled_one_is_told_as_cancelled(svend, freja):
    cancel_appointment(booked(freja, svend), because="Mor er syg", at=MONDAY_MORNING, by=hand(svend))

    (event,) = events(svend)

    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


@pytest.mark.parametrize(
    "place",
    [
        "Åboulevarden 12",
        "åboulevarden 12, 2. tv",
        "Hos familien, Aaboulevarden 12",
        "Hos Lone",
        "Freja's skole",
        "hos Thorsens",
        "Toves kontor, Tove Krogh",
        f"CPR {CPR[:6]}-{CPR[6:]}",
        "Ring 30 40 50 60",
    ],
)
def test_a_place_that_is_a_home_or_names_somebody_is_left_out(svend, freja, mother, place):
    booked(freja, svend, place=place, guests=[Guest(adult=mother), Guest(name="Tove Krogh")])

    (event,) = events(svend)

    assert "LOCATION" not in event


@pytest.mark.parametrize("place", ["Plejefamilien Birk", "hos Birks, bagindgangen"])
def test_the_family_a_child_is_placed_with_is_named_no_more_than_its_own(svend, freja, place):
    foster = Home.objects.create(kind=HomeKind.PLACEMENT, name="Familien Birk", address="Engvej 3, Fjordby")
    Residence.objects.create(child=freja, home=foster, starts=LONG_AGO)
    booked(freja, svend, place=place)
    booked(freja, svend, place="Rådhuset, lokale 2", starts_at=TOMORROW + timedelta(hours=3))

    assert [event.get("LOCATION") for event in events(svend)] == [None, "Rådhuset, lokale 2"]


@pytest.mark.parametrize("told", [{"kind": AppointmentKind.HOME_VISIT}, {"at_home": True}])
def test_a_visit_at_home_has_no_place(svend, freja, told):
    booked(freja, svend, place="Et sted, vi ikke kender endnu", **told)

    assert "LOCATION" not in events(svend)[0]


def test_a_protected_childs_place_is_never_told(svend, freja):
    Child.objects.filter(pk=freja.pk).update(protection=Protection.CPR)
    freja.refresh_from_db()
    booked(freja, svend, place="Rådhuset")

    assert "LOCATION" not in events(svend)[0]


def test_somebody_elses_appointments_are_not_in_it(svend, bodil, freja):
    booked(freja, bodil)

    assert events(svend) == []


def test_the_token_opens_it_without_a_log_in_and_another_does_not(svend, freja):
    booked(freja, svend)
    token = opened(svend)

    assert len(token) >= 43
    assert token not in str(CalendarFeed.objects.values_list("digest", flat=True))
    assert [fetched(each).status_code for each in (token, token[:-1], token + "x", "x")] == [200, 404, 404, 404]
    assert fetched(token)["Cache-Control"] == "no-store"


def test_a_new_address_closes_the_old_and_it_can_be_closed(svend):
    first = opened(svend)
    second = opened(svend)
    assert [fetched(first).status_code, fetched(second).status_code] == [404, 200]

    assert revoke_feed(svend, at=MONDAY_MORNING, by=hand(svend))

    assert fetched(second).status_code == 404
    assert not revoke_feed(svend, at=MONDAY_MORNING, by=hand(svend))


def test_whoever_has_left_has_no_feed(svend):
    token = opened(svend)
    User.objects.filter(pk=svend.pk).update(is_active=False)

    assert fetched(token).status_code == 404


NAMES = st.sampled_from([name for name in IDENTITIES["names_accept_and_round_trip"] if 3 <= len(name) <= 100])
PLACES = st.sampled_from(["hos {child}", "{mother}", "{home}", "{home} (bagved)", "Rådhuset med {other}", "Rådhuset"])


class NobodyIsNamed(TestCase):
    """Whatever the names, and however the place is written."""

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(NAMES, NAMES, NAMES, st.integers(1, 199), PLACES)
    def test_no_name_and_no_home_stands_in_it(self, child_name, mother_name, other, number, place):
        svend = hire("svend", "Svend Dahl", title="Rådgiver", kind=PostKind.CASEWORKER, unit=found_fjordby().north)
        child = Child.objects.create(name=child_name)
        lone = Adult.objects.create(name=mother_name)
        home = Home.objects.create(address=f"Kirsebærvænget {number}, 1. th")
        Tie.objects.create(child=child, adult=lone, kind="mother", starts="2020-01-01")
        Residence.objects.create(child=child, home=home, starts="2020-01-01")
        where = place.format(child=child_name, mother=mother_name, home=home.address, other=other)
        booked(child, svend, place=where, guests=[Guest(adult=lone), Guest(name=other)], agenda=child_name)

        rows = in_the_feed(opened(svend), now=MONDAY_MORNING)
        assert rows is not None
        (event,) = Calendar.from_ical(as_calendar(rows, address_of=lambda pk: f"https://x/aftaler/{pk}/")).walk(
            "VEVENT"
        )

        told = str(event.get("LOCATION", ""))
        assert told in {"", "Rådhuset"}
        assert set(event.keys()) <= ALLOWED
        assert Appointment.objects.get().place == where
