"""Barnet in English: what the house calls people, appointments and requests is in English too."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.people import reading
from tovholder.practice.appointments.actions import book_appointment
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ChildRequest

pytestmark = pytest.mark.django_db


def test_who_they_are_what_is_booked_and_what_the_child_asked_for_are_read_in_english(svends, svend):
    (freja,) = a_family(svend)
    starts = timezone.now() + timedelta(days=2)
    signed: Any = {"at": ago(hours=1), "by": reading(svend, timezone.now()).hand}
    book_appointment(
        freja, kind="home_visit", starts_at=starts, ends_at=starts + timedelta(hours=1), user=svend, **signed
    )
    casework.receive_request(
        freja,
        what=ChildRequest.What.MORE_CONTACT,
        words="Må jeg se far?",
        happened_at=ago(hours=2),
        answer_by=starts.date(),
        **signed,
    )

    page = " ".join(svends.get(f"{reverse('desk:child', args=[freja.pk])}?sprog=en").content.decode().split())

    for english in ("(mother)", "has custody", "Home visit at", "more or other family contact"):
        assert english in page
    for danish in ("(mor)", "har forældremyndighed", "Hjemmebesøg", "mere eller andet samvær"):
        assert danish not in page


def test_the_committees_seats_and_the_competence_plan_are_read_in_english(svends):
    seats = svends.get(f"{reverse('committee:members')}?sprog=en").content.decode()
    plan = svends.get(f"{reverse('decisions:competence')}?sprog=en").content.decode()

    assert "Councillor, 1st seat" in seats and "Byrådsmedlem" not in seats
    assert "The Children and Young Persons Committee" in plan and "Børne- og ungeudvalget" not in plan
