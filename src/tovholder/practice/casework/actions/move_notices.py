"""The notice to the municipality a child has moved to: a letter by secure mail, and what became of it.

Barnets lov § 132: the notice, with what is needed of the case and a summary of the assessments that matter.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN, Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.letters.exposing import HeldBack
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.letters.secure_mail import send_by_secure_mail
from tovholder.foundation.organisation.models import OtherMunicipality, PostKind
from tovholder.practice.casework.actions.tasks import NOTICE, give_task, settle_tasks
from tovholder.practice.casework.actions.telling import tell
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
    """Tell of the notices that have come through since last, and of those that will not; how many.

    Safe to repeat and for two workers at once: each is seen to under its own lock.
    """
    ready = Move.objects.filter(told_at=None, failed_at=None, outgoing__isnull=False).filter(
        Q(outgoing__done_at__isnull=False)
        | Q(outgoing__called_off_at__isnull=False)
        | Q(outgoing__made_at__lte=now - GIVE_UP_AFTER)
    )
    return sum(_see_to(each, now=now) for each in list(ready.order_by("pk").values_list("pk", flat=True)))


def _see_to(move_id: UUID, *, now: datetime) -> bool:
    with transaction.atomic():
        found = Move.objects.select_for_update(skip_locked=True, of=("self", "outgoing")).filter(
            pk=move_id, told_at=None, failed_at=None, outgoing__isnull=False
        )
        move = found.select_related("outgoing", "child").first()
        if move is None or move.outgoing is None:
            return False
        with open_book(at=now, by=NOBODY_LOGGED_IN) as book:
            if move.outgoing.done_at is not None:
                _delivered(book, move, delivered_at=move.outgoing.done_at)
            else:
                _failed(book, move, move.outgoing)
    return True


def _delivered(book: Book, move: Move, *, delivered_at: datetime) -> None:
    move.told_at, move.told_how = delivered_at, BY_SECURE_MAIL
    book.change(move, "told_at", "told_how")
    facts = {"move": str(move.pk), "to": move.to_municipality, "how": BY_SECURE_MAIL}
    tell(book, EventKind.OTHER_MUNICIPALITY_NOTIFIED, [move.child], happened_at=delivered_at, facts=facts)


def _failed(book: Book, move: Move, outgoing: Outgoing) -> None:
    """It did not come through: the rådgiver has a task, and who sent it a mail that only says log in."""
    move.failed_at, move.trouble = book.at, outgoing.trouble or "Brevet er stoppet, før det gik ud."
    book.change(move, "failed_at", "trouble")
    if outgoing.called_off_at is None:
        outgoing.called_off_at = book.at
        book.change(outgoing, "called_off_at")
    facts = {"move": str(move.pk), "to": move.to_municipality, "trouble": move.trouble}
    tell(book, NOT_DELIVERED, [move.child], happened_at=book.at, facts=facts)
    if move.child.died_on is not None:
        return  # leader and jurist see to what is sent then
    kind = Task.Kind.NOTICE_FAILED
    give_task(book, move.child_id, kind, for_post=PostKind.CASEWORKER, because=outgoing.pk)
    path = reverse("casework:tell_new_municipality", args=[move.pk])
    payload = {"user": str(move.sent_by or ""), "path": path}
    key = f"{NOTICE}/{outgoing.pk}"
    book.add(Outgoing(kind=NOTICE, key=key, payload=payload, not_before=book.at, made_at=book.at))
