"""Two are born where one was expected, and the notification about the one still waits: both are seen to."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.world.frontdesk import hand, received
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.actions import Born
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions as casework
from tovholder.practice.intake.models import Concern
from tovholder.practice.intake.queries.balance import balance
from tovholder.practice.intake.reports import ChildSaid

pytestmark = pytest.mark.django_db


@pytest.fixture
def expected(fjordby):
    """The child that Louise expects, of whom nothing else is known."""
    (concern,) = received(ChildSaid(description="Louise Bangs barn"), safety_flags=("unborn",)).concerns
    return concern.child


def born(expected, karen):
    names = [Born(name="Asta Bang"), Born(name="Bo Bang")]
    return casework.record_birth(expected, born=names, happened_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=hand(karen))


def test_the_twin_waits_for_its_own_assessment_in_modtagelsen(expected, karen, desk):
    asta, bo = born(expected, karen)

    rows = {row.child: row for row in Concern.objects.all()}
    assert set(rows) == {asta, bo}
    assert rows[bo].assess_before == FRIDAY_EVENING + timedelta(hours=24)
    clock = Deadline.objects.running().get(child=bo, rule="NOTIF-24H")
    assert (clock.started_at, clock.due_at) == (FRIDAY_EVENING, FRIDAY_EVENING + timedelta(hours=24))
    assert not Deadline.objects.running().filter(child=bo, rule="NOTIF-ACK").exists()
    assert "Bo Bang" in desk.get(reverse("intake:queue")).content.decode()
    assert desk.get(reverse("desk:child", args=[bo.pk])).status_code == 200
    so_far = balance()
    assert (so_far.received, so_far.waiting, so_far.holds) == (2, 2, True)


def test_nobody_is_asked_about_twins_when_the_way_is_decided(expected, karen):
    Concern.objects.update(assessed_at=FRIDAY_EVENING, screened_at=FRIDAY_EVENING)

    _asta, bo = born(expected, karen)

    assert not Concern.objects.filter(child=bo).exists()
    assert Child.objects.filter(twin=True).count() == 2
