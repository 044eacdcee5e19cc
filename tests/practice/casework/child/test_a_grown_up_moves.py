"""A parent moves out: letters go by where they live, and the child's page does not tell an address that is hidden."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family
from tests.world.moments import lines_of
from tests.world.people import at_the_desk, reading
from tests.world.pressing import pressed_twice
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import found_home, move_in
from tovholder.foundation.families.models import Home, Residence

pytestmark = pytest.mark.django_db
NEW = "Strandvejen 8, Fjordby"


@pytest.fixture
def child(svend):
    (child,) = a_family(svend)
    return child


@pytest.fixture
def mother(svend, child):
    mother = child.ties.get(kind="mother").adult
    if not Residence.objects.filter(adult=mother).exists():
        with open_book(at=timezone.now(), by=reading(svend).hand) as book:
            home = child.residences.select_related("home").get().home
            move_in(book, home, adult=mother, starts=timezone.localdate() - timedelta(days=900))
    return mother


def page(child, adult):
    return reverse("casework:grown_up", args=[child.pk, adult.pk])


def homes_of(adult):
    return list(Residence.objects.on(timezone.localdate()).filter(adult=adult).values_list("home__address", flat=True))


def test_from_that_day_they_live_there_and_the_child_stays_where_it_is(svend, child, mother):
    before, day = list(child.residences.values_list("home", "ends")), timezone.localdate() - timedelta(days=3)
    typed = {"moved_on": day.isoformat(), "address": NEW}

    pressed_twice(at_the_desk(svend), page(child, mother), typed)

    assert homes_of(mother) == [NEW]
    assert Residence.objects.filter(adult=mother).earliest("starts").ends == day
    assert list(child.residences.values_list("home", "ends")) == before
    assert lines_of(child)[-1] == "grown-up moved"
    assert NEW in at_the_desk(svend).get(page(child, mother)).content.decode()


@pytest.mark.parametrize("times", [1, 2])
def test_an_address_written_for_who_stood_with_none_is_no_move(svend, child, times):
    father = child.ties.get(kind="father").adult
    assert homes_of(father) == []

    for day in range(times):
        moved_on = timezone.localdate() - timedelta(days=9 - day)
        at_the_desk(svend).post(page(child, father), {"moved_on": moved_on.isoformat(), "address": NEW})

    told = at_the_desk(svend).get(reverse("desk:timeline", args=[child.pk])).content.decode()
    assert homes_of(father) == [NEW]
    assert lines_of(child).count("grown-up's address known") == times
    assert "Adresse skrevet på en voksen" in told and "er flyttet" not in told


def test_where_to_need_not_be_known(svend, child, mother):
    at_the_desk(svend).post(page(child, mother), {"moved_on": timezone.localdate().isoformat()})

    assert homes_of(mother) == []


def test_a_refuge_is_not_told(svend, child, mother):
    at_the_desk(svend).post(page(child, mother), {"address": "Krisecentret 1", "secret": "on"})

    shown = at_the_desk(svend).get(page(child, mother)).content.decode()
    assert Home.objects.get(address="Krisecentret 1").secret
    assert "Krisecentret" not in shown and "den beskyttede adresse" in shown


def test_a_home_on_record_is_taken_again(svend, child, mother):
    with open_book(at=timezone.now(), by=reading(svend).hand) as book:
        kept = found_home(book, address=NEW)

    at_the_desk(svend).post(page(child, mother), {"address": "strandvejen 8, fjordby"})

    assert Residence.objects.filter(adult=mother).latest("starts").home == kept


def test_a_day_to_come_is_told_and_what_was_typed_stands(svend, child, mother):
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    shown = at_the_desk(svend).post(page(child, mother), {"moved_on": day, "address": NEW}).content.decode()

    assert "Dagen ligger ude i fremtiden." in shown and NEW in shown
    assert NEW not in homes_of(mother)


def test_nothing_written_of_a_move_moves_nobody(svend, child, mother):
    stood = homes_of(mother)

    at_the_desk(svend).post(page(child, mother), {"phone": "11 22 33 44"})

    assert homes_of(mother) == stood
    assert "grown-up moved" not in lines_of(child)


def test_that_an_address_must_not_be_told_stands_beside_the_grown_up(svend, child, mother):
    on_the_child = reverse("desk:child", args=[child.pk])
    assert "adressen er beskyttet" not in at_the_desk(svend).get(on_the_child).content.decode()

    at_the_desk(svend).post(page(child, mother), {"address": NEW, "secret": "on"})

    said = at_the_desk(svend).get(on_the_child).content.decode()
    assert "adressen er beskyttet" in said and NEW not in said
