"""A second press on the pages of supervision changes nothing, and is answered as the first was."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.practice.supervision.pages import address, text_of
from tests.world.people import at_the_desk
from tests.world.pressing import pressed_twice
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import LateAddition
from tovholder.practice.supervision.models import PlaceTask

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(svend):
    return at_the_desk(svend)


def test_a_visit_is_booked_cancelled_and_written_down_once_each(browser, placed, now):
    day = (now + timedelta(days=5)).date().isoformat()

    pressed_twice(browser, address("plan", placed.pk), {"day": day, "clock": "14.30"})
    pressed_twice(browser, address("cancel", placed.pk), {"because": "Plejefar syg."})
    pressed_twice(browser, address("record", placed.pk), {"met": "alone", "words": "Det går godt."})


def test_a_concern_about_a_place_is_written_once_and_its_task_is_done_once(browser, placed, place, concern):
    said = {"text": "Kold mad.", "seriousness": "keep_an_eye", "raised_by": "Freja", "child": placed.pk}
    task = PlaceTask.objects.filter(child=placed).first()

    raised = pressed_twice(browser, address("concern", place.pk), said)
    done = pressed_twice(browser, address("task", task.pk), {"how": "Talt med hende."})

    assert {*raised, *done} == {address("place", place.pk)}


def test_in_a_closed_case_a_visit_says_why_it_is_written_down(browser, placed, now, svends_hand):
    case = casework.open_case(placed, because="x", happened_at=now - timedelta(days=9), at=now, by=svends_hand)
    casework.close_case(case, because="Flyttet.", happened_at=now, at=now, by=svends_hand)
    visit = {"met": "alone", "words": "Det går godt."}
    assert "Hvorfor skal det med alligevel?" in text_of(browser.post(address("record", placed.pk), visit))

    browser.post(address("record", placed.pk), {**visit, "after_closing": "Besøget var før."})

    assert LateAddition.objects.get().because == "Besøget var før."
