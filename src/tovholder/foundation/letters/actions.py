"""Writing letters, and putting what shall be delivered in the outbox. All of it as part of a deed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.exposing import HeldBack, refuse_to_the_family, refuse_while_on_hold
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.letters.words import words_of
from tovholder.foundation.organisation.queries import the_municipality

__all__ = ["Called", "HeldBack", "call_off_alarm", "raise_alarm", "write_letter"]

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


@dataclass(frozen=True)
class Called:
    """Somebody on the out-of-hours roster, and how they are reached; an empty address is not used."""

    rank: int
    mail: str = ""
    phone: str = ""


def raise_alarm(
    book: Book, *, about: UUID, path: str, called: Sequence[Called], next_after: timedelta
) -> list[Outgoing]:
    """Call the first on the roster now, the next after a while, and so on, until it is called off.

    `path` is the page they log in to; it must not name anybody. Raised twice for the same thing, the second fails on
    the unique key, so nobody is called twice over.
    """
    return [
        book.add(
            Outgoing(
                kind=channel,
                key=f"{_alarm(about)}{somebody.rank}/{channel}",
                payload={"to": to, "path": path, "about": str(about)},
                not_before=book.at + place * next_after,
                made_at=book.at,
            )
        )
        for place, somebody in enumerate(sorted(called, key=lambda one: one.rank))
        for channel, to in (("mail", somebody.mail), ("phone", somebody.phone))
        if to
    ]


def call_off_alarm(book: Book, *, about: UUID) -> int:
    """Somebody has opened it: those not yet called are left in peace. How many calls were called off."""
    waiting = Outgoing.objects.filter(key__startswith=_alarm(about), done_at=None, called_off_at=None)
    for call in waiting:
        call.called_off_at = book.at
        book.change(call, "called_off_at")
    return len(waiting)


def _alarm(about: UUID) -> str:
    return f"alarm/{about}/"
