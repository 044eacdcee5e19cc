"""Somebody leaves, and all the children of a post get another caseworker; siblings go along with one who is given."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.moments import lines_of
from tests.world.people import at_the_desk, reading
from tests.world.pressing import pressed_twice
from tovholder.foundation.access.models import ListReading
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.actions import make_post
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(svend):
    children = a_family(svend, ["Freja Ågård", "Storm Ågård", "Ida Ågård"])
    for child in children:
        actions.open_case(child, happened_at=ago(days=20), at=ago(days=20), by=reading(svend).hand)
    return children


@pytest.fixture
def post(bodil, family):
    return make_post(
        title="Rådgiver Øst",
        kind=PostKind.CASEWORKER,
        unit=family[0].unit,
        starts=ago(days=50).date(),
        at=ago(days=50),
        by=reading(bodil).hand,
    )


def page(post_id):
    return reverse("casework:give_caseload", args=[post_id])


def whose(children):
    return [Child.objects.get(pk=each.pk).caseworker_id for each in children]


def test_the_leader_finds_the_way_on_the_page_of_the_one_who_leaves(svend, bodil, family):
    theirs = family[0].caseworker_id

    list_of = at_the_desk(bodil).get(reverse("insight:carried", args=[theirs])).content.decode()

    assert page(theirs) in list_of and "Giv børnene videre" in list_of


@pytest.mark.parametrize("alone", [True, False])
def test_where_nobody_else_can_take_the_child_the_page_says_so_and_asks_nothing(bodil, family, request, alone):
    if not alone:
        request.getfixturevalue("post")

    shown = at_the_desk(bodil).get(reverse("casework:change_caseworker", args=[family[0].pk])).content.decode()

    assert ("Der er ingen anden rådgiver i jeres enheder." in shown) is alone
    assert ('name="post"' in shown) is not alone


def test_all_children_are_given_on_at_once_each_with_a_line_of_its_own(svend, bodil, family, post):
    before, theirs = [lines_of(each) for each in family], family[0].caseworker_id
    typed = {"chosen": [str(each.pk) for each in family], "post": str(post.pk), "because": "Svend rejser"}

    pressed_twice(at_the_desk(bodil), page(theirs), typed)

    assert whose(family) == [post.pk] * 3
    assert [lines_of(each) for each in family] == [[*told, "caseworker changed"] for told in before]


def test_some_are_given_to_one_and_the_rest_stay_to_be_given_to_another(svend, bodil, family, post):
    theirs, (freja, storm, ida) = family[0].caseworker_id, family
    desk = at_the_desk(bodil)

    typed = {"chosen": [str(freja.pk), str(ida.pk)], "post": str(post.pk)}
    answer = desk.post(page(theirs), typed, follow=True).content.decode()

    assert "2 børn er givet videre." in answer
    assert whose(family) == [post.pk, theirs, post.pk]
    left = desk.get(page(theirs)).content.decode()
    assert str(storm.pk) in left and str(freja.pk) not in left


def test_nobody_chosen_gives_nobody_and_what_was_typed_stands(svend, bodil, family, post):
    theirs = family[0].caseworker_id

    said = at_the_desk(bodil).post(page(theirs), {"post": str(post.pk), "because": "Svend rejser"}).content.decode()

    assert "Sæt kryds ved mindst ét barn." in said and 'value="Svend rejser"' in said
    assert whose(family) == [theirs] * 3


def test_a_closed_case_stays_where_it_was(svend, bodil, family):
    freja, *_rest = family
    when: dict[str, Any] = {"happened_at": ago(days=1), "at": timezone.now(), "by": reading(svend).hand}
    actions.close_case(freja.cases.get(), because="Målene er nået.", **when)

    assert str(freja.pk) not in at_the_desk(bodil).get(page(freja.caseworker_id)).content.decode()


def test_only_the_leader_of_the_unit_gives_on_and_who_was_shown_is_noted(svend, sofie, bodil, family):
    theirs = family[0].caseworker_id

    assert at_the_desk(svend).get(page(theirs)).status_code == 404
    assert at_the_desk(bodil).get(page(post_id=family[0].pk)).status_code == 404  # no post at all
    assert at_the_desk(bodil).get(page(theirs)).status_code == 200
    assert {each.pk for each in family} <= set(ListReading.objects.get(page="caseload").children)


def test_siblings_go_along_with_the_one_who_is_given_unless_the_cross_is_taken_away(svend, bodil, family, post):
    freja, storm, ida = family
    desk, one = at_the_desk(bodil), reverse("casework:change_caseworker", args=[freja.pk])

    asked = desk.get(one).content.decode()
    desk.post(one, {"post": str(post.pk), "also": [str(ida.pk)]})

    assert "Skal søskende følge med?" in asked and asked.count("checked") == 2
    assert whose(family) == [post.pk, storm.caseworker_id, post.pk]
