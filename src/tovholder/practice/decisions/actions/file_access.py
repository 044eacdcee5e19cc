"""Somebody asks for the file, and is answered: with all of it, with some, or with a refusal and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.actions import write_letter
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.recipients import Addressee
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.decisions.models import Access, Asker, FileAccess


def receive_access_request(
    children: Sequence[Child],
    *,
    asker: Asker,
    person_name: str,
    words: str,
    person: UUID | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[FileAccess]:
    """Record that somebody asks to see the file: a request for each child, and one line about them all.

    The 7 working days (ACCESS-7D) start when it came; a party's request postpones a decision (§ 9 b).
    """
    together = new_id() if len(children) > 1 else None
    said = {"asker": asker, "person": person, "person_name": person_name, "words": words, "together": together}
    with open_book(at=at, by=by) as book:
        asked = [happening(book, FileAccess, child, happened_at=happened_at, **said) for child in children]
        first = asked[0]
        facts = {"request": str(first.mark), "asker": str(asker), "by_whom": person_name, "party": first.by_party}
        tell(book, EventKind.ACCESS_REQUESTED, children, happened_at=happened_at, facts=facts)
    return asked


def answer_access_request(
    request: FileAccess,
    *,
    access: Access,
    answer: str = "",
    because: str = "",
    paragraph: str = "",
    letter: Mapping[str, str] | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> None:
    """Record what was answered about one child's file; what is left out has a reason. Answered twice, the first stands.

    Forvaltningsloven § 22 asks for the reason and the paragraph unless all is given. `letter` are the words of the
    letter with the answer (address, and what fills in the template); raises HeldBack while there is a contact hold.
    """
    with open_book(at=at, by=by) as book:
        held = FileAccess.objects.select_for_update().get(pk=request.pk)
        if held.answered_at is not None:
            return
        if letter:
            request.letter = _answering_letter(book, request, letter).pk
        request.answered_at = max(happened_at, request.happened_at)
        request.access, request.answer, request.because, request.paragraph = access, answer, because, paragraph
        book.change(request, "answered_at", "access", "answer", "because", "paragraph", "letter")
        facts = {"request": str(request.mark), "access": str(access), "paragraph": paragraph}
        tell(book, EventKind.ACCESS_ANSWERED, [request.child], happened_at=request.answered_at, facts=facts)


def _answering_letter(book: Book, request: FileAccess, words: Mapping[str, str]) -> Letter:
    own = request.person == request.child_id
    to = Addressee(
        request.person_name,
        words["address"],
        adult=None if own else request.person,
        child=request.person if own else None,
    )
    fields = {"name": to.name, **words}
    return write_letter(book, kind="file_access", to=to, about=request.pk, child=request.child, fields=fields)
