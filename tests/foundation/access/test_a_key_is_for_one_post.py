"""A key that is cut for one kind of post in a unit opens for who holds that post there, whatever else they hold."""

import pytest
from django.utils import timezone

from tests.world.moments import NOVEMBER_2
from tests.world.people import LONG_AGO, at_the_desk, hire, reading
from tovholder.foundation.access.actions import cut_key
from tovholder.foundation.access.models import KeyKind
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Employment, Post, PostKind
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Task
from tovholder.practice.casework.queries.waiting import tasks_waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def gitte(fjordby):
    """Gitte leads Modtagelsen, and is a caseworker in Familiegruppe Syd as well."""
    gitte = hire("gitte", "Gitte Bay", title="Leder", kind=PostKind.TEAM_LEADER, unit=fjordby.intake)
    post = Post.objects.create(title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.south, starts=LONG_AGO)
    Employment.objects.create(user=gitte, post=post, starts=LONG_AGO)
    return gitte


@pytest.fixture
def asked(freja, fjordby, gitte, svends_hand):
    """Nord has asked Syd, whose leader is another than Gitte, to take Freja over."""
    hire("inger", "Inger Toft", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.south)
    told = {"to_unit": fjordby.south, "because": "Familien er flyttet."}
    (asked,) = actions.ask_to_take_over([freja], **told, at=NOVEMBER_2, by=svends_hand)
    return asked


def sees(user, child):
    now = timezone.now()
    return Child.objects.visible_to(reading(user, now), at=now).filter(pk=child.pk).exists()


def test_who_leads_another_unit_does_not_turn_the_leaders_key_of_the_unit_she_works_in(asked, freja, gitte):
    assert not sees(gitte, freja)
    assert at_the_desk(gitte).get(f"/barn/{freja.pk}/").status_code == 404


def test_nor_does_the_leaders_task_stand_on_her_day(asked, gitte):
    assert tasks_waiting_for(reading(gitte, timezone.now())) == []


def test_a_key_for_the_post_she_holds_there_opens(freja, fjordby, gitte, svends_hand):
    with open_book(at=NOVEMBER_2, by=svends_hand) as book:
        cut_key(
            book,
            child_id=freja.pk,
            unit_id=fjordby.south.pk,
            for_post=PostKind.CASEWORKER,
            kind=KeyKind.TASK,
            because=new_id(),
            opens_at=NOVEMBER_2,
        )

    assert sees(gitte, freja)
    assert at_the_desk(gitte).get(f"/barn/{freja.pk}/").status_code == 200


def test_the_tasks_of_the_unit_she_leads_stand_on_her_day(freja, fjordby, gitte):
    freja.unit = fjordby.intake
    freja.save()
    given = {"child": freja, "for_post": PostKind.TEAM_LEADER, "because": new_id(), "made_at": NOVEMBER_2}
    Task.objects.create(kind=Task.Kind.DEATH_TOLD, due_at=NOVEMBER_2, **given)

    assert [task.kind for task in tasks_waiting_for(reading(gitte, timezone.now()))] == ["death_told"]
