"""Writing letters, as part of a deed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.exposing import HeldBack, refuse_to_the_family, refuse_while_on_hold
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.words import words_of
from tovholder.foundation.organisation.queries import the_municipality

__all__ = ["ACKNOWLEDGEMENT", "HeldBack", "write_letter"]

ACKNOWLEDGEMENT = "acknowledgement"


def write_letter(
    book: Book,
    *,
    kind: str,
    recipient: str,
    address: str,
    about: UUID,
    child: Child | None,
    fields: Mapping[str, str],
    other_children: Iterable[UUID] = (),
) -> Letter:
    """Write a letter as part of a deed; it is kept word for word. `about` is the record it answers.

    `other_children` are further children it concerns. Raises HeldBack where it may not be written, and WordMissing
    where a blank is not filled in; the municipality's name and telephones are filled in here.
    """
    municipality = the_municipality()
    words = words_of(kind, municipality=municipality)
    children = {*other_children, *([child.pk] if child else [])}
    refuse_while_on_hold(children)
    if words.never_to_the_childs_home:
        refuse_to_the_family(children, recipient=recipient, address=address, on=danish_day(book.at))
    title, body = words.filled_in(
        {
            "municipality": municipality.name,
            "phone": municipality.daytime_phone or municipality.out_of_hours_phone,
            "night_phone": municipality.out_of_hours_phone,
            **fields,
        }
    )
    return book.add(
        Letter(
            child_id=child.pk if child else None,
            kind=kind,
            recipient=recipient,
            address=address,
            title=title,
            body=body,
            about=about,
            written_at=book.at,
        )
    )
