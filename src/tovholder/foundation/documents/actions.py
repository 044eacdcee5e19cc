"""Attaching a file to a child, and moving it to the right child."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.documents.announcements import filed_after_closing
from tovholder.foundation.documents.file_types import is_program, media_type_of
from tovholder.foundation.documents.models import Content, Document, MailFile
from tovholder.foundation.documents.sealing import seal_file, unseal_file

# The clock of filing (JOURNAL-DUTY) starts with post that is received; a file put straight on a child starts none.
DOCUMENT_FILED = "document filed"
DOCUMENT_MOVED_AWAY = "document moved away"

_CPR_LIKE = re.compile(r"\d{6}[-_ ]?\d{4}")
_LONGEST_TITLE = 200


class NotAttached(ValueError):
    """The file cannot be kept; the message says why and what to do."""


class TooLarge(NotAttached):
    """The file is over the limit."""


class EmptyFile(NotAttached):
    """There is nothing in the file."""


class IsAProgram(NotAttached):
    """The file would run on a computer."""


def is_filed(child_id: UUID, data: bytes) -> bool:
    """Whether this very file is on the child already."""
    return Document.objects.filter(child_id=child_id, digest=sha256(data).hexdigest()).exists()


def attach(
    child_id: UUID,
    name: str,
    data: bytes,
    *,
    title: str = "",
    attached_to: UUID | None = None,
    after_closing: str = "",
    received_at: datetime,
    at: datetime,
    by: Author,
) -> Document:
    """File (journalisere) a document on a child: its bytes sealed, its type read from them and not from its name.

    `attached_to` is the note, notification or letter it came with. The title is the file's name, without a CPR
    number, unless one is given. `after_closing` is why it goes into a case that is closed. Raises TooLarge,
    EmptyFile or IsAProgram.
    """
    check_file(data)
    with open_book(at=at, by=by) as book:
        document = book.add(
            Document(
                child_id=child_id,
                title=title_of(title or name),
                media_type=media_type_of(data),
                size=len(data),
                digest=sha256(data).hexdigest(),
                received_at=received_at,
                filed_at=at,
                attached_to=attached_to,
            )
        )
        book.add(Content(document=document, sealed=seal_file(data, place=_place(document))))
        facts = {"document": str(document.pk), "title": document.title}
        book.line(DOCUMENT_FILED, about=[child_id], happened_at=received_at, facts=facts)
        if after_closing:
            filed_after_closing.send(sender=Document, book=book, document=document, because=after_closing)
    return document


def content_of(document: Document) -> bytes:
    """The file's bytes. Raises cryptography.exceptions.InvalidTag when what is kept was changed or moved."""
    if document.mail_file is not None:
        return bytes_of_mail(document.mail_file)
    return unseal_file(bytes(document.content.sealed), place=_place(document))


def bytes_of_mail(file: MailFile) -> bytes:
    """The bytes of a file in the post. Raises cryptography.exceptions.InvalidTag as `content_of` does."""
    return unseal_file(bytes(file.content.sealed), place=place_of_mail(file))


def place_of_mail(file: MailFile) -> str:
    """Where the bytes of a file in the post are sealed for."""
    return f"mail:{file.pk}"


def move_what_is_attached(book: Book, attached_to: UUID, *, from_child: UUID, to_child: UUID) -> None:
    """Move the files of a note that is moved, as part of that deed."""
    for document in Document.objects.filter(attached_to=attached_to, child_id=from_child):
        move_document(book, document, to_child=to_child)


def move_document(book: Book, document: Document, *, to_child: UUID, because: str = "") -> None:
    """Move a file from the wrong child to the right one, as part of a deed; when it was received stays.

    Two lines, so that neither child's tells of the other; the wrong child's says nothing of the content, only
    `because`, why it stood there (law review F12).
    """
    facts: dict[str, Any] = {"because": because} if because else {}
    book.line(DOCUMENT_MOVED_AWAY, about=[document.child_id], happened_at=book.at, facts=facts)
    document.child_id = to_child
    book.change(document, "child_id")
    facts = {"document": str(document.pk), "title": document.title, "moved_here": True}
    book.line(DOCUMENT_FILED, about=[to_child], happened_at=document.received_at, facts=facts)


def check_file(data: bytes) -> None:
    """Whether the file can be kept. Raises TooLarge, EmptyFile or IsAProgram."""
    if not data:
        raise EmptyFile("Filen er tom. Vælg den igen, eller bed afsenderen sende den på ny.")
    if len(data) > settings.ATTACHMENT_MAX_BYTES:
        raise too_large()
    if is_program(data):
        raise IsAProgram("Filen er et program og kan ikke gemmes i en sag. Bed om at få indholdet som dokument.")


def too_large() -> TooLarge:
    """The fault of a file over the limit."""
    most = settings.ATTACHMENT_MAX_BYTES // (1024 * 1024)
    return TooLarge(f"Filen fylder mere end {most} MB. Del den op, eller gem den i en mindre udgave.")


def _place(document: Document) -> str:
    return f"document:{document.pk}"


def title_of(name: str) -> str:
    """What people see a file called: its name without folders, else as `cleaned_words`."""
    return cleaned_words(re.split(r"[/\\]", name)[-1]) or "Dokument"


def cleaned_words(text: str) -> str:
    """Without invisible signs that turn a name around and without CPR numbers, at most 200 signs."""
    seen = "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isprintable())
    return _CPR_LIKE.sub("[CPR-nummer]", seen).strip()[:_LONGEST_TITLE]
