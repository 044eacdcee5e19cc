"""A case is closed or a parent dies: what is booked is said, cancelled with its reason, and gone from the calendars."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Adult
from tovholder.practice.appointments.actions import Guest, book_appointment, open_feed
from tovholder.practice.casework import actions as casework

pytestmark = pytest.mark.django_db

LONG = "Familien er flyttet til Skovby, og skolen dér følger med. " * 8  # 464 letters of the 500 one may write


@pytest.fixture
def hand(svend):
    return reading(svend, timezone.now()).hand


@pytest.fixture
def freja(svend, hand):
    (child,) = a_family(svend, ["Freja Ågård"])
    casework.open_case(child, happened_at=ago(days=90), at=ago(days=90), by=hand)
    return child


@pytest.fixture
def booked(freja, svend, hand):
    def book(days, **told):
        starts = timezone.now() + timedelta(days=days)
        given = {"kind": "home_visit", "user": svend, "at": ago(days=9), "by": hand, **told}
        return book_appointment(freja, starts_at=starts, ends_at=starts + timedelta(hours=1), **given)

    return book


def closing(child):
    return reverse("casework:close_case", args=[child.pk])


def test_the_page_says_what_is_booked_and_that_it_can_be_settled_first(svend, freja, booked):
    ahead = booked(3)

    page = at_the_desk(svend).get(closing(freja)).content.decode()

    assert "Hjemmebesøg" in page and "Aftalen aflyses; sig det til dem, der skulle komme." in page
    assert "Det kan gøres færdigt, før du lukker sagen:" in page
    assert reverse("appointments:show", args=[ahead.pk]) in page


def test_what_is_over_and_not_answered_is_named_and_is_no_more_on_my_day_when_the_case_is_closed(svend, freja, booked):
    over = booked(-1 / 24, kind="talk")
    starts = over.starts_at
    over.ends_at = starts + timedelta(minutes=30)
    over.save()
    there = reverse("appointments:show", args=[over.pk])

    page = at_the_desk(svend).get(closing(freja)).content.decode()

    assert ("Skriv, om den blev holdt." in page, there in page) == (True, True)
    when: dict[str, Any] = {"happened_at": timezone.now(), "at": timezone.now()}
    told: dict[str, Any] = {"reason": "goals_met", "what_follows": "Intet.", "parties_told_on": timezone.localdate()}
    casework.close_case(freja.cases.get(), because="", **told, **when, by=reading(svend, timezone.now()).hand)
    assert there not in at_the_desk(svend).get("/").content.decode()
    assert there in at_the_desk(svend).get(reverse("appointments:mine")).content.decode()


def test_what_is_ahead_is_cancelled_with_the_whole_reason_and_what_was_stands(svend, freja, hand, booked, client):
    past, ahead = booked(-2), booked(3)
    token = open_feed(svend, at=ago(days=1), by=hand)

    told = {"reason": "moved", "because": LONG, "parties_told_on": timezone.localdate().isoformat()}
    at_the_desk(svend).post(closing(freja), told)

    for each in (past, ahead):
        each.refresh_from_db()
    assert ahead.cancelled_because == f"Sagen er lukket: {LONG.strip()}"
    assert past.cancelled_at is None
    assert Line.objects.filter(deed="appointment cancelled", subjects__child_id=freja.pk).count() == 1
    feed = client.get(reverse("appointments:feed", args=[token])).content.decode()
    assert feed.count("STATUS:CANCELLED") == 1 and feed.count("STATUS:CONFIRMED") == 1


def test_what_was_with_the_dead_alone_is_cancelled_and_where_others_come_the_page_says_so(svend, freja, hand, booked):
    mother = freja.ties.get(kind="mother").adult
    without = {"child_invited": False, "child_not_because": "Forældrene taler først."}
    alone = booked(3, guests=[Guest(adult=mother)], **without)
    with_school = booked(4, guests=[Guest(adult=mother), Guest(name="Ida Krogh, skolen")], **without)
    with_child = booked(5, guests=[Guest(adult=mother)])

    casework.record_parent_death(mother, happened_at=ago(hours=1), at=timezone.now(), by=hand)

    for each in (alone, with_school, with_child):
        each.refresh_from_db()
    assert alone.cancelled_because == "Den, aftalen var med, er død"
    assert (with_school.cancelled_at, with_child.cancelled_at) == (None, None)
    browser = at_the_desk(svend)
    page = browser.get(reverse("appointments:show", args=[with_school.pk])).content.decode()
    assert "Er død" in page and "Skriv indkaldelse" not in page
    call = reverse("appointments:call", args=[with_school.pk, Adult.objects.get(pk=mother.pk).pk])
    assert browser.post(call).status_code == 404
