"""The little boy on the second floor turns out to be somebody we know."""

from datetime import timedelta

import pytest

from tests.world.frontdesk import LITTLE_BOY, assessed, duty, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, reading
from tovholder.foundation.access.models import Key
from tovholder.foundation.families.models import Child, Home, Residence
from tovholder.foundation.families.queries import held
from tovholder.practice.intake.actions import identify_child, undo_identification
from tovholder.practice.intake.queries import history_of, queue

pytestmark = pytest.mark.django_db

LONG_AGO = "2020-01-01"


@pytest.fixture
def storm(freja):
    """Freja's little brother, who lives with her."""
    home = Home.objects.create(address="Åboulevarden 12")
    brother = Child.objects.create(name="Storm Ågård", birth_date="2020-02-01")
    for child in (freja, brother):
        Residence.objects.create(child=child, home=home, starts=LONG_AGO)
    return brother


def test_the_clocks_of_the_unknown_child_are_the_known_childs_clocks(fjordby, freja, karen):
    (concern,) = received(LITTLE_BOY).concerns
    identify_child(concern.child, known_child=freja, at=MONDAY_MORNING, by=hand(karen))

    assert not concern.child.deadlines.exists()
    assert duty(freja, "NOTIF-24H").due_at == FRIDAY_EVENING + timedelta(hours=24)

    assessed(concern, by=hand(karen), at=MONDAY_MORNING)
    assert duty(freja, "NOTIF-24H").met_at == MONDAY_MORNING


def test_the_history_of_both_is_one(fjordby, freja, karen):
    received(freja, at=FRIDAY_EVENING - timedelta(days=100))
    (concern,) = received(LITTLE_BOY).concerns
    assert history_of(concern, now=MONDAY_MORNING).in_all == 1

    identify_child(concern.child, known_child=freja, at=MONDAY_MORNING, by=hand(karen))

    history = history_of(concern, now=MONDAY_MORNING)
    (row,) = queue(reading(karen), MONDAY_MORNING)[1:]
    assert (history.in_all, history.in_a_year) == (2, 2)
    assert [earlier.through for earlier in history.earlier] == ["child"]
    assert (row.child, row.in_all) == (freja, 2)


def test_the_siblings_are_asked_about_and_the_keys_are_cut_once_it_is_known_who_it_is(fjordby, freja, storm, karen):
    (concern,) = received(LITTLE_BOY).concerns
    assert not storm.deadlines.exists()

    identify_child(concern.child, known_child=freja, at=MONDAY_MORNING, by=hand(karen))

    assert duty(storm, "OWN-SIBLINGS").due_at == MONDAY_MORNING + timedelta(hours=24)
    keys = Key.objects.filter(because=concern.notification_id, unit=fjordby.intake)
    assert {key.child_id for key in keys} == {concern.child_id, freja.pk, storm.pk}


def test_a_contact_hold_goes_along(fjordby, freja, karen):
    (concern,) = received(LITTLE_BOY, safety_flags=("abuse_physical",)).concerns
    assert not held([freja.pk])

    identify_child(concern.child, known_child=freja, at=MONDAY_MORNING, by=hand(karen))

    assert held([freja.pk]) == {freja.pk}


def test_an_identification_can_be_undone_and_each_has_its_own_clocks_again(fjordby, freja, karen):
    (concern,) = received(LITTLE_BOY).concerns
    before = {row.pk for row in concern.child.deadlines.all()}
    identify_child(concern.child, known_child=freja, at=MONDAY_MORNING, by=hand(karen))

    undo_identification(concern.child, reason="Freja var i skole.", at=MONDAY_MORNING, by=hand(karen))

    assert Child.objects.get(pk=concern.child_id).same_as is None
    assert {row.pk for row in concern.child.deadlines.all()} == before
    assert not freja.deadlines.filter(rule="NOTIF-24H").exists()


def test_those_identified_as_the_child_before_come_along_and_go_back_with_it(fjordby, freja, karen):
    first = received(LITTLE_BOY).concerns[0].child
    second = received(LITTLE_BOY).concerns[0].child
    identify_child(first, known_child=second, at=MONDAY_MORNING, by=hand(karen))
    identify_child(second, known_child=freja, at=MONDAY_MORNING, by=hand(karen))
    assert {child.same_as for child in Child.objects.filter(pk__in=(first.pk, second.pk))} == {freja}
    assert freja.deadlines.filter(rule="NOTIF-24H").count() == 2

    second.refresh_from_db()
    undo_identification(second, reason="Ikke Freja.", at=MONDAY_MORNING, by=hand(karen))

    assert Child.objects.get(pk=first.pk).same_as == second
    assert second.deadlines.filter(rule="NOTIF-24H").count() == 2
    assert not freja.deadlines.filter(rule="NOTIF-24H").exists()


def test_a_child_is_not_identified_as_itself_and_undoing_nothing_does_nothing(fjordby, freja, karen):
    identify_child(freja, known_child=freja, at=MONDAY_MORNING, by=hand(karen))
    undo_identification(freja, reason="Intet", at=MONDAY_MORNING, by=hand(karen))

    assert Child.objects.get(pk=freja.pk).same_as is None
