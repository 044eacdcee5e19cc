"""Duties that change because time passes, and what is forgotten after thirty days."""

import threading
from datetime import date, datetime, timedelta

import pytest
from django.db import connections

from tests.world.frontdesk import LITTLE_BOY, duty, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING
from tovholder.core.time.calendar import start_of_day
from tovholder.entrances.worker import turning
from tovholder.entrances.worker.rounds import Round, go_rounds
from tovholder.entrances.worker.turning import turn_to_today
from tovholder.entrances.worker.work import forget_old_answers
from tovholder.foundation.deadlines.anew import count_anew
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.foundation.families.models import Child
from tovholder.practice.intake.models import AnsweredRequest
from tovholder.practice.intake.reports import ChildSaid

TURNS_18 = date(2026, 10, 20)
AFTER_MIDNIGHT = start_of_day(TURNS_18) + timedelta(minutes=5)


@pytest.fixture
def nearly_18(fjordby):
    """A young person who turns 18 on Tuesday, and a notification from the Friday before."""
    came = received(ChildSaid(name="Ib", birth_date=date(2008, 10, 20)), LITTLE_BOY)
    turn_to_today(now=MONDAY_MORNING)
    return came.concerns[0].child


@pytest.mark.django_db
@pytest.mark.parametrize(("now", "ended"), [(AFTER_MIDNIGHT - timedelta(minutes=10), False), (AFTER_MIDNIGHT, True)])
def test_at_midnight_the_duties_of_who_turned_18_fall_away(nearly_18, now, ended):
    turn_to_today(now=now)

    kept = duty(nearly_18, "NOTIF-24H")
    assert (kept.ended_at is not None) is ended
    assert ("18" in kept.ended_because) is ended


@pytest.mark.django_db
def test_the_others_are_left_as_they_are_and_nobody_is_counted_twice_a_day(nearly_18, django_assert_max_num_queries):
    before = list(Deadline.objects.exclude(child=nearly_18).order_by("pk").values())

    assert turn_to_today(now=AFTER_MIDNIGHT) == 1
    assert list(Deadline.objects.exclude(child=nearly_18).order_by("pk").values()) == before
    assert set(Counting.objects.values_list("counted_at", flat=True)) == {AFTER_MIDNIGHT}
    with django_assert_max_num_queries(2):
        assert turn_to_today(now=AFTER_MIDNIGHT + timedelta(hours=5)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("after", "changed"), [(timedelta(hours=23), 0), (timedelta(hours=24), 1)])
def test_a_limit_that_runs_out_is_told_before_midnight(fjordby, freja, after, changed):
    received(freja, at=MONDAY_MORNING)
    turn_to_today(now=AFTER_MIDNIGHT)

    assert turn_to_today(now=MONDAY_MORNING + after) == changed
    assert ("Det mangler endnu" in duty(freja, "NOTIF-24H").because) is not bool(changed)
    assert turn_to_today(now=MONDAY_MORNING + after) == 0


@pytest.mark.django_db
def test_cut_off_in_the_middle_it_goes_on_with_those_not_yet_counted(nearly_18, monkeypatch):
    monkeypatch.setattr(turning, "AT_A_TIME", 1)
    counted = count_anew

    def cut_off(children, *, now):
        monkeypatch.setattr(turning, "count_anew", lambda children, *, now: 1 / 0)
        return counted(children, now=now)

    monkeypatch.setattr(turning, "count_anew", cut_off)
    with pytest.raises(ZeroDivisionError):
        turn_to_today(now=AFTER_MIDNIGHT)
    assert Counting.objects.filter(counted_at=AFTER_MIDNIGHT).count() == 1

    monkeypatch.setattr(turning, "count_anew", counted)
    turn_to_today(now=AFTER_MIDNIGHT)
    assert Counting.objects.filter(counted_at=AFTER_MIDNIGHT).count() == 2
    assert differing(dict.fromkeys(Child.objects.values_list("pk", flat=True), AFTER_MIDNIGHT)) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("age", "kept"), [(timedelta(days=30), 1), (timedelta(days=30, seconds=1), 0)])
def test_what_was_answered_is_forgotten_after_thirty_days(fjordby, age, kept):
    AnsweredRequest.objects.create(
        scope="token", key="k", body_digest=b"x", status=201, answer=b"{}", answered_at=MONDAY_MORNING - age
    )

    forget_old_answers(now=MONDAY_MORNING)

    assert AnsweredRequest.objects.count() == kept


def test_a_round_that_fails_is_tried_again_and_disturbs_no_other(caplog):
    over, done = threading.Event(), {"fails": 0, "works": 0}

    def fails(now):
        done["fails"] += 1
        raise ValueError("010203-1234 har ringet")

    def works(now):
        done["works"] += 1
        if done["works"] >= 20 and done["fails"] >= 2:
            over.set()

    rounds = (Round("failing", 0.1, fails), Round("working", 0.1, works))
    timer = threading.Timer(20, over.set)
    timer.start()
    go_rounds(rounds, until=over, patience=1)
    timer.cancel()

    assert done["works"] >= 20
    assert done["fails"] >= 2
    assert "Worker: failing failed (ValueError)" in caplog.text
    assert "har ringet" not in caplog.text  # what somebody wrote is never in a log


def test_work_that_is_done_once_more_is_done_when_somebody_says_stop():
    over, done = threading.Event(), list[datetime]()
    over.set()

    go_rounds((Round("last", 1, done.append, once_more=True), Round("not", 1, done.append)), until=over, patience=5)

    assert len(done) == 1
    connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_a_deed_goes_before_the_turn_of_the_day(nearly_18):
    started, go_on = threading.Event(), threading.Event()

    def somebody_writing():
        from django.db import transaction

        try:
            with transaction.atomic():
                list(Child.objects.select_for_update(no_key=True).filter(pk=nearly_18.pk))
                started.set()
                go_on.wait(10)
        finally:
            connections.close_all()

    writer = threading.Thread(target=somebody_writing)
    writer.start()
    started.wait(10)
    while_writing = turn_to_today(now=AFTER_MIDNIGHT)
    go_on.set()
    writer.join()

    assert while_writing == 0
    assert turn_to_today(now=AFTER_MIDNIGHT + timedelta(minutes=5)) == 1
    assert Counting.objects.get(child=nearly_18).counted_at > FRIDAY_EVENING
