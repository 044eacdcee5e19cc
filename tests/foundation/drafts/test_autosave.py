"""The page saves what is being written every few seconds, to the person's own drafts."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.world.people import at_the_desk
from tovholder.foundation.drafts.models import Draft
from tovholder.practice.casework.views.journal import NOTE

pytestmark = pytest.mark.django_db


def address(child, form=NOTE.form):
    return reverse("drafts:save", args=[form, child.pk])


def test_the_answer_tells_the_next_version_and_the_time(svend, freja):
    answer = at_the_desk(svend).post(address(freja), {"text": "Mor", "draft_version": f"{uuid4()}.0"}).json()

    assert answer["version"].endswith(".1")
    assert "." in answer["clock"]
    assert "message" not in answer


def test_a_second_window_is_told_that_both_texts_are_kept(svend, freja):
    browser, token = at_the_desk(svend), f"{uuid4()}.0"
    browser.post(address(freja), {"text": "Det ene", "draft_version": token})

    answer = browser.post(address(freja), {"text": "Det andet", "draft_version": token}).json()

    assert "Begge tekster er gemt." in answer["message"]
    assert Draft.objects.count() == 2


def test_an_untouched_form_makes_no_draft(svend, freja):
    at_the_desk(svend).post(address(freja), {"text": "  ", "draft_version": f"{uuid4()}.0"})

    assert not Draft.objects.exists()


def test_a_form_nobody_has_named_is_not_there(svend, freja):
    assert at_the_desk(svend).post(address(freja, "hvad-som-helst"), {"text": "x"}).status_code == 404


def test_drafts_are_not_read_from_their_address(svend, freja):
    assert at_the_desk(svend).get(address(freja)).status_code == 405


def test_who_is_logged_out_saves_nothing_and_is_not_told_it_went_well(freja):
    answer = Client().post(address(freja), {"text": "Mor ringede"})

    assert answer.status_code == 403
    assert not Draft.objects.exists()


def test_throwing_away_empties_one_draft_and_says_so(svend, freja):
    browser = at_the_desk(svend)
    version = browser.post(address(freja), {"text": "Mor", "draft_version": f"{uuid4()}.0"}).json()["version"]

    page = browser.post(
        reverse("drafts:throw_away", args=[NOTE.form, freja.pk]),
        {"draft_version": version, "back": "my_day"},
        follow=True,
    )

    assert "Kladden er smidt væk." in page.content.decode()
    assert not Draft.objects.filter(finished_at=None).exists()


def test_an_autosave_needs_few_statements(svend, freja, shown_with_few_questions):
    browser = at_the_desk(svend)

    shown_with_few_questions(browser, address(freja), {"text": "Mor", "draft_version": f"{uuid4()}.0"})
