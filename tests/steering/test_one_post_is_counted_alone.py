"""The page of one post counts that post's children, and not the whole unit to show a part of it."""

import pytest
from django.utils import timezone

from tests.entrances.desk.families import a_family, ago
from tests.world.people import reading
from tovholder.practice.casework import actions as casework
from tovholder.steering.insight.carried import load_of, loads, units_led

pytestmark = pytest.mark.django_db


def test_one_post_carries_the_same_alone_as_beside_the_others(bodil, svend, django_assert_max_num_queries):
    (child,) = a_family(svend)
    (alone,) = a_family(svend, ["Malik Al-Sayed"], address="Skrænten 12")
    for each in (child, alone):
        casework.open_case(each, happened_at=ago(days=100), at=ago(days=100), by=reading(svend).hand)
    alone.caseworker = None
    alone.save()
    reader = reading(bodil, timezone.now())
    (unit,) = units_led(reader)
    together = {load.post_id: load for load in loads(reader, unit=unit)}

    with django_assert_max_num_queries(2):
        one = load_of(reader, unit=unit, post_id=child.caseworker_id)
    assert one == together[child.caseworker_id]
    assert [each.child.pk for each in one.children] == [child.pk]
    assert load_of(reader, unit=unit, post_id=None) == together[None]
