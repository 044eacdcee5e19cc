"""The pages on which notes and talks are written: quick, once, and nothing lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.casework.pages import page_for, token_on
from tests.world.families import a_family
from tests.world.people import at_the_desk
from tovholder.foundation.access.models import ListReading
from tovholder.foundation.drafts.models import Draft
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.forms import ConversationForm
from tovholder.practice.casework.models import ChildConversation, Note, NoteCopy

pytestmark = pytest.mark.django_db


@pytest.fixture
def children(svend):
    return a_family(svend, ["Freja Ågård", "Storm Ågård", "Ida Ågård"])


@pytest.fixture
def freja(children):
    return children[0]


def test_a_call_note_needs_its_text_and_nothing_else(svend, freja):
    before = timezone.now()

    answer = at_the_desk(svend).post(page_for("write_note", freja), {"text": "Mor ringede."})

    note = Note.objects.get()
    assert answer.headers["Location"] == reverse("desk:child", args=[freja.pk])
    assert (note.text, note.author_name) == ("Mor ringede.", "Svend Dahl")
    assert before <= note.happened_at <= timezone.now()


def test_one_click_more_writes_it_to_a_sibling_too(svend, children):
    freja, storm, ida = children
    browser = at_the_desk(svend)
    assert "Storm Ågård" in browser.get(page_for("write_note", freja)).content.decode()

    browser.post(page_for("write_note", freja), {"text": "Mor ringede.", "also_about": [storm.pk]})

    assert set(NoteCopy.objects.values_list("child", flat=True)) == {freja.pk, storm.pk}
    noted = ListReading.objects.filter(page="write_note").first()
    assert set(noted.children) == {storm.pk, ida.pk}


def test_a_child_that_is_no_sibling_cannot_be_slipped_in(svend, freja, fjordby):
    stranger = Child.objects.create(name="Karla", unit=fjordby.south)

    page = at_the_desk(svend).post(page_for("write_note", freja), {"text": "x", "also_about": [stranger.pk]})

    assert "Svaret findes ikke på listen." in page.content.decode()
    assert not Note.objects.exists()


def test_an_empty_note_says_what_is_missing(svend, freja):
    page = at_the_desk(svend).post(page_for("write_note", freja), {"text": " "}).content.decode()

    assert "Udfyld »Notat«." in page
    assert "<title>Fejl: Nyt notat" in page


def test_what_lies_in_the_future_is_sent_back_with_the_text(svend, freja):
    tomorrow = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")

    page = at_the_desk(svend).post(page_for("write_note", freja), {"text": "Mor ringede.", "happened_at": tomorrow})

    assert "Tidspunktet ligger i fremtiden." in page.content.decode()
    assert "Mor ringede." in page.content.decode()
    assert not Note.objects.exists()


def test_a_note_of_29_february_is_kept_on_that_day(svend, freja):
    at_the_desk(svend).post(page_for("write_note", freja), {"text": "x", "happened_at": "2024-02-29T10:00"})

    assert timezone.localtime(Note.objects.get().happened_at).date().isoformat() == "2024-02-29"


def test_a_double_click_writes_one_note(svend, freja):
    browser = at_the_desk(svend)
    sent = {"text": "Mor ringede.", "draft_version": token_on(browser.get(page_for("write_note", freja)))}

    for _ in range(2):
        assert browser.post(page_for("write_note", freja), sent).status_code == 302

    assert Note.objects.count() == 1


def test_going_back_and_writing_something_else_writes_two(svend, freja):
    browser = at_the_desk(svend)
    token = token_on(browser.get(page_for("write_note", freja)))

    for text in ("Mor ringede.", "Far ringede."):
        browser.post(page_for("write_note", freja), {"text": text, "draft_version": token})

    assert Note.objects.count() == 2


def test_without_javascript_a_button_keeps_the_draft(svend, freja):
    browser = at_the_desk(svend)
    address = page_for("write_note", freja)

    page = browser.post(address, {"text": "Mor ringede, og", "save_draft": "1"}, follow=True).content.decode()

    assert "Kladde gemt kl." in page
    assert "Mor ringede, og" in page
    assert not Note.objects.exists()


def test_the_draft_goes_when_the_note_is_saved(svend, freja):
    browser, address = at_the_desk(svend), page_for("write_note", freja)
    browser.post(address, {"text": "Mor ringede, og", "save_draft": "1"})

    browser.post(address, {"text": "Mor ringede, og græd.", "draft_version": token_on(browser.get(address))})

    assert not Draft.objects.filter(finished_at=None).exists()
    assert "Mor ringede" not in browser.get(address).content.decode()


def test_two_windows_of_one_person_end_side_by_side(svend, freja):
    browser, address = at_the_desk(svend), page_for("write_note", freja)
    for text in ("I det ene vindue", "I det andet vindue"):
        browser.post(
            address,
            {"text": text, "save_draft": "1", "draft_version": f"0190a200-0000-7000-8000-00000000000{len(text) % 9}.0"},
        )

    page = browser.get(address).content.decode()

    assert "I det andet vindue</textarea>" in page
    assert "En anden kladde" in page
    assert "I det ene vindue" in page


def test_the_draft_of_one_child_is_not_on_another_childs_page(svend, children):
    freja, storm, _ = children
    browser = at_the_desk(svend)
    browser.post(page_for("write_note", freja), {"text": "Kun om Freja", "save_draft": "1"})

    assert "Kun om Freja" not in browser.get(page_for("write_note", storm)).content.decode()


def test_a_talk_keeps_the_childs_words_for_staff(svend, freja):
    at_the_desk(svend).post(
        page_for("speak_with_child", freja),
        {"words": "Jeg vil bo hos mormor.", "about": "hvor jeg bor", "form": "talk", "alone": "yes"},
    )

    talk = ChildConversation.objects.get()
    assert (talk.words, talk.about, talk.alone) == ("Jeg vil bo hos mormor.", "hvor jeg bor", True)
    assert talk.visible_to == ["staff"]


def test_whether_one_was_alone_may_be_left_open(svend, freja):
    at_the_desk(svend).post(page_for("speak_with_child", freja), {"about": "skolen", "form": "talk"})

    assert ChildConversation.objects.get().alone is None


def test_who_corrects_second_meets_what_the_first_wrote(svend, bodil, freja):
    first, second = at_the_desk(svend), at_the_desk(bodil)
    first.post(page_for("write_note", freja), {"text": "Mor er 31 år."})
    address = page_for("correct_note", NoteCopy.objects.get())
    seen = second.get(address).content.decode().split('name="seen_version" value="')[1].split('"')[0]
    first.post(address, {"text": "Mor er 32 år.", "seen_version": ""})

    met = second.post(address, {"text": "Mor er 33 år.", "seen_version": seen})
    page = met.content.decode()
    shown = page.split('name="seen_version" value="')[1].split('"')[0]
    saved = second.post(address, {"text": "Mor er 33 år.", "seen_version": shown})

    assert met.status_code == 200
    assert "En anden har gemt, mens du skrev" in page
    assert "Mor er 32 år." in page and "Mor er 33 år.</textarea>" in page
    assert saved.status_code == 302
    assert sorted(Note.objects.filter(corrects__isnull=False).values_list("text", flat=True)) == [
        "Mor er 32 år.",
        "Mor er 33 år.",
    ]


def test_a_note_is_struck_with_a_reason_in_this_journal_only(svend, children):
    freja, storm, _ = children
    browser = at_the_desk(svend)
    browser.post(page_for("write_note", freja), {"text": "Mor ringede.", "also_about": [storm.pk]})
    copy = NoteCopy.objects.get(child=freja)

    without = browser.post(page_for("strike_note", copy), {"because": ""}).content.decode()
    browser.post(page_for("strike_note", copy), {"because": "Forkert barn"})

    assert "Udfyld »Hvorfor streges det?«." in without
    assert NoteCopy.objects.get(child=freja).struck_because == "Forkert barn"
    assert NoteCopy.objects.get(child=storm).struck_at is None


@pytest.mark.parametrize("page", ["correct_note", "strike_note"])
def test_another_units_note_is_not_there(sofie, svend, freja, page):
    at_the_desk(svend).post(page_for("write_note", freja), {"text": "Mor ringede."})

    assert at_the_desk(sofie).get(page_for(page, NoteCopy.objects.get())).status_code == 404


def test_a_talk_requires_no_more_than_six_things():
    assert len([field for field in ConversationForm.base_fields.values() if field.required]) <= 6
