"""Files are kept sealed, known by their bytes, and handed out so that nothing in them can run."""

import io
import zipfile
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.urls import reverse

from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, reading
from tovholder.foundation.access.models import Reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.models import Facts, Subject
from tovholder.foundation.documents.actions import (
    EmptyFile,
    IsAProgram,
    TooLarge,
    attach,
    content_of,
    move_document,
)
from tovholder.foundation.documents.file_types import media_type_of
from tovholder.foundation.documents.models import Content, Document
from tovholder.foundation.families.models import Child

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6300010000000500010d0a2db4"
    "0000000049454e44ae426082"
)
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
GIF = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
PAGE = b"<html><script>alert(1)</script></html>"


def archive(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/"), text)
    return made.getvalue()


DOCX = archive(**{"[Content_Types].xml": "<Types/>", "word__document.xml": "<w/>"})
MACROS = archive(**{"[Content_Types].xml": "<Types/>", "word__document.xml": "<w/>", "word__vbaProject.bin": "x"})
ODT = archive(**{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<o/>"})


@pytest.fixture
def filed(freja, svend):
    return file_on(freja, svend)


def file_on(child: Child, user: User, data: bytes = PDF, name: str = "Freja Ågård 1. klasse.exe.pdf") -> Document:
    return attach(child.pk, name, data, received_at=FRIDAY_EVENING, at=MONDAY_MORNING, by=reading(user).hand)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PDF, "application/pdf"),
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (GIF, "image/gif"),
        ("Hej, jeg er bekymret for Åse.\n".encode(), "text/plain"),
        (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (ODT, "application/vnd.oasis.opendocument.text"),
        (MACROS, "application/octet-stream"),
        (PAGE, "application/octet-stream"),
        (b"\n  " + PAGE, "application/octet-stream"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "application/octet-stream"),
        (archive(**{"a.txt": "x"}), "application/octet-stream"),
        (b"PK\x03\x04 not really", "application/octet-stream"),
        (b"\x00\x01\x02\x03", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_bytes_show(data, media_type):
    assert media_type_of(data) == media_type


def test_the_name_is_never_believed(freja, svend):
    filed = file_on(freja, svend, data=PAGE, name="billede.png")

    assert filed.media_type == "application/octet-stream"


def test_the_bytes_are_sealed_and_come_back_whole(filed):
    kept = Content.objects.get(document=filed)

    assert PDF not in bytes(kept.sealed)
    assert content_of(Document.objects.get(pk=filed.pk)) == PDF


def test_bytes_put_on_another_document_cannot_be_opened(filed, freja, svend):
    other = file_on(freja, svend)
    Content.objects.filter(document=other).update(sealed=Content.objects.get(document=filed).sealed)

    with pytest.raises(InvalidTag):
        content_of(Document.objects.get(pk=other.pk))


def test_a_filed_document_has_a_line_that_names_nothing_of_it(filed, freja):
    line = Subject.objects.get(child_id=freja.pk).line

    assert (line.deed, line.happened_at, line.recorded_at) == ("document filed", FRIDAY_EVENING, MONDAY_MORNING)
    assert Facts.objects.get(line=line).facts == {"document": str(filed.pk), "title": filed.title}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("../../etc/udtalelse.pdf", "udtalelse.pdf"),
        ("C:\\Skrivebord\\udtalelse.pdf", "udtalelse.pdf"),
        ("010203-1234 udtalelse.pdf", "[CPR-nummer] udtalelse.pdf"),
        ("gnp.\u202efdp.exe\x00", "gnp.fdp.exe"),
        ("\u200b", "Dokument"),
    ],
)
def test_the_title_is_the_name_without_folders_tricks_and_cpr_numbers(freja, svend, name, title):
    assert file_on(freja, svend, name=name).title == title


def test_a_file_over_the_limit_is_refused_with_what_to_do(freja, svend, settings):
    settings.ATTACHMENT_MAX_BYTES = 1024 * 1024
    file_on(freja, svend, data=b"a" * 1024 * 1024)

    with pytest.raises(TooLarge, match="mere end 1 MB"):
        file_on(freja, svend, data=b"a" * (1024 * 1024 + 1))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"MZ\x90\x00", IsAProgram),
        (b"\x7fELF\x02", IsAProgram),
        (b"#!/bin/sh\n", IsAProgram),
    ],
)
def test_an_empty_file_and_a_program_are_refused_and_leave_nothing(freja, svend, data, error):
    with pytest.raises(error):
        file_on(freja, svend, data=data)

    assert not Document.objects.exists()


def test_a_file_is_handed_out_so_that_nothing_in_it_runs_and_its_name_tells_of_nobody(filed, svend, client):
    client.force_login(svend)

    answer = client.get(reverse("documents:open", args=[filed.pk]))

    assert answer.status_code == 200
    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    name = f"dokument-2026-10-19-{filed.pk.hex[-8:]}.pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store"
    assert "Freja" not in str(answer.headers)


def test_what_we_do_not_know_is_handed_out_as_unknown_bytes(freja, svend, client):
    client.force_login(svend)

    answer = client.get(reverse("documents:open", args=[file_on(freja, svend, data=PAGE, name="a.html").pk]))

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].endswith('.bin"')


@pytest.mark.parametrize(("who", "status", "readings"), [("svend", 200, 1), ("sofie", 404, 0)])
def test_a_file_is_opened_through_the_one_door_to_its_child(filed, freja, client, request, who, status, readings):
    client.force_login(request.getfixturevalue(who))

    assert client.get(reverse("documents:open", args=[filed.pk])).status_code == status
    assert Reading.objects.filter(child_id=freja.pk, page="dokument").count() == readings


def test_no_one_outside_gets_a_file_and_no_other_id_opens_one(filed, svend, client):
    assert client.get(reverse("documents:open", args=[filed.pk])).status_code == 302
    client.force_login(svend)
    assert client.get(reverse("documents:open", args=[uuid4()])).status_code == 404


def test_a_file_on_the_wrong_child_moves_and_leaves_a_line_without_content(filed, freja, svend):
    storm = Child.objects.create(name="Storm")
    later = datetime(2026, 10, 20, 8, tzinfo=UTC)

    with open_book(at=later, by=reading(svend).hand) as book:
        move_document(book, filed, to_child=storm.pk)

    assert Document.objects.get().child_id == storm.pk
    left = Subject.objects.filter(child_id=freja.pk).order_by("-line_id")[0].line
    assert (left.deed, Facts.objects.get(line=left).facts) == ("document moved away", {})
    arrived = Subject.objects.get(child_id=storm.pk).line
    assert arrived.happened_at == FRIDAY_EVENING
    assert content_of(Document.objects.get()) == PDF
