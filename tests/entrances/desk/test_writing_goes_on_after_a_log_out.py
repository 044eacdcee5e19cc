"""Nothing typed is lost when the log-in ends while somebody writes."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.world.families import a_family
from tests.world.people import at_the_desk
from tovholder.foundation.drafts.models import Draft
from tovholder.practice.casework.models import Note

pytestmark = pytest.mark.django_db

OURS = {"Origin": "http://testserver"}
TEXT = "Mor ringede og fortalte, at hun er bange for at være alene hjemme."


@pytest.fixture
def note_page(svend):
    (freja,) = a_family(svend)
    return reverse("casework:write_note", args=[freja.pk])


def test_what_was_sent_after_the_log_in_ended_is_shown_again_and_nothing_is_saved(note_page):
    answer = Client().post(note_page, {"text": TEXT}, headers=OURS)

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Du er logget ud" in page
    assert TEXT in page
    assert f'action="{note_page}"' in page
    assert not Note.objects.exists()


def test_logged_in_again_the_same_page_is_saved_by_one_press(note_page, svend):
    Client().post(note_page, {"text": TEXT}, headers=OURS)

    answer = at_the_desk(svend).post(note_page, {"text": TEXT})

    assert answer.status_code == 302
    assert Note.objects.get().text == TEXT


def test_a_stale_page_asks_once_more_instead_of_losing_the_text(note_page, svend):
    browser = at_the_desk(svend, enforce_csrf_checks=True)

    answer = browser.post(note_page, {"text": TEXT, "csrfmiddlewaretoken": "en gammel"}, headers=OURS)
    page = answer.content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = browser.post(note_page, {"text": TEXT, "csrfmiddlewaretoken": token}, headers=OURS)

    assert "Er det dig, der gemmer?" in page
    assert TEXT in page
    assert again.status_code == 302
    assert Note.objects.get().text == TEXT


@pytest.mark.parametrize("sent_from", [{"Origin": "https://ondt.example"}, {"Referer": "https://ondt.example/"}, {}])
def test_a_strange_page_cannot_lay_words_in_anybodys_mouth(note_page, sent_from):
    page = Client().post(note_page, {"text": TEXT}, headers=sent_from).content.decode()

    assert TEXT not in page
    assert "<textarea" not in page


def test_what_was_typed_is_shown_and_not_run(note_page):
    page = (
        Client()
        .post(note_page, {"text": "</textarea><script>x()</script> og mere tekst"}, headers=OURS)
        .content.decode()
    )

    assert "<script>x()" not in page


def test_a_password_is_never_shown_again(note_page):
    page = Client().post(note_page, {"text": TEXT, "password": "hemmeligt og langt"}, headers=OURS).content.decode()

    assert "hemmeligt" not in page


def test_the_draft_that_was_autosaved_is_there_on_the_next_day(note_page, svend):
    browser = at_the_desk(svend)
    first = browser.get(note_page).content.decode()
    token = first.split('name="draft_version" value="')[1].split('"')[0]
    address = first.split('data-draft-url="')[1].split('"')[0]
    browser.post(address, {"text": TEXT, "draft_version": token})
    browser.logout()

    page = at_the_desk(svend).get(note_page).content.decode()

    assert TEXT in page
    assert "Kladde gemt kl." in page
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("address", ["/logget-ind/", "/"])
def test_the_pages_of_the_desk_are_locked(address):
    assert Client().get(address).status_code == 302


def test_whether_the_site_is_up_can_be_asked_by_anybody():
    answer = Client().get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok")
