"""Talking with the child, what it changed, sharing the child's words, and the lawful reason for no talk."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import (
    ChildConversation,
    ContactForm,
    ContactLeftOut,
    LeftOut,
    Matter,
    Visible,
)

WORDS_SHARED = "child's words shared"  # no clock reads it
EFFECT_TOLD = "effect of child's words told"  # nor this
TALK_LEFT_OUT = "talk with child left out"  # nor this: each decision names its own reason


class ChildNotAsked(ValueError):
    """Nobody has written whether the child was asked; the message says what to do."""


def speak_with_child(
    child: Child,
    *,
    form: ContactForm = ContactForm.TALK,
    about: str = "",
    matters: Collection[Matter] = (),
    held_by: str = "",
    place: str = "",
    alone: bool | None = None,
    also_present: str = "",
    not_alone_because: str = "",
    aids: str = "",
    words: str = "",
    seen: str = "",
    changed: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> ChildConversation:
    """Record that the child was talked with, or met in another direct way. Barnets lov § 5, stk. 3.

    The child's own words are for staff until `share_words`; they never stand in the line, nor does what was seen.
    """
    asked_about = [matter.value for matter in matters]
    with open_book(at=at, by=by) as book:
        talk = happening(
            book,
            ChildConversation,
            child,
            happened_at=happened_at,
            form=form,
            about=about,
            matters=asked_about,
            held_by=held_by,
            place=place,
            alone=alone,
            also_present=also_present,
            not_alone_because=not_alone_because,
            aids=aids,
            words=words,
            seen=seen,
            changed=changed,
            visible_to=[Visible.STAFF.value],
        )
        facts = {"conversation": str(talk.pk), "form": str(form), "about": about, "matters": asked_about}
        tell(book, EventKind.CHILD_SPOKEN_WITH, [child], happened_at=happened_at, facts=facts)
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


def tell_effect(talk: ChildConversation, *, changed: str, at: datetime, by: Author) -> None:
    """Write how what the child said changed things, or why it did not; known only later, as a rule."""
    with open_book(at=at, by=by) as book:
        talk.changed = changed
        book.change(talk, "changed")
        facts = {"conversation": str(talk.pk)}  # the child's words may be quoted in it: they stand in no line
        book.line(EFFECT_TOLD, about=[talk.child_id], happened_at=at, facts=facts)


def leave_out_talk(
    child: Child,
    *,
    matters: Collection[Matter],
    ground: LeftOut,
    because: str,
    view_from: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> ContactLeftOut:
    """Record that the child is not heard about these matters, and the lawful reason. Barnets lov § 5, stk. 3.

    It meets no duty to talk: a decision may name it, and the child's view is found another way (`view_from`).
    """
    with open_book(at=at, by=by) as book:
        left = happening(
            book,
            ContactLeftOut,
            child,
            happened_at=happened_at,
            matters=[matter.value for matter in matters],
            ground=ground,
            because=because,
            view_from=view_from,
        )
        facts = {"left_out": str(left.pk), "ground": str(ground), "matters": left.matters}
        book.line(TALK_LEFT_OUT, about=[child.pk], happened_at=happened_at, facts=facts)
    return left
