"""Talking with the child, and sharing the child's words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import ChildConversation, ContactForm, Visible

WORDS_SHARED = "child's words shared"  # no clock reads it


class ChildNotAsked(ValueError):
    """Nobody has written whether the child was asked; the message says what to do."""


def speak_with_child(
    child: Child,
    *,
    form: ContactForm = ContactForm.TALK,
    about: str = "",
    place: str = "",
    alone: bool | None = None,
    words: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> ChildConversation:
    """Record that the child was talked with, or met in another direct way. Barnets lov § 5, stk. 3.

    The child's own words are for staff until `share_words`; they never stand in the line.
    """
    with open_book(at=at, by=by) as book:
        talk = happening(
            book,
            ChildConversation,
            child,
            happened_at=happened_at,
            form=form,
            about=about,
            place=place,
            alone=alone,
            words=words,
            visible_to=[Visible.STAFF.value],
        )
        tell(
            book,
            EventKind.CHILD_SPOKEN_WITH,
            [child],
            happened_at=happened_at,
            facts={"conversation": str(talk.pk), "form": str(form), "about": about},
        )
    return talk


def share_words(
    talk: ChildConversation, *, visible_to: Collection[Visible], child_asked: str, at: datetime, by: Author
) -> None:
    """Let others than staff see the child's words; a second act replaces the first (law review F02).

    `child_asked` is what the child was asked and answered. Raises ChildNotAsked when it is empty.
    """
    if not child_asked.strip():
        raise ChildNotAsked("Skriv, om barnet er spurgt, og hvad barnet svarede, før ordene deles.")
    with open_book(at=at, by=by) as book:
        talk.visible_to = list(dict.fromkeys([Visible.STAFF.value, *(who.value for who in visible_to)]))
        talk.shared_at, talk.child_asked = at, child_asked.strip()
        book.change(talk, "visible_to", "shared_at", "child_asked")
        facts = {"conversation": str(talk.pk), "visible_to": talk.visible_to, "child_asked": talk.child_asked}
        book.line(WORDS_SHARED, about=[talk.child_id], happened_at=at, facts=facts)
