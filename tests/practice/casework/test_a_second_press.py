"""A second press of the same form is answered kindly: what was done stands, nothing is done twice, nothing is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.practice.casework.pages import page_for
from tests.world.people import at_the_desk
from tests.world.pressing import filled_in, pressed_twice
from tovholder.practice.casework.models import ChildConversation, Note, NoteCopy

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(svend):
    return at_the_desk(svend)


@pytest.fixture
def copy(browser, freja) -> NoteCopy:
    browser.post(page_for("write_note", freja), {"text": "Mor ringede."})
    return NoteCopy.objects.get()


@pytest.fixture
def talk(browser, freja) -> ChildConversation:
    said = {"words": "Jeg vil bo her.", "matters": "other", "form": "talk", "alone": "yes"}
    browser.post(page_for("speak_with_child", freja), said)
    return ChildConversation.objects.get()


def test_a_note_is_struck_once_however_often_the_button_is_pressed(browser, copy, freja):
    first, second = pressed_twice(browser, page_for("strike_note", copy), {"because": "Forkert barn"})

    assert first == second == reverse("desk:timeline", args=[freja.pk])
    assert NoteCopy.objects.get().struck_because == "Forkert barn"


def test_a_note_that_a_colleague_has_struck_leads_to_where_it_stands(browser, bodil, copy):
    sent = filled_in(browser, page_for("strike_note", copy), {"because": "Forkert barn"})
    at_the_desk(bodil).post(page_for("strike_note", copy), {"because": "Skrevet to gange"})

    for page in ("strike_note", "correct_note"):
        answer = browser.post(page_for(page, copy), sent, follow=True)
        assert "allerede streget eller flyttet" in answer.content.decode()

    assert NoteCopy.objects.get().struck_because == "Skrevet to gange"


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("write_note", {"text": "Mor ringede."}),
        ("note_a_call", {"text": "Mor ringede.", "told_by": "Mor"}),
        ("speak_with_child", {"words": "Jeg vil bo her.", "matters": "other", "form": "talk"}),
        (
            "leave_out_talk",
            {"matters": "other", "ground": "age", "because": "To måneder.", "view_from": "Mor."},
        ),
    ],
)
def test_what_is_written_about_a_child_is_written_once(browser, freja, page, typed):
    first, second = pressed_twice(browser, page_for(page, freja), typed)

    assert first == second


def test_a_correction_is_saved_once_and_does_not_meet_itself(browser, copy):
    first, second = pressed_twice(browser, page_for("correct_note", copy), {"text": "Far ringede."})

    assert first == second
    assert Note.objects.filter(corrects=copy.note).count() == 1


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("talk", {"changed": "Vi blev i området."}),
        ("share_words", {"visible_to": ["child"], "asked": "yes", "answer": "Ja."}),
    ],
)
def test_what_is_said_of_a_talk_is_saved_once(browser, talk, page, typed):
    first, second = pressed_twice(browser, page_for(page, talk), typed)

    assert first == second
