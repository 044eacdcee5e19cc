"""Writing letters, as part of a deed, by the words in force that day; and keeping those words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.blocks import as_json, as_text, paragraphs_of
from tovholder.foundation.letters.exposing import HeldBack, refuse_to_the_family, refuse_while_on_hold
from tovholder.foundation.letters.kinds import LetterKind, letter_kind
from tovholder.foundation.letters.models import Letter, LetterTemplate
from tovholder.foundation.letters.queries import template_in_force
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.letters.word_files.checking import NotATemplate, check_template
from tovholder.foundation.letters.word_files.filling import filled_in
from tovholder.foundation.letters.words import Words, closing_of, shipped_words, words_of
from tovholder.foundation.organisation.queries import the_municipality

__all__ = ["ACKNOWLEDGEMENT", "HeldBack", "NotATemplate", "keep_template", "write_letter", "written_anew"]

ACKNOWLEDGEMENT = "acknowledgement"


def write_letter(
    book: Book,
    *,
    kind: str,
    to: Addressee,
    about: UUID,
    child: Child | None,
    fields: Mapping[str, str],
    other_children: Iterable[UUID] = (),
) -> Letter:
    """Write a letter as part of a deed; it is kept word for word, with whom it is to. `about` is the record it answers.

    `other_children` are further children it concerns. Raises HeldBack where it may not be written, and WordMissing
    where a blank is not filled in; the municipality's name and telephones are filled in here.
    """
    words = words_of(kind)
    children = {*other_children, *([child.pk] if child else [])}
    refuse_while_on_hold(children)
    if words.never_to_the_childs_home:
        refuse_to_the_family(children, recipient=to.name, address=to.address, on=danish_day(book.at))
    title, blocks, text = _worded(kind, words, fields, on=danish_day(book.at))
    return book.add(
        Letter(
            child_id=child.pk if child else None,
            kind=kind,
            recipient=to.name,
            address=to.address,
            to_adult_id=to.adult,
            to_child_id=to.child,
            title=title[:200],
            body=text,
            blocks=blocks,
            about=about,
            written_at=book.at,
        )
    )


def written_anew(book: Book, letter: Letter, *, address: str) -> Letter:
    """The very words of a letter once more, dated today and to another address, as part of a deed; both are kept.

    Raises HeldBack where a letter of its kind must not go to that address.
    """
    known = shipped_words().get(letter.kind)
    if known is not None and known.never_to_the_childs_home and letter.child_id is not None:
        refuse_to_the_family({letter.child_id}, recipient=letter.recipient, address=address, on=danish_day(book.at))
    same = {each.attname: getattr(letter, each.attname) for each in Letter._meta.concrete_fields}
    return book.add(Letter(**{**same, "id": new_id(), "address": address, "written_at": book.at}))


def _worded(kind: str, words: Words, fields: Mapping[str, str], *, on: date) -> tuple[str, list[dict[str, Any]], str]:
    """Title, blocks (none when the text is plain paragraphs) and text, by the words in force that day."""
    municipality = the_municipality()
    fields = {
        "municipality": municipality.name,
        "phone": municipality.daytime_phone or municipality.out_of_hours_phone,
        "night_phone": municipality.out_of_hours_phone,
        **fields,
    }
    closing = closing_of(municipality)
    title, body = words.filled_in(fields)
    own = template_in_force(kind, on=on)
    if own is None:
        return title, [], "\n\n".join(part for part in (body, closing) if part)
    danish = {blank.danish: fields[blank.name] for blank in letter_kind(kind).blanks}
    title, blocks = filled_in(bytes(own.docx), danish)
    blocks += paragraphs_of(closing)
    return title, as_json(blocks), as_text(blocks)


def keep_template(kind: LetterKind, docx: bytes, *, starts: date, at: datetime, by: Author) -> LetterTemplate:
    """Keep a Word file as the words of a kind of letter from a day on; those before it are kept too.

    The file that is in force from that day already is not kept twice.

    Raises NotATemplate, which names what is wrong with the file.
    """
    check_template(docx, kind=kind, on=starts)
    before = LetterTemplate.objects.filter(kind=kind.code, starts=starts).order_by("kept_at", "pk").last()
    if before is not None and bytes(before.docx) == docx:
        return before
    with open_book(at=at, by=by) as book:
        kept = book.add(LetterTemplate(kind=kind.code, starts=starts, docx=docx, kept_at=at, kept_by=by.user_id))
        facts = {"template": str(kept.pk), "kind": kind.code, "starts": starts.isoformat()}
        book.line("letter template kept", about=(), happened_at=at, facts=facts)
    return kept
