"""The team page: children, families, weight, what has passed and who is not seen, post by post, and nobody ranked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, hire, reading
from tovholder.foundation.access.models import ListReading
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework import actions as casework
from tovholder.steering.insight.carried import Weight, carried_by, units_led, without_caseworker
from tovholder.steering.insight.loads import loads

pytestmark = pytest.mark.django_db

TEAM = "/ledelse/hold/"


def carried(leader, child):
    """What the child's post carries in the leader's unit, and the child among the others it carries."""
    reader = reading(leader, timezone.now())
    (unit,) = units_led(reader)
    child.refresh_from_db()
    post = carried_by(reader, unit=unit, post_id=child.caseworker_id)
    load = next(load for load in loads(reader, unit=unit.pk) if load.post_id == child.caseworker_id)
    return load, next(each for each in post.children if each.child.pk == child.pk)


@pytest.fixture
def laerke(svend):
    """A child of Svend's with an open case, nothing running, opened a hundred days ago."""
    (child,) = a_family(svend)
    casework.open_case(child, happened_at=ago(days=100), at=ago(days=100), by=reading(svend).hand)
    return child


@pytest.mark.parametrize(("who", "status"), [("svend", 404), ("karen", 404), ("bodil", 200)])
def test_only_leaders_see_what_others_carry(request, laerke, who, status):
    assert at_the_desk(request.getfixturevalue(who)).get(TEAM).status_code == status


def test_a_child_nobody_has_met_for_sixty_days_is_unseen_until_somebody_does(bodil, svend, laerke):
    load, before = carried(bodil, laerke)
    casework.speak_with_child(laerke, happened_at=ago(days=1), at=ago(days=1), by=reading(svend).hand)
    _, after = carried(bodil, laerke)

    assert (before.unseen, after.unseen) == (True, False)
    assert (load.unseen, load.children, load.families) == (1, 1, 1)


def test_a_case_opened_last_week_has_had_no_time_to_be_unseen(bodil, svend):
    (child,) = a_family(svend)
    casework.open_case(child, happened_at=ago(days=7), at=ago(days=7), by=reading(svend).hand)

    assert not carried(bodil, child)[1].unseen


def test_the_weight_follows_from_what_goes_on_and_is_set_by_nobody(bodil, svend, laerke):
    by = reading(svend).hand
    weights = [carried(bodil, laerke)[1].weight]
    casework.start_investigation(laerke, happened_at=ago(days=5), at=ago(days=5), by=by)
    weights.append(carried(bodil, laerke)[1].weight)
    casework.start_placement([laerke], happened_at=ago(days=2), at=ago(days=2), by=by)
    weights.append(carried(bodil, laerke)[1].weight)
    casework.end_placement(laerke, happened_at=ago(days=1), at=ago(days=1), by=by)
    weights.append(carried(bodil, laerke)[1].weight)

    assert weights == [Weight.LIGHT, Weight.MIDDLING, Weight.HEAVY, Weight.MIDDLING]


def test_what_has_passed_is_counted_by_rule(bodil, svend, laerke):
    casework.start_investigation(laerke, happened_at=ago(days=200), at=ago(days=200), by=reading(svend).hand)

    load, each = carried(bodil, laerke)

    assert "Frist for en børnefaglig undersøgelse: 4 måneder" in each.overdue
    assert sum(number for _, number in load.overdue) == load.passed == len(each.overdue)


def test_the_page_of_figures_opens_to_the_children_behind_them_and_who_looks_at_these_is_noted(bodil, svend, laerke):
    desk = at_the_desk(bodil)

    team = " ".join(desk.get(TEAM).content.decode().split())
    post = next(load.post_id for load in loads(reading(bodil), unit=laerke.unit_id) if load.children)
    looked_at = ListReading.objects.filter(page="insight:team", children__contains=[laerke.pk])
    before = looked_at.count()
    behind = desk.get(f"/ledelse/stilling/{post}/")

    assert svend.name in team and str(laerke.pk) not in team
    assert behind.status_code == 200 and f"/barn/{laerke.pk}/" in behind.content.decode()
    assert (before, looked_at.count()) == (0, 1)


def test_a_leader_sees_only_the_posts_of_their_own_units(fjordby, laerke, svend):
    hanne = hire("hanne", "Hanne Krogh", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.intake)
    desk = at_the_desk(hanne)

    assert desk.get(f"{TEAM}{laerke.unit_id}/").status_code == 404
    assert desk.get(f"/ledelse/stilling/{laerke.caseworker_id}/").status_code == 404


def test_a_child_without_a_caseworker_stands_last_and_by_itself(bodil, svend):
    (child,) = a_family(svend)
    child.caseworker = None
    child.save()
    casework.open_case(child, happened_at=ago(days=3), at=ago(days=3), by=reading(svend).hand)

    reader = reading(bodil, timezone.now() + timedelta(minutes=1))
    (unit,) = units_led(reader)
    last, nobody = loads(reader, unit=unit.pk)[-1], carried_by(reader, unit=unit, post_id=None)

    assert (last.post_id, last.children) == (None, 1)
    assert [each.child.pk for each in nobody.children] == [child.pk]
    answer = at_the_desk(bodil).get(f"{TEAM}{unit.pk}/uden-raadgiver/")
    assert f"/barn/{child.pk}/" in answer.content.decode()


def test_a_child_investigated_in_modtagelsen_waits_for_a_caseworker_and_its_leader_is_told(svend, fjordby):
    inger = hire("inger", "Inger Madsen", title="Leder", kind=PostKind.TEAM_LEADER, unit=fjordby.intake)
    (child,) = a_family(svend)
    child.caseworker, child.unit = None, fjordby.intake
    child.save()
    before = without_caseworker(reading(inger, timezone.now()))
    casework.start_investigation(child, happened_at=ago(days=1), at=ago(days=1), by=reading(svend).hand)

    told = without_caseworker(reading(inger, timezone.now()))

    assert before == []
    assert [(each.unit, each.children) for each in told] == [(fjordby.intake.name, 1)]


def test_a_child_sent_to_the_unit_waits_under_nobody_until_a_caseworker_is_named_and_then_has_a_case(bodil, svend):
    (child,) = a_family(svend)
    post, child.caseworker = child.caseworker, None
    child.save(update_fields=["caseworker"])
    load, _ = carried(bodil, child)
    desk = at_the_desk(bodil)
    without = desk.get(f"{TEAM}{child.unit_id}/uden-raadgiver/").content.decode()

    desk.post(f"/sag/{child.pk}/raadgiver/", {"post": str(post.pk)})

    assert load.post_id is None
    assert f"/sag/{child.pk}/raadgiver/" in without
    assert carried(bodil, child)[0].post_id == post.pk
    assert child.cases.get().closed_at is None
