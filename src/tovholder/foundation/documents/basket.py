"""The deeds of the post basket (postkurv): what comes in, whose it turns out to be, and what belongs to nobody here.

Post is about nobody until it is filed: then one line says when it was received and one when it was filed, about all
the children, and the clock of filing (JOURNAL-DUTY) reads both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.documents.actions import TooLarge, check_file, cleaned_words, place_of_mail, title_of
from tovholder.foundation.documents.announcements import filed_after_closing
from tovholder.foundation.documents.file_types import media_type_of
from tovholder.foundation.documents.models import CameBy, Document, IncomingMail, MailContent, MailFile
from tovholder.foundation.documents.sealing import seal_file

__all__ = [
    "AlreadyFiled",
    "Enclosed",
    "file_post",
    "mark_returned",
    "pass_on",
    "receive_post",
    "set_aside",
]

RECEIVED, FILED = EventKind.DOCUMENT_RECEIVED.value, EventKind.DOCUMENT_FILED.value


class AlreadyFiled(ValueError):
    """Somebody else was quicker: the post lies on its children."""


@dataclass(frozen=True)
class Enclosed:
    """A file as it came: what it was called, and its bytes."""

    name: str
    data: bytes


def receive_post(
    files: Sequence[Enclosed],
    *,
    unit_id: UUID,
    came_by: CameBy,
    received_at: datetime,
    at: datetime,
    by: Author,
    subject: str = "",
    sender: str = "",
    taken_from: str | None = None,
    incomplete_because: str = "",
) -> IncomingMail:
    """Put a piece of post in a unit's basket, its files sealed. Without a subject it is called as its first file.

    `received_at` is when it came to the municipality; `incomplete_because` says what of it could not be kept. Raises
    TooLarge, EmptyFile or IsAProgram, and django.db.IntegrityError when it was taken in before (`taken_from`); then
    nothing is kept.
    """
    for each in files:
        check_file(each.data)
    if sum(len(each.data) for each in files) > settings.ATTACHMENT_MAX_BYTES:
        raise TooLarge("Filerne fylder for meget tilsammen. Læg dem i kurven hver for sig.")
    with open_book(at=at, by=by) as book:
        mail = book.add(
            IncomingMail(
                came_by=came_by,
                taken_from=taken_from,
                unit_id=unit_id,
                sender=sender.strip()[:300],
                subject=cleaned_words(subject) or title_of(files[0].name if files else ""),
                received_at=min(received_at, at),
                taken_in_at=at,
                incomplete_because=incomplete_because[:1000],
            )
        )
        for each in files:
            _enclose(book, mail, each)
        _note(book, "post received", mail, came_by=str(came_by), files=len(files))
    return mail


def file_post(
    mail: IncomingMail,
    *,
    children: Sequence[UUID],
    title: str,
    after_closing: str = "",
    received_at: datetime,
    at: datetime,
    by: Author,
) -> list[Document]:
    """File (journalisere) the post on every child it is about: a document for each, its bytes kept once.

    `after_closing` is why it goes into the cases that are closed, told once for each child.
    Two lines about all of them: received at `received_at`, filed at `at`. Raises AlreadyFiled.
    """
    with open_book(at=at, by=by) as book:
        held = _held(mail)
        held.filed_at, held.received_at = at, received_at
        held.subject = cleaned_words(title) or held.subject
        book.change(held, "filed_at", "received_at", "subject")
        files = list(held.files.order_by("pk"))
        documents = [book.add(_document(held, file, child, among=files, at=at)) for child in children for file in files]
        what = {"document": str(held.pk), "title": held.subject} | (
            {"returned": held.returned_because} if held.returned_because else {}
        )
        received = what | {"received_on": danish_day(received_at).isoformat()}
        book.line(RECEIVED, about=children, happened_at=received_at, facts=received)
        book.line(FILED, about=children, happened_at=at, facts=what)
        if after_closing:
            for first in {document.child_id: document for document in reversed(documents)}.values():
                filed_after_closing.send(sender=Document, book=book, document=first, because=after_closing)
        recount_duties(book, children)
    return documents


def mark_returned(mail: IncomingMail, *, because: str, at: datetime, by: Author) -> None:
    """A letter of ours came back (returpost): it waits to be filed as such. Said again it says no more.

    Raises AlreadyFiled.
    """
    with open_book(at=at, by=by) as book:
        held, said = _held(mail), because.strip()[:300]
        if (held.returned_because, held.set_aside_because) == (said, ""):
            return
        held.returned_because, held.set_aside_because = said, ""
        book.change(held, "returned_because", "set_aside_because")
        _note(book, "post marked as returned", held, because=held.returned_because)


def set_aside(mail: IncomingMail, *, because: str, at: datetime, by: Author) -> None:
    """It belongs in no case (lagt til side): kept with the reason, and no longer waited for. Once for each reason.

    Raises AlreadyFiled.
    """
    with open_book(at=at, by=by) as book:
        held, said = _held(mail), because.strip()[:300]
        if held.set_aside_because == said:
            return
        held.set_aside_because = said
        book.change(held, "set_aside_because")
        _note(book, "post set aside", held, because=held.set_aside_because)


def pass_on(mail: IncomingMail, *, to_unit: UUID, at: datetime, by: Author) -> None:
    """Put it in another unit's basket; when it was received stays. Raises AlreadyFiled."""
    with open_book(at=at, by=by) as book:
        held = _held(mail)
        from_unit, held.unit_id = held.unit_id, to_unit
        held.set_aside_because = ""  # it is for the other unit to say
        book.change(held, "unit_id", "set_aside_because")
        _note(book, "post passed on", held, from_unit=str(from_unit), to_unit=str(to_unit))


def _held(mail: IncomingMail) -> IncomingMail:
    """The post as it stands now, held until the deed is done, so that nobody files it twice."""
    held = IncomingMail.objects.select_for_update().get(pk=mail.pk)
    if held.filed_at is not None:
        raise AlreadyFiled("Posten er allerede lagt i sagen. Find den under barnets dokumenter.")
    return held


def _enclose(book: Book, mail: IncomingMail, file: Enclosed) -> None:
    kept = book.add(
        MailFile(
            mail=mail,
            title=title_of(file.name),
            media_type=media_type_of(file.data),
            size=len(file.data),
            digest=sha256(file.data).hexdigest(),
        )
    )
    book.add(MailContent(file=kept, sealed=seal_file(file.data, place=place_of_mail(kept))))


def _document(mail: IncomingMail, file: MailFile, child: UUID, *, among: Sequence[MailFile], at: datetime) -> Document:
    title = mail.subject if len(among) == 1 else f"{mail.subject}: {file.title}"
    return Document(
        child_id=child,
        title=title[:200],
        media_type=file.media_type,
        size=file.size,
        digest=file.digest,
        received_at=mail.received_at,
        filed_at=at,
        attached_to=mail.pk,
        mail_file=file,
    )


def _note(book: Book, deed: str, mail: IncomingMail, **facts: object) -> None:
    """A line about no child: whose the post is, is not known yet."""
    book.line(deed, about=(), happened_at=mail.received_at, facts={"mail": str(mail.pk), **facts})
