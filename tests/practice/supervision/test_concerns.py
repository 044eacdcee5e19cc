"""Two warnings about one foster family, on two children, meet; and the others there are looked after."""

from datetime import timedelta
from typing import Any

import pytest

from tests.practice.supervision.moments import MOVED_IN, OCTOBER
from tests.world.people import reading
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Child, Home, HomeKind
from tovholder.foundation.letters.messages import MESSAGES
from tovholder.foundation.letters.models import Outgoing
from tovholder.practice.casework.actions import start_placement
from tovholder.practice.intake.actions import identify_child
from tovholder.practice.supervision.actions import AlreadyDone, do_task, raise_concern
from tovholder.practice.supervision.models import PlaceTask, Seriousness, TaskKind
from tovholder.practice.supervision.queries.places import place_to_open

pytestmark = pytest.mark.django_db


def concern(place, by, *, days_ago=0, seriousness=Seriousness.SERIOUS, **told):
    when = OCTOBER - timedelta(days=days_ago)
    return raise_concern(
        place,
        text="Børnene spiser for sig selv.",
        seriousness=seriousness,
        raised_by="Lise Thomsen, lærer",
        happened_at=when,
        at=OCTOBER,
        by=by,
        **told,
    )


def tasks_of(raised):
    return {(task.kind, task.child and task.child.name) for task in raised.tasks.all()}


TELL = (TaskKind.TELL_AUTHORITY, None)
ALL = {TELL, (TaskKind.ASSESS_CHILD, "Vera Holst"), (TaskKind.TELL_MUNICIPALITY, "Tobias Kjær")}


def test_the_first_concern_is_for_the_supervisory_authority_alone(placed, vera, tobias, place, svends_hand):
    raised = concern(place, svends_hand, child=placed)

    assert tasks_of(raised) == {TELL}
    line = Line.objects.get(deed="concern about a place")
    assert set(line.subjects.values_list("child_id", flat=True)) == {placed.pk, vera.pk}


def test_on_the_second_every_other_child_there_has_a_task(placed, vera, tobias, place, svends_hand):
    concern(place, svends_hand, days_ago=300, child=vera)

    assert tasks_of(concern(place, svends_hand, child=placed)) == ALL


def test_more_than_a_year_apart_they_are_two_first_ones(placed, vera, tobias, place, svends_hand):
    concern(place, svends_hand, days_ago=366, child=vera)

    assert tasks_of(concern(place, svends_hand, child=placed)) == {TELL}


def test_where_a_child_may_be_in_danger_the_first_is_enough(placed, vera, tobias, place, svends_hand):
    assert tasks_of(concern(place, svends_hand, child=placed, seriousness=Seriousness.DANGER)) == ALL


def test_the_leaders_of_the_children_there_are_told_without_a_word_about_anybody(
    placed, vera, place, bodil, svends_hand
):
    concern(place, svends_hand, days_ago=30, child=vera)
    assert not Outgoing.objects.exists()

    raised = concern(place, svends_hand, child=placed)

    out = Outgoing.objects.get(kind="concern_about_place")
    assert out.payload == {
        "concern": str(raised.pk),
        "user": str(bodil.pk),
        "path": f"/tilsyn/sted/{place.pk}/",
    }
    assert "Børnene" not in MESSAGES[out.kind].text


@pytest.mark.parametrize("same", ["adult", "offer"])
def test_the_same_adult_or_offer_at_another_address_counts_too(same, placed, vera, tobias, place, hanne, svends_hand):
    elsewhere = Home.objects.create(kind=HomeKind.PLACEMENT, name="Det gamle hus")
    told = {"adult": hanne} if same == "adult" else {"offer": "Stjernehusene"}
    concern(elsewhere, svends_hand, days_ago=30, **told)

    assert tasks_of(concern(place, svends_hand, child=placed, **told)) >= ALL


def test_telling_the_authority_is_told_on_the_same_children(placed, vera, place, svends_hand):
    raised = concern(place, svends_hand, child=placed)
    task = PlaceTask.objects.get(concern=raised)
    told: dict[str, Any] = {"how": "Ringet til Socialtilsyn Nord.", "done_by_name": "Svend Dahl", "done_at": OCTOBER}

    do_task(task, **told, at=OCTOBER, by=svends_hand)

    line = Line.objects.get(deed="supervisory authority told")
    assert line.facts.facts["concern"] == str(raised.pk)
    assert set(line.subjects.values_list("child_id", flat=True)) == {placed.pk, vera.pk}
    with pytest.raises(AlreadyDone):
        do_task(task, **told, at=OCTOBER, by=svends_hand)


def test_who_may_see_a_child_there_sees_the_place_and_the_other_children_only_as_a_number(
    placed, vera, tobias, place, svend, svends_hand
):
    concern(place, svends_hand, child=vera)

    seen = place_to_open(place.pk, reader=reading(svend, OCTOBER))

    assert (seen.children, seen.more_children) == ([placed], 2)
    assert vera.pk not in seen.visible


def test_who_has_no_child_there_sees_no_place(placed, place, sofie):
    assert place_to_open(place.pk, reader=reading(sofie, OCTOBER)) is None


def test_a_child_whose_record_was_laid_aside_counts_once_and_has_one_task(placed, vera, place, svend, svends_hand):
    twice = Child.objects.create(name="Vera Holst", birth_date=vera.birth_date, unit=vera.unit)
    start_placement([twice], home=place, happened_at=MOVED_IN, at=MOVED_IN, by=svends_hand)
    identify_child(twice, known_child=vera, at=OCTOBER, by=svends_hand)

    found = place_to_open(place.pk, reader=reading(svend, OCTOBER))

    assert ([each.pk for each in found.children], found.more_children) == ([placed.pk], 1)
    raised = concern(place, svends_hand, seriousness=Seriousness.DANGER, child=placed)
    assert tasks_of(raised) == {TELL, (TaskKind.ASSESS_CHILD, "Vera Holst")}
    assert raised.tasks.count() == 2


def test_who_may_see_the_record_that_is_kept_sees_the_place_of_the_one_laid_aside(place, freja, svend, svends_hand):
    twice = Child.objects.create(name="Freja Ågård", birth_date=freja.birth_date)
    start_placement([twice], home=place, happened_at=MOVED_IN, at=MOVED_IN, by=svends_hand)
    identify_child(twice, known_child=freja, at=OCTOBER, by=svends_hand)

    found = place_to_open(place.pk, reader=reading(svend, OCTOBER))

    assert [each.pk for each in found.children] == [freja.pk]
