"""Whatever is changed in a kept duty, a fresh count finds it; and it finds nothing where nothing is changed."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db.models import F

from tests.foundation.deadlines.notified import assess, notify
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Deadline

SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
ANOTHER = UUID(int=5)
CHANGED = {
    "id": ANOTHER,
    "rule": "NOTIF-ACK",
    "alarm": "RED",
    "round": 2,
    "started_by": ANOTHER,
    "started_at": F("started_at") - MICROSECOND,
    "due_at": F("due_at") + SECOND,
    "red_at": None,
    "too_late_at": FRIDAY_EVENING,
    "met_by": ANOTHER,
    "met_at": F("met_at") - MICROSECOND,
    "ended_at": FRIDAY_EVENING,
    "ended_because": "barnet er flyttet",
    "transitional": True,
    "source": "Barnets lov § 1",
    "because": "Ingen ved hvorfor.",
    "counted": "Slet ikke.",
}
LATE = FRIDAY_EVENING + timedelta(hours=30, microseconds=120)


@pytest.fixture
def assessed_late(freja):
    notify(freja, at=FRIDAY_EVENING + timedelta(milliseconds=500))
    assess(freja, at=LATE)
    return freja


def test_what_is_kept_is_what_a_fresh_count_gives_also_in_fractions_of_a_second(assessed_late):
    assert Deadline.objects.filter(child=assessed_late, met_at=LATE).exists()
    assert differing({assessed_late.pk: LATE}) == []


@pytest.mark.parametrize("column", CHANGED)
def test_a_change_to_any_column_is_found(assessed_late, column):
    clock = Deadline.objects.filter(child=assessed_late, rule="NOTIF-24H")

    assert clock.update(**{column: CHANGED[column]}) == 1

    assert differing({assessed_late.pk: LATE}) == [assessed_late.pk]


def test_every_column_is_changed_by_one_of_these():
    assert {field.name for field in Deadline._meta.concrete_fields} - {"child"} == CHANGED.keys()


def test_a_duty_that_is_gone_and_one_too_many_are_found(assessed_late):
    clock = Deadline.objects.filter(child=assessed_late, rule="NOTIF-24H")
    kept = clock.get()

    clock.delete()
    assert differing({assessed_late.pk: LATE}) == [assessed_late.pk]
    kept.save(force_insert=True)
    assert differing({assessed_late.pk: LATE}) == []
    kept.id = ANOTHER
    kept.save(force_insert=True)
    assert differing({assessed_late.pk: LATE}) == [assessed_late.pk]
