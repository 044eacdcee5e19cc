"""Post waits in the basket until it is filed on the children it is about; nothing of it is lost or deleted."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.exceptions import InvalidTag
from django.db import DatabaseError, IntegrityError, transaction

from tests.foundation.documents.papers import PDF, put_in_basket
from tests.world.frontdesk import duty
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, reading
from tovholder.foundation.chronicle.models import Facts, Line, Subject
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.documents.actions import EmptyFile, IsAProgram, NotAttached, TooLarge, content_of
from tovholder.foundation.documents.basket import (
    AlreadyFiled,
    Enclosed,
    file_post,
    mark_returned,
    pass_on,
    receive_post,
    set_aside,
)
from tovholder.foundation.documents.models import CameBy, Content, Document, IncomingMail, MailContent, MailFile
from tovholder.foundation.documents.queries import Unfiled, unfiled

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


def file_it(letter, children, user, *, at=MONDAY_MORNING, received_at=FRIDAY_EVENING):
    by = reading(user).hand
    ids = [child.pk for child in children]
    return file_post(letter, children=ids, title="Udtalelse", received_at=received_at, at=at, by=by)


def test_post_in_the_basket_is_sealed_and_about_nobody_yet(letter):
    file = letter.files.get()

    assert (letter.received_at, letter.taken_in_at, letter.filed_at) == (FRIDAY_EVENING, MONDAY_MORNING, None)
    assert (file.title, file.media_type, file.size) == ("scan [CPR-nummer].pdf", "application/pdf", len(PDF))
    assert PDF not in bytes(file.content.sealed)
    line = Line.objects.get(deed="post received")
    assert not Subject.objects.filter(line=line).exists()
    assert Facts.objects.get(line=line).facts == {"mail": str(letter.pk), "came_by": "upload", "files": 1}


def test_one_letter_on_three_children_is_three_documents_and_its_bytes_are_kept_once(letter, family, svend):
    documents = file_it(letter, family, svend)

    assert {each.child_id for each in documents} == {child.pk for child in family}
    assert {(each.title, each.received_at, each.filed_at) for each in Document.objects.all()} == {
        ("Udtalelse", FRIDAY_EVENING, MONDAY_MORNING)
    }
    assert [content_of(each) for each in Document.objects.all()] == [PDF, PDF, PDF]
    assert (MailContent.objects.count(), Content.objects.count()) == (1, 0)


def test_received_and_filed_are_two_lines_about_all_the_children(letter, family, svend):
    file_it(letter, family, svend)

    what = {"document": str(letter.pk), "title": "Udtalelse"}
    received, filed = Line.objects.filter(subjects__child_id=family[0].pk).order_by("happened_at")
    assert (received.deed, received.happened_at) == ("document received", FRIDAY_EVENING)
    assert (filed.deed, filed.happened_at) == ("document filed", MONDAY_MORNING)
    assert Facts.objects.get(line=received).facts == {**what, "received_on": "2026-10-16"}
    assert Facts.objects.get(line=filed).facts == what
    for line in (received, filed):
        assert set(Subject.objects.filter(line=line).values_list("child_id", flat=True)) == {c.pk for c in family}


@pytest.mark.parametrize(("filed_at", "in_time"), [(MONDAY_MORNING, True), (TUESDAY, False)])
def test_the_clock_of_filing_is_met_and_shows_what_lay_more_than_two_hverdage(letter, freja, svend, filed_at, in_time):
    file_it(letter, [freja], svend, at=filed_at)

    kept = duty(freja, "JOURNAL-DUTY")
    assert kept.met_at == filed_at
    assert (kept.met_at <= kept.due_at) is in_time


def test_a_letter_is_filed_once(letter, freja, svend):
    file_it(letter, [freja], svend)

    for deed in (
        lambda: file_it(letter, [freja], svend),
        lambda: set_aside(letter, because="reklame", at=TUESDAY, by=reading(svend).hand),
    ):
        with pytest.raises(AlreadyFiled, match="allerede lagt i sagen"):
            deed()
    assert Document.objects.count() == 1
    assert Deadline.objects.filter(rule="JOURNAL-DUTY").count() == 1


def test_returned_post_says_why_and_is_filed_as_such(letter, freja, svend):
    mark_returned(letter, because="Ubekendt på adressen", at=MONDAY_MORNING, by=reading(svend).hand)
    file_it(IncomingMail.objects.get(), [freja], svend)

    filed = Line.objects.get(deed="document filed")
    assert Facts.objects.get(line=filed).facts["returned"] == "Ubekendt på adressen"


def test_post_for_another_unit_goes_to_its_basket_and_was_received_when_it_was(letter, fjordby, svend):
    set_aside(letter, because="Ikke vores", at=MONDAY_MORNING, by=reading(svend).hand)
    pass_on(letter, to_unit=fjordby.south.pk, at=TUESDAY, by=reading(svend).hand)

    moved = IncomingMail.objects.get()
    assert (moved.unit_id, moved.received_at) == (fjordby.south.pk, FRIDAY_EVENING)
    assert unfiled([fjordby.south.pk], now=TUESDAY).waiting == 1
    aside = Line.objects.get(deed="post set aside")
    assert Facts.objects.get(line=aside).facts == {"mail": str(letter.pk), "because": "Ikke vores"}


@pytest.mark.parametrize(
    ("now", "late"),
    [(FRIDAY_EVENING, 0), (MONDAY_MORNING, 0), (datetime(2026, 10, 19, 21, 59, tzinfo=UTC), 0), (TUESDAY, 1)],
)
def test_a_leader_is_told_what_has_lain_more_than_two_hverdage(letter, fjordby, now, late):
    told = Unfiled(waiting=1, late=late, oldest_on=FRIDAY_EVENING.date())

    assert unfiled([fjordby.north.pk], now=now) == told
    assert unfiled(None, now=now) == told
    assert unfiled([fjordby.south.pk], now=now) == Unfiled(0, 0, None)


@pytest.mark.parametrize("done", ["filed", "aside"])
def test_what_is_filed_or_set_aside_is_no_longer_waited_for(letter, fjordby, freja, svend, done):
    if done == "filed":
        file_it(letter, [freja], svend)
    else:
        set_aside(letter, because="Reklame", at=MONDAY_MORNING, by=reading(svend).hand)

    assert unfiled(None, now=TUESDAY).waiting == 0


@pytest.mark.parametrize(("data", "error"), [(b"", EmptyFile), (b"MZ\x90\x00", IsAProgram), (b"x" * 101, TooLarge)])
def test_a_file_that_cannot_be_kept_leaves_nothing_in_the_basket(svend, fjordby, settings, data, error):
    settings.ATTACHMENT_MAX_BYTES = 100
    with pytest.raises(error):
        put_in_basket(svend, fjordby, data=data)

    assert not IncomingMail.objects.exists()


def test_files_too_large_together_are_refused(svend, fjordby, settings):
    settings.ATTACHMENT_MAX_BYTES = 100
    files = [Enclosed("a.txt", b"a" * 60), Enclosed("b.txt", b"b" * 60)]

    with pytest.raises(NotAttached, match="hver for sig"):
        receive_post(
            files,
            unit_id=fjordby.north.pk,
            came_by=CameBy.UPLOAD,
            received_at=MONDAY_MORNING,
            at=MONDAY_MORNING,
            by=reading(svend).hand,
        )


def test_what_came_from_the_same_place_is_taken_in_once(svend, fjordby):
    def again():
        receive_post(
            [Enclosed("a.pdf", PDF)],
            unit_id=fjordby.north.pk,
            came_by=CameBy.SCAN_FOLDER,
            received_at=FRIDAY_EVENING,
            at=MONDAY_MORNING,
            by=reading(svend).hand,
            taken_from="scan:1",
        )

    again()
    with pytest.raises(IntegrityError), transaction.atomic():
        again()
    assert IncomingMail.objects.count() == MailFile.objects.count() == 1


@pytest.mark.parametrize("model", [IncomingMail, MailFile, MailContent])
def test_the_database_deletes_no_post(letter, model):
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all()._raw_delete("default")

    assert model.objects.count() == 1


def test_bytes_put_with_another_file_cannot_be_opened(letter, svend, fjordby):
    other = put_in_basket(svend, fjordby, data=PDF + b"\n")
    document = Document(mail_file=letter.files.get())
    document.mail_file.content = MailContent(file=document.mail_file, sealed=other.files.get().content.sealed)

    with pytest.raises(InvalidTag):
        content_of(document)


def test_post_cannot_have_come_after_it_was_put_in_the_basket(letter):
    letter.received_at = letter.taken_in_at + timedelta(minutes=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()
