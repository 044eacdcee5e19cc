"""A note that was written at the wrong child is found, struck there with a reason, and written at the right one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.practice.casework.pages import page_for
from tests.world.families import ago
from tests.world.pressing import pressed_twice
from tovholder.foundation.access.models import ListReading, Reading
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import LateAddition, Note, NoteCopy

pytestmark = pytest.mark.django_db

WHY = "Skrevet med to sager åbne"


@pytest.fixture
def copy(browser, children) -> NoteCopy:
    browser.post(page_for("write_note", children[0]), {"text": "Malik var bange."})
    return NoteCopy.objects.get()


def timeline(child: Child) -> str:
    return reverse("desk:timeline", args=[child.pk])


def test_the_way_there_is_beside_the_note(browser, children, copy):
    assert page_for("move_note", copy) in browser.get(timeline(children[0])).content.decode()


def test_it_is_found_moved_and_struck_in_one_deed(browser, children, malik, copy):
    freja = children[0]
    where = page_for("move_note", copy)

    looked = browser.post(where, {"looked_for": "Malik", "look": "1", "because": WHY}).content.decode()
    browser.post(where, {"looked_for": "Malik", "to": malik.pk, "because": WHY})

    assert "Malik Al-Sayed" in looked and WHY in looked
    copy.refresh_from_db()
    assert (copy.moved_to, copy.struck_because) == (malik, WHY)
    assert NoteCopy.objects.get(child=malik).note == Note.objects.get()
    wrong = browser.get(timeline(freja)).content.decode()
    assert "Malik" not in wrong and WHY in wrong
    assert "Malik var bange." in browser.get(timeline(malik)).content.decode()


def test_a_sibling_is_one_press_away(browser, children, copy):
    assert "Storm Ågård" in browser.get(page_for("move_note", copy)).content.decode()

    browser.post(page_for("move_note", copy), {"to": children[1].pk, "because": WHY})

    assert NoteCopy.objects.get(child=children[1]).struck_at is None


def test_a_second_press_moves_nothing_twice(browser, children, malik, copy):
    typed = {"looked_for": "Malik", "to": malik.pk, "because": WHY}

    assert pressed_twice(browser, page_for("move_note", copy), typed) == [timeline(children[0])] * 2


def test_what_a_colleague_has_struck_meanwhile_is_not_moved(browser, malik, copy, signed):
    actions.strike_note(copy, because="Fejl.", **signed)

    answer = browser.post(page_for("move_note", copy), {"to": malik.pk, "because": WHY}, follow=True)

    assert "allerede streget eller flyttet" in answer.content.decode()
    assert not NoteCopy.objects.filter(child=malik).exists()


def test_a_child_one_may_not_open_is_neither_found_nor_taken(browser, fjordby, copy):
    elsewhere = Child.objects.create(name="Ida Bro", birth_date="2016-01-02", unit=fjordby.south)
    where = page_for("move_note", copy)

    looked = browser.post(where, {"looked_for": "Ida Bro", "look": "1"}).content.decode()
    taken = browser.post(where, {"looked_for": "Ida Bro", "to": elsewhere.pk, "because": WHY}).content.decode()

    assert f'value="{elsewhere.pk}"' not in looked
    assert "Vælg et af børnene på listen." in taken
    copy.refresh_from_db()
    assert copy.struck_at is None


def test_who_looked_and_whose_journal_was_opened_is_noted(browser, malik, copy):
    browser.post(page_for("move_note", copy), {"looked_for": "Malik", "to": malik.pk, "because": WHY})

    assert ListReading.objects.filter(page="search", children=[malik.pk]).exists()
    assert Reading.objects.filter(page="move_note", child_id=malik.pk).exists()


def test_into_a_closed_case_the_reason_is_asked_once(browser, malik, copy, signed):
    case = actions.open_case(malik, because="Underretning", happened_at=ago(days=9), **signed)
    actions.close_case(case, because="Flyttet.", happened_at=ago(hours=1), **signed)

    browser.post(page_for("move_note", copy), {"looked_for": "Malik", "to": malik.pk, "because": WHY})

    added = LateAddition.objects.get()
    assert (added.child, added.because) == (malik, WHY)
