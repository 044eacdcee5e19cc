"""Fjordby is worked through the same deeds as a real town, and is in the middle of its day."""

from datetime import UTC, datetime

import pytest

from tovholder.entrances.rehearsal.fjordby import fill
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.actions import as_counted
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.practice.intake.models import Concern

A_TUESDAY = datetime(2026, 11, 24, 12, 40, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[A_TUESDAY, datetime(2028, 2, 29, 22, 55, tzinfo=UTC)], ids=["a Tuesday", "a leap night"])
def now(request):
    return request.param


def test_fjordby_has_work_waiting_and_work_done(now):
    cast = fill(now=now)

    waiting = Concern.objects.filter(assessed_at=None)
    assert waiting.count() >= 5
    assert Concern.objects.exclude(screened_at=None).count() >= 4
    assert ContactHold.objects.filter(lifted_at=None).exists()
    assert Deadline.objects.running().exists()
    assert Line.objects.filter(happened_at__gt=now).count() == 0
    assert {user for user, *_ in cast.log_ins} >= {"karen", "svend", "bodil", "natasja"}


def test_counting_fjordby_again_changes_nothing(now):
    fill(now=now)

    children = list(Child.objects.values_list("pk", flat=True))
    assert set(Counting.objects.values_list("counted_at", flat=True)) == {now}
    again = {row.pk: row for rows in as_counted(children, as_of=now).values() for row in rows}
    kept = {row.pk: row for row in Deadline.objects.all()}
    assert again.keys() == kept.keys()
    fields = [field.attname for field in Deadline._meta.concrete_fields]
    assert [[getattr(again[pk], f) for f in fields] for pk in kept] == [
        [getattr(kept[pk], f) for f in fields] for pk in kept
    ]
