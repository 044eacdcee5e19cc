"""Several people notify about one child at the same moment: none of them is lost."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from tests.world.frontdesk import received
from tests.world.people import MONDAY_MORNING
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold, Home, Residence
from tovholder.practice.intake.actions import set_contact_hold
from tovholder.practice.intake.models import Notification
from tovholder.practice.intake.reports import ChildSaid

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Do all of these at the same moment; what went wrong, if anything did."""
    start, wrong = Barrier(len(deeds)), []

    def do(deed):
        start.wait()
        try:
            deed()
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_four_calls_about_one_child_at_once_are_four_notifications_and_one_contact_hold(fjordby, freja):
    home = Home.objects.create(address="Åboulevarden 12")
    said = ChildSaid(name=freja.name, known_child=freja.pk, address="Åboulevarden 12")

    wrong = at_once(*[lambda: received(said, at=MONDAY_MORNING, safety_flags=("abuse_physical",))] * 4)

    assert wrong == []
    assert Notification.objects.count() == 4
    assert ContactHold.objects.filter(child=freja, lifted_at=None).count() == 1
    assert Residence.objects.filter(child=freja, home=home).count() == 1
    assert freja.deadlines.filter(rule="NOTIF-24H").count() == 4


def test_siblings_notified_about_at_once_do_not_wait_for_each_other_for_ever(fjordby, freja):
    home = Home.objects.create(address="Åboulevarden 12")
    storm = Child.objects.create(name="Storm Ågård")
    for child in (freja, storm):
        Residence.objects.create(child=child, home=home, starts="2020-01-01")

    def notify(child):
        return lambda: received(child, at=MONDAY_MORNING, safety_flags=("honour",))

    assert at_once(*[notify(freja), notify(storm)] * 3) == []
    for child in (freja, storm):
        assert Deadline.objects.filter(child=child, rule="NOTIF-24H").count() == 3
        assert Deadline.objects.filter(child=child, rule="OWN-SIBLINGS").count() == 3


def test_a_hold_set_by_two_at_once_is_one_hold(fjordby, freja):
    def hold():
        set_contact_hold(freja, because="police", set_at=MONDAY_MORNING, at=MONDAY_MORNING, by=NOBODY_LOGGED_IN)

    assert at_once(hold, hold, hold) == []
    assert ContactHold.objects.filter(child=freja).count() == 1
