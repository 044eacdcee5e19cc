"""A document that was filed on the wrong child is found, taken out there with a reason, and filed on the right one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.practice.casework.pages import page_for
from tests.world.families import ago
from tests.world.people import at_the_desk
from tests.world.pressing import pressed_twice
from tovholder.foundation.access.models import ListReading, Reading
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.documents.actions import attach, content_of
from tovholder.foundation.documents.models import Document, Enclosure, HowSent, LetterSent
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.actions import write_letter
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import LateAddition, Task

pytestmark = pytest.mark.django_db

FIELDS = {"receipt": "abc", "received_on": "16. oktober 2026"}
WHY = "To breve lå i samme kuvert"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def filed_on(child: Child, signed: dict[str, Any]) -> Document:
    return attach(child.pk, "udtalelse.pdf", PDF, title="Udtalelse fra skolen", received_at=ago(days=2), **signed)


@pytest.fixture
def document(children, signed):
    return filed_on(children[0], signed)


def documents(child: Child) -> str:
    return reverse("documents:attach", args=[child.pk])


def timeline(child: Child) -> str:
    return reverse("desk:timeline", args=[child.pk])


def moved(browser: Client, document: Document, to: Child, **more: Any) -> Any:
    typed = {"lay_on": document.child_id, "looked_for": "Malik", "to": to.pk, "because": WHY}
    return browser.post(page_for("move_document", document), typed | more, follow=True)


def test_the_way_there_is_beside_the_document(browser, children, document):
    assert page_for("move_document", document) in browser.get(documents(children[0])).content.decode()


def test_it_is_found_moved_and_told_of_in_both_cases(browser, children, malik, document):
    where, received = page_for("move_document", document), document.received_at

    looked = browser.post(where, {"looked_for": "Malik", "look": "1", "because": WHY}).content.decode()
    moved(browser, document, malik)

    assert "Malik Al-Sayed" in looked and WHY in looked
    document.refresh_from_db()
    assert (document.child_id, document.received_at, content_of(document)) == (malik.pk, received, PDF)
    wrong = browser.get(timeline(children[0])).content.decode()
    assert "er flyttet" in wrong and WHY in wrong and "Malik" not in wrong and document.title not in wrong
    assert "Udtalelse fra skolen" in browser.get(documents(malik)).content.decode()
    right = browser.get(timeline(malik)).content.decode()
    assert "Dokument" in right and "Freja" not in right


def test_a_sibling_is_one_press_away(browser, children, document):
    assert "Storm Ågård" in browser.get(page_for("move_document", document)).content.decode()

    moved(browser, document, children[1], looked_for="")

    assert Document.objects.get().child_id == children[1].pk


def test_a_second_press_is_answered_as_the_first(browser, children, malik, document):
    typed = {"lay_on": children[0].pk, "looked_for": "Malik", "to": malik.pk, "because": WHY}

    assert pressed_twice(browser, page_for("move_document", document), typed) == [documents(children[0])] * 2


def test_what_a_colleague_has_moved_meanwhile_is_left_where_it_is(browser, children, malik, document, signed):
    page = {"lay_on": children[0].pk}
    actions.move_document_to_right_child(document, wrong=children[0], to=children[1], **signed)

    answer = moved(browser, document, malik, **page)

    assert "Dokumentet ligger ikke her mere" in answer.content.decode()
    assert Document.objects.get().child_id == children[1].pk
    with pytest.raises(actions.DocumentMoved):
        actions.move_document_to_right_child(document, wrong=children[0], to=malik, **signed)


def test_without_a_child_or_a_reason_what_was_typed_stands(browser, children, document):
    page = moved(browser, document, children[1], because="", looked_for="Malik").content.decode()

    assert 'value="Malik"' in page and "Hvorfor stod det forkert?" in page
    assert Document.objects.get().child_id == children[0].pk


def test_a_child_one_may_not_open_is_neither_found_nor_taken(browser, fjordby, children, document):
    elsewhere = Child.objects.create(name="Ida Bro", birth_date="2016-01-02", unit=fjordby.south)
    where = page_for("move_document", document)

    looked = browser.post(where, {"looked_for": "Ida Bro", "look": "1"}).content.decode()
    taken = moved(browser, document, elsewhere, looked_for="Ida Bro").content.decode()

    assert f'value="{elsewhere.pk}"' not in looked
    assert "Vælg et af børnene på listen." in taken
    assert Document.objects.get().child_id == children[0].pk


def test_who_may_not_open_the_child_does_not_see_that_there_is_a_document(sofie, document):
    stranger = at_the_desk(sofie)

    assert stranger.get(page_for("move_document", document)).status_code == 404
    assert stranger.post(page_for("move_document", document), {"because": WHY}).status_code == 404


def test_who_looked_and_whose_case_was_opened_is_noted(browser, malik, document):
    moved(browser, document, malik)

    assert ListReading.objects.filter(page="search", children=[malik.pk]).exists()
    assert Reading.objects.filter(page="move_document", child_id=malik.pk).exists()


def test_the_same_paper_on_a_sibling_stays_there_and_is_said(browser, children, malik, document, signed):
    filed_on(children[1], signed)

    page = browser.get(page_for("move_document", document)).content.decode()
    moved(browser, document, malik)

    assert "ligger også hos Storm Ågård" in page
    assert set(Document.objects.values_list("child_id", flat=True)) == {children[1].pk, malik.pk}


def test_moved_to_where_it_lies_already_it_is_listed_once(browser, children, document, signed):
    filed_on(children[1], signed)

    moved(browser, document, children[1])

    assert Document.objects.filter(child_id=children[1].pk).count() == 2
    assert browser.get(documents(children[1])).content.decode().count("journaliseret") == 1
    assert "journaliseret" not in browser.get(documents(children[0])).content.decode()


def test_what_was_sent_out_with_it_is_said_and_leader_and_jurist_have_a_task(
    browser, bodil, children, malik, document, signed
):
    with open_book(**signed) as book:
        to = Addressee("Mette Ågård", "Havnegade 4")
        letter = write_letter(book, kind="acknowledgement", to=to, about=document.pk, child=children[0], fields=FIELDS)
        sent = book.add(LetterSent(letter=letter, how=HowSent.POST, sent_at=signed["at"]))
        book.add(Enclosure(letter=sent, document=document))

    page = browser.get(page_for("move_document", document)).content.decode()
    moved(browser, document, malik)

    assert "Det er sendt ud herfra" in page and "Mette Ågård" in page
    tasks = Task.objects.filter(kind=Task.Kind.SENT_WRONGLY, child=children[0])
    assert set(tasks.values_list("for_post", flat=True)) == {PostKind.TEAM_LEADER, PostKind.JURIST}
    assert {task.due_at - task.made_at for task in tasks} == {timedelta(hours=72)}


def test_what_was_never_sent_gives_nobody_a_task(browser, malik, document):
    assert "Det er sendt ud" not in browser.get(page_for("move_document", document)).content.decode()

    moved(browser, document, malik)

    assert not Task.objects.exists()


def test_into_a_closed_case_the_reason_is_asked_once(browser, malik, document, signed):
    case = actions.open_case(malik, because="Underretning", happened_at=ago(days=9), **signed)
    actions.close_case(case, because="Flyttet.", happened_at=ago(hours=1), **signed)

    moved(browser, document, malik)

    added = LateAddition.objects.get()
    assert (added.child, added.because, added.record) == (malik, WHY, document.pk)
