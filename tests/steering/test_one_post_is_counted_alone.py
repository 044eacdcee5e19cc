"""The page of one post counts that post's children, and the figures of the team are those of its posts."""

import pytest
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.people import reading
from tovholder.practice.casework import actions as casework
from tovholder.steering.insight.carried import carried_by, units_led
from tovholder.steering.insight.loads import loads

pytestmark = pytest.mark.django_db


def test_the_figures_of_a_team_are_those_of_the_children_behind_them(bodil, svend, django_assert_max_num_queries):
    siblings = a_family(svend, ["Asger Holm", "Ellen Holm"])
    (alone,) = a_family(svend, ["Malik Al-Sayed"], address="Skrænten 12")
    for each in (*siblings, alone):
        casework.open_case(each, happened_at=ago(days=100), at=ago(days=100), by=reading(svend).hand)
    casework.start_investigation(siblings[0], happened_at=ago(days=200), at=ago(days=200), by=reading(svend).hand)
    alone.caseworker = None
    alone.save()
    reader = reading(bodil, timezone.now())
    (unit,) = units_led(reader)

    with django_assert_max_num_queries(4):
        together = {load.post_id: load for load in loads(reader, unit=unit.pk)}
    for post in (siblings[0].caseworker_id, None):
        with django_assert_max_num_queries(2):
            one = carried_by(reader, unit=unit, post_id=post)
        load = together[post]
        assert load.children == len(one.children)
        carried = [(each.weight, each.waiting, each.unseen, len(each.overdue)) for each in one.children]
        assert (load.weight, load.waiting, load.unseen, load.passed) == tuple(map(sum, zip(*carried, strict=True)))
    assert [each.child.pk for each in one.children] == [alone.pk]
    assert (together[siblings[0].caseworker_id].children, together[siblings[0].caseworker_id].families) == (2, 1)


def test_a_post_somebody_holds_that_carries_nobody_stands_with_nothing(bodil, svend, fjordby):
    (unit,) = units_led(reading(bodil))

    load = next(load for load in loads(reading(bodil), unit=unit.pk) if load.holder == svend.name)

    assert (load.children, load.families, load.weight, load.passed) == (0, 0, 0, 0)
