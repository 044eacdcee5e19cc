"""A place closes: the caseworker of each of our children there finds another place, and the task goes with the move."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.moments import lines_of
from tests.world.people import at_the_desk
from tests.world.pressing import pressed_twice
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Home
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import PlaceClosing, Placement, Task
from tovholder.practice.casework.queries.help import closes_on

pytestmark = pytest.mark.django_db

MOVES = {"municipality": "Skovby", "kind": "23", "basis": "consent", "siblings": "none"}


@pytest.fixture
def closes(place):
    return reverse("supervision:closes", args=[place.pk])


@pytest.fixture
def stays_open(place):
    return reverse("supervision:stays_open", args=[place.pk])


@pytest.fixture
def last_day():
    return timezone.localdate() + timedelta(days=60)


def waiting():
    return Task.objects.filter(kind=Task.Kind.FIND_PLACE, done_at=None)


def test_each_of_ours_gets_a_task_until_that_day_and_another_municipalitys_child_none(
    svend, placed, vera, tobias, place, closes, last_day
):
    pressed_twice(at_the_desk(svend), closes, {"closes_on": last_day.isoformat(), "because": "Hanne går på pension"})

    assert {task.child_id for task in waiting()} == {placed.pk, vera.pk}
    assert {danish_day(task.due_at) for task in waiting()} == {last_day}
    assert lines_of(placed)[-1] == "place closes" and lines_of(tobias) == []
    desk = at_the_desk(svend)
    assert "Stedet lukker" in desk.get(reverse("supervision:place", args=[place.pk])).content.decode()
    told = desk.get(reverse("desk:child", args=[placed.pk])).content.decode()
    assert "Stedet, barnet bor på, lukker. Find et andet sted sammen med barnet" in told
    assert "Hanne går på pension" in desk.get(reverse("desk:timeline", args=[placed.pk])).content.decode()


def test_another_day_told_later_puts_the_day_right(svend, placed, closes, last_day):
    desk = at_the_desk(svend)
    desk.post(closes, {"closes_on": last_day.isoformat()})
    desk.post(closes, {"closes_on": (last_day + timedelta(days=30)).isoformat()})

    assert [danish_day(task.due_at) for task in waiting()] == [last_day + timedelta(days=30)]


def test_a_day_that_has_passed_is_said_and_what_was_typed_stands(svend, placed, closes):
    said = at_the_desk(svend).post(closes, {"closes_on": "2026-01-01", "because": "Opsagt"}).content.decode()

    assert "Dagen er gået." in said and 'value="Opsagt"' in said
    assert not waiting().exists()


def test_the_task_is_done_when_the_child_lives_elsewhere(svend, placed, closes, last_day):
    desk = at_the_desk(svend)
    desk.post(closes, {"closes_on": last_day.isoformat()})

    desk.post(reverse("casework:new_placement", args=[placed.pk]), {**MOVES, "place": "Solhøj", "address": "Bakken 1"})

    assert Placement.objects.filter(child=placed, ends_at=None).get().home.name == "Solhøj"
    assert not waiting().exists()


def test_two_children_at_one_name_and_address_are_at_one_place(svend, placed, place):
    desk, page = at_the_desk(svend), reverse("casework:new_placement", args=[placed.pk])

    desk.post(page, {**MOVES, "place": "hanne og per", "address": "skovvej 2, fjordby"})
    assert Home.objects.filter(name__iexact="hanne og per").count() == 1

    desk.post(page, {**MOVES, "place": "Hanne og Per", "address": ""})
    assert Home.objects.filter(name__iexact="hanne og per").count() == 2


def test_a_child_does_not_move_into_a_place_on_the_day_it_closes_or_after(svend, placed, place, closes):
    desk, page = at_the_desk(svend), reverse("casework:new_placement", args=[placed.pk])
    there = {**MOVES, "place": place.name, "address": place.address}
    desk.post(closes, {"closes_on": timezone.localdate().isoformat()})

    refused = desk.post(page, there).content.decode()
    assert f"Stedet er lukket den {day(timezone.localdate())}. Vælg et andet sted" in refused
    assert 'value="Hanne og Per"' in refused and 'value="Skovvej 2, Fjordby"' in refused
    assert Placement.objects.filter(child=placed).count() == 1

    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    assert desk.post(page, {**there, "happened_on": yesterday}).status_code == 302
    assert Placement.objects.filter(child=placed, ends_at=None).get().home_id == place.pk


def test_who_moves_into_a_place_that_will_close_is_told_when(svend, placed, place, closes, last_day):
    desk, page = at_the_desk(svend), reverse("casework:new_placement", args=[placed.pk])
    desk.post(closes, {"closes_on": last_day.isoformat()})

    told = desk.post(page, {**MOVES, "place": place.name, "address": place.address}, follow=True).content.decode()

    assert f"Stedet lukker {day(last_day)}. Find et andet sted inden da." in told


def moved_out(desk, child):
    desk.post(reverse("casework:new_placement", args=[child.pk]), {**MOVES, "place": "Solhøj", "address": "Bakken 1"})


def test_the_day_is_put_right_also_when_ours_have_moved_and_when_it_has_passed(svend, placed, place, closes, last_day):
    desk, early = at_the_desk(svend), timezone.localdate() - timedelta(days=3)
    desk.post(closes, {"closes_on": last_day.isoformat(), "because": "Hanne går på pension"})
    moved_out(desk, placed)

    form = desk.get(closes).content.decode()
    assert f'value="{last_day.isoformat()}"' in form and 'value="Hanne går på pension"' in form
    desk.post(closes, {"closes_on": early.isoformat()})

    assert closes_on(place) == early
    assert not waiting().exists()
    assert f"Stedet lukker {day(early)}." in desk.get(reverse("supervision:place", args=[place.pk])).content.decode()


def test_called_off_nobody_looks_for_another_place_and_children_can_move_in_again(
    svend, placed, vera, place, closes, stays_open
):
    desk = at_the_desk(svend)
    desk.post(closes, {"closes_on": timezone.localdate().isoformat()})

    pressed_twice(desk, stays_open, {"because": "Per fortsætter alene"})

    assert not waiting().exists()
    assert [task.done_words for task in Task.objects.all()] == ["Stedet lukker ikke alligevel."] * 2
    assert closes_on(place) is None
    assert lines_of(vera)[-1] == lines_of(placed)[-1] == "place does not close after all"
    assert "Per fortsætter alene" in desk.get(reverse("desk:timeline", args=[placed.pk])).content.decode()
    there = {**MOVES, "place": place.name, "address": place.address}
    assert desk.post(reverse("casework:new_placement", args=[placed.pk]), there).status_code == 302


def test_called_off_and_closing_all_the_same_each_of_ours_is_asked_about_anew(
    svend, placed, closes, stays_open, last_day
):
    desk = at_the_desk(svend)
    desk.post(closes, {"closes_on": last_day.isoformat()})
    desk.post(stays_open, {"because": "En misforståelse"})
    desk.post(closes, {"closes_on": last_day.isoformat()})

    assert [task.child_id for task in waiting()] == [placed.pk]
    assert PlaceClosing.objects.count() == 2


def test_why_it_does_not_close_is_asked_and_a_place_that_does_not_close_says_so(svend, placed, closes, stays_open):
    desk = at_the_desk(svend)
    assert "Der står ikke, at stedet lukker." in desk.get(stays_open, follow=True).content.decode()

    desk.post(closes, {"closes_on": timezone.localdate().isoformat()})

    assert "Hvorfor lukker stedet ikke alligevel?" in desk.post(stays_open, {"because": ""}).content.decode()
    assert waiting().exists()


@pytest.mark.parametrize("page", ["closes", "stays_open"])
def test_who_may_see_nobody_there_finds_no_such_page(sofie, placed, page, request):
    assert at_the_desk(sofie).get(request.getfixturevalue(page)).status_code == 404
