"""A notification on a Friday evening rings somewhere."""

from datetime import timedelta

import pytest

from tests.world.frontdesk import LITTLE_BOY, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, reading
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import ClosingDay, Watch
from tovholder.practice.intake.actions import notice_opened
from tovholder.practice.intake.queries import queue


def alarms_rung():
    return Outgoing.objects.filter(kind="out_of_hours_alarm")


pytestmark = pytest.mark.django_db


@pytest.fixture
def roster(fjordby, svend, bodil):
    """Svend is called first this weekend, Bodil next."""
    for rank, (user, phone) in enumerate(((svend, "11 11 11 11"), (bodil, "22 22 22 22")), 1):
        Watch.objects.create(
            user=user,
            rank=rank,
            phone=phone,
            starts=FRIDAY_EVENING - timedelta(hours=4),
            ends=FRIDAY_EVENING + timedelta(hours=60),
        )


def test_outside_hours_the_watch_is_alarmed_and_the_next_after_half_an_hour(roster):
    came = received(LITTLE_BOY).notification

    first, then, *_ = alarms_rung().order_by("not_before")
    assert came.outside_hours
    assert (first.payload["phone"], first.not_before) == ("11 11 11 11", FRIDAY_EVENING)
    assert (then.payload["phone"], then.not_before) == ("22 22 22 22", FRIDAY_EVENING + timedelta(minutes=30))
    assert {alarm.kind for alarm in (first, then)} == {"out_of_hours_alarm"}


@pytest.mark.parametrize("only_one", [False, True])
def test_when_nobody_on_the_roster_opens_it_the_out_of_hours_phone_is_the_last(roster, only_one):
    if only_one:
        Watch.objects.filter(rank=2).delete()

    received(LITTLE_BOY)

    last = alarms_rung().latest("not_before")
    waited = timedelta(minutes=30 if only_one else 60)
    assert (last.payload["phone"], last.payload["user"]) == ("70 10 20 30", None)
    assert last.not_before == FRIDAY_EVENING + waited


def test_a_number_on_the_roster_is_not_rung_twice(roster):
    Watch.objects.filter(rank=2).update(phone="70102030")

    received(LITTLE_BOY)

    assert [alarm.payload["phone"] for alarm in alarms_rung().order_by("not_before")] == ["11 11 11 11", "70102030"]


def test_the_alarm_says_nothing_about_the_child(roster):
    came = received(LITTLE_BOY).notification

    for alarm in alarms_rung().all():
        assert set(alarm.payload) == {"notification", "rank", "user", "phone", "path"}
        assert alarm.payload["notification"] == str(came.pk)


@pytest.mark.parametrize(("closed", "alarms"), [(False, 0), (True, 3)])
def test_in_opening_hours_nothing_rings_but_on_a_closing_day_it_does(roster, closed, alarms):
    Watch.objects.update(ends=MONDAY_MORNING + timedelta(hours=8))
    if closed:
        ClosingDay.objects.create(day=MONDAY_MORNING.date(), why="Grundlovsdag i kommunen")

    received(LITTLE_BOY, at=MONDAY_MORNING)

    assert alarms_rung().count() == alarms


def test_an_old_letter_entered_in_the_day_rings_nowhere(roster):
    assert not received(LITTLE_BOY, received_at=FRIDAY_EVENING, at=MONDAY_MORNING).notification.outside_hours


def test_with_nobody_on_the_roster_the_out_of_hours_phone_rings(fjordby):
    received(LITTLE_BOY)

    assert alarms_rung().get().payload["phone"] == "70 10 20 30"


def test_who_is_on_watch_and_takes_the_call_is_not_rung_up_about_it(roster, svend):
    received(LITTLE_BOY, by=hand(svend))

    assert not alarms_rung().exists()


def test_the_alarms_are_called_off_when_somebody_opens_it(roster, svend):
    came = received(LITTLE_BOY).notification
    soon = FRIDAY_EVENING + timedelta(minutes=5)
    alarms_rung().filter(payload__rank=1).update(done_at=soon)

    assert notice_opened(came, at=soon, by=hand(svend))
    assert not notice_opened(came, at=soon, by=hand(svend))

    assert alarms_rung().get(payload__rank=1).called_off_at is None
    assert alarms_rung().get(payload__rank=2).called_off_at == soon
    assert Line.objects.filter(deed="notification opened", by_user=svend.pk).count() == 1


def test_on_watch_one_sees_what_waits_in_every_queue(roster, svend):
    came = received(LITTLE_BOY).notification

    assert [row.notification for row in queue(reading(svend, FRIDAY_EVENING), FRIDAY_EVENING)] == [came]
    assert not queue(reading(svend, MONDAY_MORNING + timedelta(days=7)), MONDAY_MORNING)


def test_every_notification_has_an_outbox_line_for_the_desk_that_says_nothing_about_anybody(roster):
    came = received(LITTLE_BOY, at=MONDAY_MORNING).notification

    (notice,) = Outgoing.objects.filter(kind="intake_notice")
    assert set(notice.payload) == {"notification", "mailbox", "path"}
    assert notice.payload["notification"] == str(came.pk)
