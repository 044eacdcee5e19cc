"""Every kind of task that something gives somebody leads to a page where the thing is done."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, hire, reading
from tests.world.pressing import pressed_twice
from tovholder.foundation.organisation.models import Employment, Post, PostKind
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Task

pytestmark = pytest.mark.django_db


# These lead straight to their answer: test_pages_of_a_life, test_wishes, test_to_another_unit.
ANSWERED = {Task.Kind.OTHER_CASEWORKER, Task.Kind.PARENTS_CASEWORKER, Task.Kind.TAKE_OVER}
LEADERS = {Task.Kind.NEW_CASEWORKER}


@pytest.mark.parametrize("kind", sorted(set(Task.Kind.values) - ANSWERED))
def test_each_kind_of_task_leads_on_and_its_pages_are_there(svend, bodil, kind):
    (freja,) = a_family(svend)
    task = Task.objects.create(
        child=freja,
        kind=kind,
        for_post=PostKind.TEAM_LEADER if kind in LEADERS else PostKind.CASEWORKER,
        because=uuid4(),
        made_at=ago(hours=1),
        due_at=ago(hours=-1),
    )
    browser = at_the_desk(bodil if kind in LEADERS else svend)
    there = reverse("casework:finish_task", args=[task.pk])
    assert there in browser.get("/").content.decode()

    page = browser.get(there).content.decode().split("<main")[1]

    led = re.findall(r'href="([^"]+)"', page.split('<p class="row-actions">')[1].split("</p>")[0])
    assert led
    for url in led:
        assert browser.get(url).status_code == 200, url


def test_after_a_birth_the_task_leads_to_where_consent_is_asked_for(svend):
    (freja,) = a_family(svend)
    task = Task.objects.create(
        child=freja,
        kind=Task.Kind.NEW_CONSENTS,
        for_post=PostKind.CASEWORKER,
        because=uuid4(),
        made_at=ago(hours=1),
        due_at=ago(hours=-1),
    )

    page = at_the_desk(svend).get(reverse("casework:finish_task", args=[task.pk])).content.decode()

    assert reverse("decisions:prepare", args=[freja.pk]) in page


def test_the_jurist_can_open_the_task_of_a_death_and_the_child_it_is_about(svend, fjordby):
    (freja,) = a_family(svend)
    jens = hire("jens", "Jens Juul", title="Jurist", kind=PostKind.JURIST, unit=fjordby.night)
    browser, at = at_the_desk(jens), timezone.now() - timedelta(minutes=5)
    assert browser.get(reverse("desk:child", args=[freja.pk])).status_code == 404

    actions.record_death(freja, happened_at=at, at=at, by=reading(svend, at).hand)

    task = Task.objects.get(for_post=PostKind.JURIST)
    assert reverse("casework:finish_task", args=[task.pk]) in browser.get("/").content.decode()
    assert browser.get(reverse("casework:finish_task", args=[task.pk])).status_code == 200
    assert browser.get(reverse("casework:life_of_case", args=[freja.pk])).status_code == 200
    assert (done := pressed_twice(browser, reverse("casework:finish_task", args=[task.pk]), {"words": "Læst."}))
    assert done == [reverse("desk:my_day")] * 2
    assert browser.get(reverse("desk:child", args=[freja.pk])).status_code == 404


def test_a_jurists_task_opens_the_child_for_nobody_else_of_the_jurists_unit(svend, sofie, fjordby):
    (freja,) = a_family(svend)
    hire("jens", "Jens Juul", title="Jurist", kind=PostKind.JURIST, unit=fjordby.south)
    at = timezone.now() - timedelta(minutes=5)

    actions.record_death(freja, happened_at=at, at=at, by=reading(svend, at).hand)

    assert at_the_desk(sofie).get(reverse("desk:child", args=[freja.pk])).status_code == 404


@pytest.mark.parametrize(
    ("kind", "for_post", "whose"),
    [
        (Task.Kind.NOT_TAKEN_OVER, PostKind.TEAM_LEADER, "Det er teamlederen, der tager stilling."),
        (Task.Kind.DEATH_TOLD, PostKind.TEAM_LEADER, "Det er teamlederen, der tager stilling."),
        (Task.Kind.SENT_WRONGLY, PostKind.JURIST, "Det er juristen, der tager stilling."),
        (Task.Kind.NEW_CASEWORKER, PostKind.TEAM_LEADER, "Det er teamlederen, der giver barnet en anden rådgiver."),
    ],
)
def test_what_is_a_leaders_or_a_jurists_is_not_ended_by_the_childs_caseworker(svend, bodil, kind, for_post, whose):
    (freja,) = a_family(svend)
    told = {"because": uuid4(), "made_at": ago(hours=1), "due_at": ago(hours=-1)}
    task = Task.objects.create(child=freja, kind=kind, for_post=for_post, **told)
    there = reverse("casework:finish_task", args=[task.pk])

    said = at_the_desk(svend).post(there, {"words": "Gjort."}, follow=True).content.decode()

    task.refresh_from_db()
    assert (whose in said, task.done_at) == (True, None)
    if for_post == PostKind.TEAM_LEADER:
        at_the_desk(bodil).post(there, {"words": "Barnet bliver hos os."})
        task.refresh_from_db()
        assert task.done_words == "Barnet bliver hos os."


def test_who_leads_another_unit_ends_no_task_of_the_childs_own_leader(svend, fjordby):
    (freja,) = a_family(svend)
    inger = hire("inger", "Inger Toft", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.south)
    carries = Post.objects.create(title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.north, starts=ago(days=90))
    Employment.objects.create(user=inger, post=carries, starts=ago(days=90))
    told = {"because": uuid4(), "made_at": ago(hours=1), "due_at": ago(hours=-1)}
    task = Task.objects.create(child=freja, kind=Task.Kind.DEATH_TOLD, for_post=PostKind.TEAM_LEADER, **told)

    at_the_desk(inger).post(reverse("casework:finish_task", args=[task.pk]), {"words": "Gjort."})

    task.refresh_from_db()
    assert task.done_at is None
