"""When a grown-up was born is written on the child's page, read from the CPR number when only that is known."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family
from tests.world.frontdesk import IDENTITIES
from tests.world.moments import lines_of
from tests.world.people import at_the_desk
from tovholder.foundation.access.models import Reading
from tovholder.foundation.chronicle.models import Facts, Line
from tovholder.foundation.families.models import Adult, ContactHold, Tie

pytestmark = pytest.mark.django_db
NUMBER = str(IDENTITIES["adults_accept"][0]["cpr"])
REPLACEMENT = str(IDENTITIES["replacement_numbers_accept"][0]["cpr"])
BORN_BY_THE_NUMBER = date(1976, 1, 8)


@pytest.fixture
def child(svend):
    (child,) = a_family(svend)
    return child


@pytest.fixture
def mother(child):
    return child.ties.get(kind="mother").adult


def page(child, adult):
    return reverse("casework:grown_up", args=[child.pk, adult.pk])


def written(user, child, adult, **given):
    answer = at_the_desk(user).post(page(child, adult), given, follow=True)
    adult.refresh_from_db()
    return answer.content.decode()


def test_the_birth_date_is_written_once_and_stands_on_the_childs_page(svend, child, mother):
    said = at_the_desk(svend).get(reverse("desk:child", args=[child.pk])).content.decode()
    assert page(child, mother) in said and "Skriv fødselsdato" in said

    said = written(svend, child, mother, birth_date="17.05.1988")

    assert mother.birth_date == date(1988, 5, 17)
    assert "født 17. maj 1988" in said and "Oplysningerne er gemt." in said
    assert 'value="1988-05-17"' in at_the_desk(svend).get(page(child, mother)).content.decode()


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ({"cpr": NUMBER}, BORN_BY_THE_NUMBER),
        ({"cpr": f"{NUMBER[:6]}-{NUMBER[6:]}", "birth_date": "17.05.1988"}, date(1988, 5, 17)),
        ({"cpr": REPLACEMENT}, None),  # a replacement number says no date
        ({}, None),
    ],
)
def test_a_cpr_number_says_the_birth_date_unless_one_is_written(svend, child, mother, typed, born):
    written(svend, child, mother, **typed)

    assert mother.birth_date == born
    assert bool(mother.cpr_sealed) is ("cpr" in typed)


def test_the_number_is_sealed_and_stands_neither_on_the_page_nor_in_the_line(svend, child, mother):
    said = written(svend, child, mother, cpr=NUMBER)

    again = at_the_desk(svend).get(page(child, mother)).content.decode()
    facts = Facts.objects.get(line=Line.objects.latest("recorded_at", "pk")).facts
    assert NUMBER not in f"{said}{again}{facts}" and "forseglet" in again
    assert facts == {"adult": str(mother.pk), "birth_date": "1976-01-08", "cpr": True}


def test_a_number_once_given_stays_when_the_field_is_left_empty(svend, child, mother):
    written(svend, child, mother, cpr=NUMBER)

    written(svend, child, mother, birth_date="09.01.1976")

    assert mother.cpr_sealed and mother.birth_date == date(1976, 1, 9)


@pytest.mark.parametrize(
    ("typed", "told"),
    [({"cpr": "123"}, "har ti cifre"), ({"birth_date": "2999-01-01"}, "ligger i fremtiden")],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(svend, child, mother, typed, told):
    assert told in written(svend, child, mother, **typed)
    assert mother.birth_date is None and mother.cpr_sealed is None


def test_the_line_is_about_all_the_grown_ups_children(svend):
    children = a_family(svend, ("Freja Ågård", "Storm Ågård"))
    mother = children[0].ties.get(kind="mother").adult

    written(svend, children[0], mother, birth_date="17.05.1988")

    line = Line.objects.latest("recorded_at", "pk")
    assert {each.child_id for each in line.subjects.all()} == {each.pk for each in children}


def test_only_the_childs_own_grown_ups_are_behind_the_childs_door(svend, sofie, child, mother):
    stranger = Adult.objects.create(name="En anden")

    assert at_the_desk(svend).get(page(child, stranger)).status_code == 404
    assert at_the_desk(sofie).get(page(child, mother)).status_code == 404
    Tie.objects.filter(adult=mother).update(ends=timezone.localdate())
    assert at_the_desk(svend).get(page(child, mother)).status_code == 404


def test_a_birth_date_nobody_touched_is_not_told_of_again(svend, child, mother):
    written(svend, child, mother, birth_date="17.05.1988")
    before = lines_of(child)

    written(svend, child, mother, birth_date="17.05.1988", name=mother.name, phone="20 30 40 50")

    assert lines_of(child) == [*before, "grown-up put right"]


def test_under_a_contact_hold_the_log_says_that_a_number_was_seen(svend, child, mother):
    there = page(child, mother)
    at_the_desk(svend).get(there)
    ContactHold.objects.create(child=child, because="honour", set_at=timezone.now())
    at_the_desk(svend).get(there)

    looks = Reading.objects.filter(child_id=child.pk).order_by("at").values_list("page", flat=True)
    assert list(looks) == ["grown_up", "grown_up:phone"]
