"""Every page is locked but a listed few; and who may not see a child cannot even see that there is one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.house.addresses import ABOUT_SOMETHING, PAGES, filled_in, without_tokens
from tests.world.frontdesk import hand, received
from tests.world.people import FRIDAY_EVENING, at_the_desk
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.documents.actions import attach
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.actions import write_letter
from tovholder.foundation.letters.recipients import Addressee
from tovholder.practice.casework.actions import (
    ask_for_statement,
    speak_with_child,
    start_investigation,
    start_targeted_assessment,
    write_note,
)
from tovholder.practice.casework.models import AskedOf, StatementBasis
from tovholder.practice.intake.models import Question

GALLERY = "om/eksempler/"
# Open to everybody, with what a visitor who only looks is answered.
OPEN = {
    "healthz": 200,  # says "ok" and nothing else
    "underret/": 200,  # the public form
    "underret/kvittering/<slug:receipt_id>/": 404,  # opened by an id that only its writer has, for an hour
    "api/v1/openapi.json": 200,
    "api/v1/notifications": 405,  # opened by a token
    "api/v1/": 404,
    "aftaler/kalender/<str:token>.ics": 404,  # opened by a token; names nobody
    "konto/log-ind/": 200,
    "konto/log-ud/": 302,  # to the front page, which asks for a log-in
    "konto/lukket/": 200,
    "konto/engangskode/": 302,  # the second factor, after the password
    "sprog/": 302,
    "om/hjaelp/": 200,
    "om/tilgaengelighed/": 200,
    GALLERY: 200,  # the demo's; nobody in it exists
    "om/genveje/": 405,
}
NO_SUCH: dict[str, Any] = {}
NOT_USED = "konto/findes-ikke/"


LOCKED = [page for page in PAGES if page not in OPEN and not page.startswith(NOT_USED)]


def something_found_out(freja: Child, by: Author) -> dict[str, Any]:
    """An investigation with a statement, a targeted assessment, and a talk."""
    when: dict[str, Any] = {"happened_at": FRIDAY_EVENING, "at": FRIDAY_EVENING, "by": by}
    investigation = start_investigation(freja, **when)
    asked = ask_for_statement(
        freja,
        asked_of=AskedOf.SCHOOL,
        about="Fravær",
        basis=StatementBasis.CONSENT,
        investigation=investigation,
        **when,
    )
    return {
        "investigation_id": investigation.pk,
        "statement_id": asked.pk,
        "assessment_id": start_targeted_assessment(freja, question="Skolen", **when).pk,
        "talk_id": speak_with_child(freja, words="Freja siger …", **when).pk,
    }


@pytest.fixture
def something(fjordby, freja, svend, karen):
    """A child of Familiegruppe Nord with a notification, an open question, a note and a letter."""
    came = received(freja)
    notification = came.notification
    question = Question.objects.create(notification=notification, asks="Hvor er Freja nu?")
    note = write_note(
        [freja], text="Talt med mor.", happened_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=hand(svend), written_by="Svend"
    )
    with open_book(at=FRIDAY_EVENING, by=hand(karen)) as book:
        letter = write_letter(
            book,
            kind="acknowledgement",
            to=Addressee("Tove Krogh", "tove@skole.invalid"),
            about=notification.pk,
            child=freja,
            fields={"receipt": notification.receipt, "received_on": "16. oktober 2026"},
        )
    found_out = something_found_out(freja, hand(svend))
    filed = attach(freja.pk, "udtalelse.txt", b"Freja", received_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=hand(svend))
    return {
        **found_out,
        "document_id": filed.pk,
        "child_id": freja.pk,
        "concern_id": came.concerns[0].pk,
        "notification_id": notification.pk,
        "question_id": question.pk,
        "copy_id": note.copies.get().pk,
        "letter_id": letter.pk,
        "about": freja.pk,
    }


@pytest.mark.django_db
def test_who_is_not_logged_in_sees_only_the_listed_pages(something):
    visitor = Client()
    answers = {page: visitor.get(filled_in(page, something)) for page in PAGES}

    asked_to_log_in = {page for page in PAGES if is_log_in(answers[page])}
    assert asked_to_log_in == set(LOCKED)
    assert {page: answers[page].status_code for page in OPEN} == OPEN
    assert {answers[page].status_code for page in PAGES if page.startswith(NOT_USED)} == {404}
    told = {page for page, answer in answers.items() if "Freja" in answer.content.decode(errors="ignore")}
    assert told == {GALLERY}


@pytest.mark.django_db
def test_who_is_not_logged_in_changes_nothing(something):
    visitor = Client()
    answers = {page: visitor.post(filled_in(page, something), {"text": "Freja er rask."}) for page in LOCKED}

    assert {page for page, answer in answers.items() if answer.status_code != 403} == set()
    assert {page for page, answer in answers.items() if "logget ud" not in answer.content.decode()} == set()


def is_log_in(answer: Any) -> bool:
    return bool(answer.status_code == 302) and str(answer["Location"]).startswith("/konto/log-ind/?next=")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_answered_exactly_as_if_there_were_no_such_child(method, something, sofie):
    def asks(page: str, ids: dict[str, Any]) -> tuple[int, str, str]:
        stranger = at_the_desk(sofie)  # anew each time: what was said on the page before must not stand on this one
        return without_tokens(getattr(stranger, method)(filled_in(page, ids), {"text": "Hun er rask."}))

    there, nowhere = ({page: asks(page, ids) for page in ABOUT_SOMETHING} for ids in (something, NO_SUCH))

    assert {page for page in ABOUT_SOMETHING if there[page] != nowhere[page]} == set()
    assert {page for page, (*_, html) in there.items() if "Freja" in html} == set()


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404)])
@pytest.mark.parametrize("page", ["barn/<uuid:child_id>/", "sag/<uuid:child_id>/notat/", "breve/<uuid:letter_id>/"])
def test_the_same_pages_open_to_whose_child_it_is(page, who, status, something, request):
    reader = at_the_desk(request.getfixturevalue(who))

    assert reader.get(filled_in(page, something)).status_code == status
