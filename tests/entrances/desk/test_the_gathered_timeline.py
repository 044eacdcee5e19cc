"""Sections of an investigation saved in one stroke are one line of the timeline, and each can be opened."""

import pytest
from django.utils import timezone

from tests.entrances.desk.families import a_family, ago
from tests.entrances.desk.test_timeline import read
from tests.world.people import reading
from tovholder.entrances.desk.queries.gathering import gathered
from tovholder.entrances.desk.queries.timeline import everything_about
from tovholder.foundation.chronicle.models import Line
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import SectionKind, SectionState

pytestmark = pytest.mark.django_db

SAVED = "investigation section written"


@pytest.fixture
def freja(svend):
    return a_family(svend)[0]


@pytest.fixture
def investigation(svend, freja):
    at = ago(days=9)
    return casework.start_investigation(freja, ground="2", happened_at=at, at=at, by=reading(svend, at).hand)


def save(investigation, user, kinds, *, days):
    for kind in kinds:
        at = ago(days=days)
        hand = reading(user, timezone.now()).hand
        casework.write_section(investigation, kind, state=SectionState.BEGUN, facts="…", at=at, by=hand)


def test_nine_saves_are_one_line_that_opens_to_each(svends, svend, freja, investigation):
    save(investigation, svend, SectionKind, days=2)

    page = read(svends, freja)

    assert page.count("9 afsnit i undersøgelsen gemt") == 1
    assert "Afsnit i undersøgelsen gemt" not in page
    for kind in SectionKind:
        assert kind.label in page
    assert Line.objects.filter(deed=SAVED).count() == 9


def test_another_day_another_person_and_another_investigation_stand_apart(svend, bodil, freja, investigation):
    two = [SectionKind.CHILD, SectionKind.HEALTH]
    save(investigation, svend, two, days=4)
    save(investigation, svend, two, days=2)
    save(investigation, bodil, two, days=2)

    strokes = [[each.deed for each in stroke] for stroke in gathered(everything_about(freja))]

    assert [stroke for stroke in strokes if SAVED in stroke] == [[SAVED] * 2] * 3


def test_one_save_is_told_as_it_was_and_all_else_is_in_its_order(svends, svend, freja, investigation):
    save(investigation, svend, [SectionKind.CHILD], days=2)
    every = everything_about(freja)

    assert "Afsnit i undersøgelsen gemt" in read(svends, freja)
    assert [event for stroke in gathered(every) for event in stroke] == every
