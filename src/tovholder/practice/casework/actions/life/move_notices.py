"""The notice to the municipality a child has moved to: a letter by secure mail, and what became of it.

Barnets lov § 132: the notice, with what is needed of the case and a summary of the assessments that matter.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.letters.exposing import HeldBack
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.letters.secure_mail import send_by_secure_mail
from tovholder.foundation.organisation.models import OtherMunicipality
from tovholder.practice.casework.actions.letters.following import ask_for_another_way, give_up, see_to
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.actions.the_case.tasks import settle_tasks
from tovholder.practice.casework.models import Move, Task

SENT, NOT_DELIVERED = "municipality notice sent", "municipality notice not delivered"  # no clock reads them
BY_SECURE_MAIL = "Sikker mail"
# Ours: a municipality is to know within a day (RMOVE), so nobody waits longer for a mailbox that does not answer.
GIVE_UP_AFTER = timedelta(hours=4)


def send_notice(move: Move, *, words: str, mailbox: str, at: datetime, by: Author) -> Outgoing:
    """Write the letter to the municipality the child moved to, and send it to its mailbox by secure mail.

    It goes to an authority, so a contact hold on the family does not stop it. The municipality has been told when
    the letter is delivered: `see_to_notices`. The mailbox is remembered. Raises HeldBack when the child has died.
    """
    child = move.child
    if child.died_on is not None:
        raise HeldBack("Barnet er dødt, og der sendes ikke breve. Tal med din leder om, hvem der giver besked.")
    with open_book(at=at, by=by) as book:
        settle_tasks(book, because=move.outgoing_id, words="Sendt igen")
        letter = book.add(
            Letter(
                child_id=child.pk,
                kind="move_notice",
                recipient=move.to_municipality,
                address=mailbox,
                title="Underretning om et barn, der er flyttet til jer",
                body=words,
                about=move.pk,
                written_at=at,
            )
        )
        move.letter, move.outgoing = letter, send_by_secure_mail(book, letter, mailbox=mailbox)
        move.summary, move.sent_by, move.failed_at, move.trouble = words, by.user_id, None, ""
        book.change(move, "letter", "outgoing", "summary", "sent_by", "failed_at", "trouble")
        book.keep(OtherMunicipality(name=move.to_municipality, mailbox=mailbox))
        facts = {"move": str(move.pk), "to": move.to_municipality, "letter": str(letter.pk)}
        tell(book, SENT, [child], happened_at=at, facts=facts)
    return move.outgoing


def see_to_notices(*, now: datetime) -> int:
    """Tell of the notices that have come through since last, and of those that will not; how many."""
    waiting = Move.objects.filter(told_at=None).order_by("pk")
    return see_to(waiting, child="child", give_up_after=GIVE_UP_AFTER, now=now, delivered=_delivered, failed=_failed)


def _delivered(book: Book, move: Move, delivered_at: datetime) -> None:
    move.told_at, move.told_how = delivered_at, BY_SECURE_MAIL
    book.change(move, "told_at", "told_how")
    facts = {"move": str(move.pk), "to": move.to_municipality, "how": BY_SECURE_MAIL}
    tell(book, EventKind.OTHER_MUNICIPALITY_NOTIFIED, [move.child], happened_at=delivered_at, facts=facts)


def _failed(book: Book, move: Move, outgoing: Outgoing) -> None:
    give_up(book, move, outgoing)
    facts = {"move": str(move.pk), "to": move.to_municipality, "trouble": move.trouble}
    tell(book, NOT_DELIVERED, [move.child], happened_at=book.at, facts=facts)
    path = reverse("casework:tell_new_municipality", args=[move.pk])
    kind = Task.Kind.NOTICE_FAILED
    ask_for_another_way(book, move.child, kind, because=outgoing.pk, sent_by=move.sent_by, path=path)
