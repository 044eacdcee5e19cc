"""Two people act on one child at the same moment: both deeds count."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connections

from tests.world.people import FRIDAY_EVENING
from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Counting, Deadline


@pytest.mark.django_db(transaction=True)
def test_deeds_on_one_child_at_the_same_time_are_all_counted(freja):
    start, at = Barrier(4), FRIDAY_EVENING + timedelta(hours=1)

    def notify(number):
        start.wait()
        with open_book(at=at, by=NOBODY_LOGGED_IN) as book:
            facts = {"notification": str(number), "notifier_answerable": True}
            book.line(EventKind.NOTIFICATION_RECEIVED, about=[freja.pk], happened_at=FRIDAY_EVENING, facts=facts)
            recount_duties(book, [freja.pk])
        connections.close_all()

    threads = [Thread(target=notify, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    as_of = Counting.objects.get(child=freja).counted_at
    assert Deadline.objects.filter(child=freja, rule="NOTIF-24H").count() == 4
    assert differing({freja.pk: as_of}) == []
