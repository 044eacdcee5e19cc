"""The clocks are counted from the chronicle, then kept; recounting gives the same."""

from datetime import timedelta

import pytest

from tests.foundation.deadlines.notified import assess, notify
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.foundation.families.models import Child


def test_a_notification_starts_the_24_hour_clock(fjordby):
    storm = Child(name="Storm")
    notify(storm, at=FRIDAY_EVENING, new=True)

    clock = Deadline.objects.get(child=storm, rule="NOTIF-24H")
    assert clock.due_at == FRIDAY_EVENING + timedelta(hours=24)
    assert "§ 136" in clock.source
    assert clock.counted


def test_an_assessment_in_time_meets_it(freja):
    notify(freja, at=FRIDAY_EVENING)
    assess(freja, at=FRIDAY_EVENING + timedelta(hours=2))

    clock = Deadline.objects.get(child=freja, rule="NOTIF-24H")
    assert clock.met_at == FRIDAY_EVENING + timedelta(hours=2)
    assert not Deadline.objects.running().filter(child=freja, rule="NOTIF-24H").exists()


def test_counting_again_gives_the_same_rows(freja):
    notify(freja, at=FRIDAY_EVENING)
    assess(freja, at=FRIDAY_EVENING + timedelta(hours=30))

    assert Deadline.objects.filter(child=freja).exists()
    assert differing({freja.pk: Counting.objects.get(child=freja).counted_at}) == []


def test_a_child_identified_as_another_counts_as_that_other(freja):
    boy = Child(description="Den lille dreng på anden sal")
    notify(boy, at=FRIDAY_EVENING, new=True)

    boy.same_as = freja
    boy.save()
    with open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        recount_duties(book, [freja.pk, boy.pk])

    assert Deadline.objects.filter(child=freja, rule="NOTIF-24H").exists()
    assert not Deadline.objects.filter(child=boy).exists()


@pytest.mark.parametrize("children", [1, 5])
def test_recounting_asks_the_database_equally_often_for_one_and_for_many(fjordby, children, django_assert_num_queries):
    siblings = [Child(name=f"Barn {n}") for n in "abcde"[:children]]
    for child in siblings:
        notify(child, at=FRIDAY_EVENING, new=True)

    # SAVEPOINT, groups, lines, kept, municipality, the book, RELEASE
    with django_assert_num_queries(7), open_book(at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN) as book:
        book.line("note made", about=[c.pk for c in siblings], happened_at=FRIDAY_EVENING)
        recount_duties(book, [c.pk for c in siblings])
