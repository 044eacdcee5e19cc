"""A notification comes in."""

from datetime import timedelta

import pytest

from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.practice.intake.actions import receive_notification
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Report

pytestmark = pytest.mark.django_db

TEACHER = NotifierSaid(kind="2", name="Tove Krogh", contact="tove@skole.invalid")


def received(report, *, at=FRIDAY_EVENING, received_at=None, by=NOBODY_LOGGED_IN):
    return receive_notification(report, received_at=received_at or at, at=at, by=by)


def test_the_24_hour_clock_starts_when_the_notification_comes_in(fjordby):
    came = received(Report(text="Sover i klassen.", notifier=TEACHER, children=(ChildSaid(name="Freja"),)))

    (concern,) = came.concerns
    assert concern.assess_before == FRIDAY_EVENING + timedelta(hours=24)
    clock = concern.child.deadlines.get(rule="NOTIF-24H")
    assert clock.due_at == FRIDAY_EVENING + timedelta(hours=24)
