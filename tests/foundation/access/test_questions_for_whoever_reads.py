"""A question is worded once for readers of a sort, and each is answered by what they themselves may see."""

from datetime import date, timedelta

import pytest

from tests.world.people import MONDAY_MORNING, reading
from tovholder.foundation.access.asking import PreparedFor
from tovholder.foundation.chronicle.prepared import blank
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Watch

pytestmark = pytest.mark.django_db

BORN = date(2016, 3, 1)


def test_two_caseworkers_ask_with_the_same_words_and_see_each_their_own(fjordby, svend, sofie):
    Child.objects.create(name="Freja", birth_date=BORN, unit=fjordby.north)
    Child.objects.create(name="Storm", birth_date=BORN, unit=fjordby.south)
    worded = []

    def build(reader):
        worded.append(1)
        seen = Child.objects.visible_to(reader, at=reader.at)
        return seen.filter(birth_date__gte=blank("since")).values_list("name")

    question = PreparedFor(build)

    assert question.rows(reading(svend), since=BORN) == [("Freja",)]
    assert question.rows(reading(sofie), since=BORN) == [("Storm",)]
    assert question.rows(reading(svend), since=date(2017, 1, 1)) == []
    assert worded == [1]


def test_who_is_on_watch_is_asked_for_with_other_words(fjordby, svend, sofie):
    Child.objects.create(name="Freja", birth_date=BORN, unit=fjordby.north)
    question = PreparedFor(lambda reader: Child.objects.visible_to(reader, at=reader.at))
    assert question.records(reading(sofie)) == []

    Watch.objects.create(user=sofie, starts=MONDAY_MORNING - timedelta(hours=1), ends=MONDAY_MORNING)
    an_hour_ago = reading(sofie, at=MONDAY_MORNING - timedelta(minutes=1))

    assert [child.name for child in question.records(an_hour_ago)] == ["Freja"]
    assert question.records(reading(sofie)) == []
