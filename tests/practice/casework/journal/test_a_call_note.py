"""A telephone call becomes a note in fifteen seconds: the same note, begun for the one who has the phone in hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.practice.casework.pages import page_for, token_on
from tests.world.families import a_family
from tests.world.people import at_the_desk, reading
from tovholder.foundation.drafts.models import Draft
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Note, NoteCopy

pytestmark = pytest.mark.django_db


@pytest.fixture
def freja(svend):
    child = a_family(svend, ["Freja Ågård", "Storm Ågård"])[0]
    child.school_or_daycare = "Fjordskolen"
    child.save()
    return child


def test_the_page_offers_the_people_we_know_and_the_time_is_now(svend, freja):
    page = at_the_desk(svend).get(page_for("note_a_call", freja)).content.decode()

    assert "Mette Ågård, mor" in page and "Fjordskolen" in page
    assert "Telefonsamtale" in page and " autofocus" in page


def test_only_the_text_is_asked_for_and_the_note_is_a_telephone_call(svend, freja):
    browser, before = at_the_desk(svend), timezone.now()
    page = browser.get(page_for("note_a_call", freja))

    browser.post(
        page_for("note_a_call", freja),
        {"text": "Aftalte besøg.", "title": "Telefonsamtale", "draft_version": token_on(page)},
    )

    note = Note.objects.get()
    assert (note.title, note.text, note.told_by) == ("Telefonsamtale", "Aftalte besøg.", "")
    assert before <= note.happened_at <= timezone.now()


@pytest.mark.parametrize(
    ("answers", "told_by"),
    [
        ({"spoken_with": "Mette Ågård, mor"}, "Mette Ågård, mor"),
        ({"told_by": "Naboen"}, "Naboen"),
        ({"spoken_with": "Fjordskolen", "told_by": "Lise, Fjordskolen"}, "Lise, Fjordskolen"),
    ],
)
def test_who_it_was_is_pressed_or_typed_and_the_typed_name_goes_first(svend, freja, answers, told_by):
    at_the_desk(svend).post(page_for("note_a_call", freja), {"text": "Ringede.", **answers})

    assert Note.objects.get().told_by == told_by


def test_who_has_called_before_is_offered_once(svend, freja):
    by, at = reading(svend, timezone.now()).hand, timezone.now() - timedelta(days=1)
    for who in ("Mette Ågård, mor", "Naboen", "naboen"):
        actions.write_note([freja], text="…", written_by="Svend Dahl", told_by=who, happened_at=at, at=at, by=by)

    page = at_the_desk(svend).get(page_for("note_a_call", freja)).content.decode()

    assert page.count("Mette Ågård, mor</label>") == 1
    assert page.lower().count("naboen</label>") == 1


def test_a_sibling_is_one_press_more(svend, freja):
    storm = type(freja).objects.get(name="Storm Ågård")

    at_the_desk(svend).post(page_for("note_a_call", freja), {"text": "Mor ringede.", "also_about": [storm.pk]})

    assert set(NoteCopy.objects.values_list("child", flat=True)) == {freja.pk, storm.pk}


def test_the_half_written_call_waits_on_its_own_page(svend, freja):
    browser = at_the_desk(svend)
    browser.post(page_for("note_a_call", freja), {"text": "Halvt", "spoken_with": "Fjordskolen", "save_draft": "1"})

    assert Draft.objects.get().form == "telefonnotat"
    assert "Halvt" in browser.get(page_for("note_a_call", freja)).content.decode()
    assert "Halvt" not in browser.get(page_for("write_note", freja)).content.decode()
