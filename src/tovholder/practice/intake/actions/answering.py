"""Who is told what: the notifier, the parents; and the questions of the front desk."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.letters.actions import ACKNOWLEDGEMENT, write_letter
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import day
from tovholder.practice.intake.models import (
    Acknowledgement,
    Concern,
    Notification,
    ParentsTold,
    Question,
    ToldWhatFollowed,
)
from tovholder.practice.intake.queries.of_notification import children_of

WHAT_FOLLOWED = "what_followed"


def acknowledge_notifier(
    notification: Notification, *, in_person: bool, given_at: datetime, at: datetime, by: Author
) -> Acknowledgement:
    """The notifier has an answer (kvittering), by letter or told in person where a letter would expose.

    Barnets lov § 138; six hverdage. The letter is written here, from its template, to the notifier's name and
    contact. Raises HeldBack where a letter could expose the child, with nothing written.
    """
    with open_book(at=at, by=by) as book:
        letter = None if in_person else _letter(book, notification, kind=ACKNOWLEDGEMENT)
        given = book.add(
            Acknowledgement(
                notification=notification, given_at=given_at, given_by=by.user_id, in_person=in_person, letter=letter
            )
        )
        children = children_of(notification)
        facts = {
            "notification": str(notification.pk),
            "in_person": in_person,
            "letter": str(letter.pk) if letter else None,
        }
        book.line("notifier acknowledged", about=children, happened_at=given_at, facts=facts)
        recount_duties(book, children)
    return given


def tell_notifier_what_followed(
    notification: Notification,
    *,
    started: bool,
    what: str = "",
    in_person: bool = False,
    not_because: str = "",
    given_at: datetime,
    at: datetime,
    by: Author,
) -> ToldWhatFollowed:
    """A professional hears whether an investigation or a measure was started: by letter, told, or why not.

    Barnets lov § 138. `what` is said only where it matters for the professional's own work with the child. Raises
    HeldBack where a letter could expose the child, with nothing written.
    """
    with open_book(at=at, by=by) as book:
        by_letter = not (in_person or not_because)
        letter = (
            _letter(book, notification, kind=WHAT_FOLLOWED, followed=_followed(started, what)) if by_letter else None
        )
        told = book.add(
            ToldWhatFollowed(
                notification=notification,
                given_at=given_at,
                given_by=by.user_id,
                started=started,
                what=what[:200],
                in_person=in_person and not not_because,
                letter=letter,
                not_because=not_because[:500],
            )
        )
        children = children_of(notification)
        facts = {
            "notification": str(notification.pk),
            "started": started,
            "what": what,
            "in_person": told.in_person,
            "letter": str(letter.pk) if letter else None,
            "not_because": not_because,
        }
        book.line("notifier told what followed", about=children, happened_at=given_at, facts=facts)
        recount_duties(book, children)
    return told


def _followed(started: bool, what: str) -> str:
    if not started:
        return "vi ikke har sat en undersøgelse eller hjælp i gang"
    return (
        f"vi har sat noget i gang: {what.strip()}" if what.strip() else "vi har sat en undersøgelse eller hjælp i gang"
    )


@in_danish
def _letter(book: Book, notification: Notification, *, kind: str, **more: str) -> Letter:
    """A letter to the notifier, about the notification and no child by name."""
    rows = Concern.objects.filter(notification=notification, moved_to=None).select_related("child__same_as")
    children = [concern.child.same_as or concern.child for concern in rows.order_by("pk")]
    return write_letter(
        book,
        kind=kind,
        to=Addressee(notification.notifier_name, notification.notifier_contact),
        about=notification.pk,
        child=children[0] if children else None,
        other_children={row.child_id for row in rows} | {child.pk for child in children},
        fields={"receipt": notification.receipt, "received_on": day(notification.received_at), **more},
    )


def tell_parents(concern: Concern, *, whom: str, how: str, told_at: datetime, at: datetime, by: Author) -> ParentsTold:
    """Custody holders (and a child of ten or more) have been told of the notification."""
    with open_book(at=at, by=by) as book:
        told = book.add(ParentsTold(concern=concern, at=told_at, by=by.user_id, whom=whom[:300], how=how[:100]))
        facts = {"notification": str(concern.notification_id), "whom": whom, "how": how}
        book.line("parents told", about=[concern.child_id], happened_at=told_at, facts=facts)
        recount_duties(book, [concern.child_id])
    return told


def leave_parents_untold(concern: Concern, *, because: str, at: datetime, by: Author) -> ParentsTold:
    """The parents are not told, for a reason that is kept."""
    with open_book(at=at, by=by) as book:
        left = book.add(ParentsTold(concern=concern, at=at, by=by.user_id, not_because=because[:500]))
        facts = {"notification": str(concern.notification_id), "because": because}
        book.line("parents not told", about=[concern.child_id], happened_at=at, facts=facts)
        recount_duties(book, [concern.child_id])
    return left


def note_family_contact(concern: Concern, *, how: str, contacted_at: datetime, at: datetime, by: Author) -> None:
    """There has been contact with the family, as the safety assessment set a day for."""
    with open_book(at=at, by=by) as book:
        facts = {"notification": str(concern.notification_id), "how": how}
        book.line("family contacted", about=[concern.child_id], happened_at=contacted_at, facts=facts)
        recount_duties(book, [concern.child_id])


def answer_question(question: Question, *, answer: str = "", at: datetime, by: Author) -> None:
    """What was missing has been found out."""
    with open_book(at=at, by=by) as book:
        answer_in(book, question, answer=answer)


def answer_in(book: Book, question: Question, *, answer: str) -> None:
    """The answer as part of a deed: no clock reads it."""
    question.answered_at, question.answered_by, question.answer = book.at, book.by.user_id, answer[:500]
    book.change(question, "answered_at", "answered_by", "answer")
    facts = {"notification": str(question.notification_id), "asked": question.asks, "answer": answer}
    book.line("question answered", about=children_of(question.notification), happened_at=book.at, facts=facts)
