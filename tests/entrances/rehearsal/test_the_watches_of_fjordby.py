"""Outside the opening hours of Modtagelsen somebody in Fjordby is on watch, at the weekend all day too."""

from datetime import datetime, time, timedelta

import pytest

from tovholder.core.time.calendar import DANISH_TIME
from tovholder.entrances.rehearsal.fjordby.offices import open_offices
from tovholder.foundation.organisation.queries import on_watch

A_SUNDAY = datetime(2026, 11, 22, 10, 45, tzinfo=DANISH_TIME)

pytestmark = pytest.mark.django_db


def the_desk_is_open(at):
    return at.weekday() < 5 and time(8) <= at.time() < time(15, 30)


def test_whenever_the_desk_is_shut_two_are_on_watch_and_natasja_is_called_first():
    open_offices(now=A_SUNDAY)

    for hours in range(24 * 7):
        at = A_SUNDAY + timedelta(hours=hours)
        called = [watch.user.username for watch in on_watch(at=at)]
        assert called == ([] if the_desk_is_open(at) else ["natasja", "inger"]), at
