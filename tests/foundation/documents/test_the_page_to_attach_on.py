"""A file is attached to the child from its page; bad files are told of, and nothing is kept twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.world.people import at_the_desk
from tovholder.foundation.documents.models import Document

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def hand_in(user, child, data=PDF, title="Udtalelse fra skolen", **more):
    file = SimpleUploadedFile("Freja 1. klasse.pdf", data)
    address = reverse("documents:attach", args=[child.pk])
    return at_the_desk(user).post(address, {"file": file, "title": title, **more}, follow=True)


def test_a_file_is_filed_on_the_child_and_can_be_opened_from_there(svend, freja):
    page = hand_in(svend, freja)

    document = Document.objects.get()
    assert (document.child_id, document.title) == (freja.pk, "Udtalelse fra skolen")
    assert reverse("documents:open", args=[document.pk]) in page.content.decode()


@pytest.mark.parametrize(("who", "status", "kept"), [("svend", 200, 1), ("sofie", 404, 0)])
def test_only_who_may_see_the_child_may_attach(svend, sofie, freja, who, status, kept):
    page = hand_in({"svend": svend, "sofie": sofie}[who], freja)

    assert (page.status_code, Document.objects.count()) == (status, kept)


@pytest.mark.parametrize("data", [b"", b"MZ\x90\x00" + b"\x00" * 200, b"%PDF-1.7" + b"x" * (20 * 1024 * 1024)])
def test_a_file_that_cannot_be_kept_is_told_of_and_the_title_stays(svend, freja, data):
    page = hand_in(svend, freja, data).content.decode()

    assert not Document.objects.exists()
    assert "form-error-message" in page
    assert "Udtalelse fra skolen" in page


def test_what_no_form_may_send_is_refused_before_it_is_read(svend, freja, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000

    page = hand_in(svend, freja, PDF + b"x" * 1000)

    assert (page.status_code, Document.objects.count()) == (413, 0)
    assert "En fil må fylde 20 MB." in page.content.decode()


def test_a_file_is_never_laid_unsealed_on_the_disk_while_it_comes_in(svend, freja, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "where nothing can be written"

    hand_in(svend, freja, PDF + b"x" * 5_000_000)

    assert Document.objects.get().size > 5_000_000


def test_the_same_file_twice_is_kept_once(svend, freja):
    hand_in(svend, freja)
    page = hand_in(svend, freja).content.decode()

    assert Document.objects.count() == 1
    assert "ikke gemt to gange" in page


def test_a_document_from_the_future_is_asked_about(svend, freja):
    page = hand_in(svend, freja, received_at="2999-01-01T12:00").content.decode()

    assert not Document.objects.exists()
    assert "ude i fremtiden" in page


def test_the_page_asks_little_of_the_database(svend, freja, shown_with_few_questions):
    hand_in(svend, freja)
    desk = at_the_desk(svend)

    shown_with_few_questions(desk, reverse("documents:attach", args=[freja.pk]))
