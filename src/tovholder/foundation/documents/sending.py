"""A checked letter goes out with its papers; and what did not come through goes again, perhaps another way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError
from django.utils.translation import gettext as _

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.documents.announcements import letter_came_back, letter_sent_again
from tovholder.foundation.documents.enclosing import Paper
from tovholder.foundation.documents.models import Enclosure, HowSent, LetterDelivery, LetterSent
from tovholder.foundation.letters.actions import written_anew
from tovholder.foundation.letters.digital_post import send_by_digital_post
from tovholder.foundation.letters.exposing import refuse_while_on_hold
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.letters.secure_mail import send_by_secure_mail

# No clock reads these words.
SENT, SENT_AGAIN, CAME_BACK = "letter sent", "letter sent again", "letter came back"


class AlreadySent(ValueError):
    """The letter was noted as sent before, or is under way; the message says so to the person."""


@dataclass(frozen=True)
class Way:
    """How a letter goes: the way, the authority's mailbox for secure mail, another address for what is posted again."""

    how: HowSent
    mailbox: str = ""
    address: str = ""


def send_letter(
    letter: Letter, *, way: Way, papers: Iterable[Paper] = (), because: str = "", at: datetime, by: Author
) -> LetterSent:
    """Note that the letter has been checked and sent, how, and with which papers: one line.

    By Digital Post and by secure mail it is put in the outbox. Raises AlreadySent, and HasNoLetterbox for somebody
    outside our records.
    """
    along = list(papers)
    try:
        with open_book(at=at, by=by) as book:
            sent = book.add(LetterSent(letter=letter, how=way.how, because=because.strip()[:300], sent_at=at))
            _deliver(book, sent, way, again=0)
            for each in along:
                book.add(Enclosure(letter=sent, document=each.document))
            _tell(book, SENT, letter, way, documents=[str(each.document.pk) for each in along])
    except IntegrityError:
        if not LetterSent.objects.filter(pk=letter.pk).exists():
            raise
        raise AlreadySent(_("Brevet er noteret som sendt i forvejen.")) from None
    return sent


def send_again(sent: LetterSent, *, way: Way, at: datetime, by: Author) -> LetterDelivery:
    """What did not come through goes again, with the same papers, in the post perhaps to another address.

    Raises AlreadySent, HeldBack and HasNoLetterbox.
    """
    refuse_while_on_hold([sent.letter.child_id] if sent.letter.child_id else [])
    with open_book(at=at, by=by) as book:
        list(sent.deliveries.select_for_update())  # who had to wait reads below what another press has just added
        before = list(sent.deliveries.order_by("sent_at", "pk"))
        if before and before[-1].failed_at is None:
            raise AlreadySent(_("Brevet er under vejs eller nået frem."))
        paper = _to_the_address(book, as_it_stands(sent, before), way)
        again = _deliver(book, sent, way, again=len(before), paper=paper)
        if before:
            letter_sent_again.send(sender=LetterDelivery, book=book, instead_of=before[-1])
        _tell(book, SENT_AGAIN, sent.letter, way, **({"paper": str(paper.pk)} if paper is not None else {}))
    return again


def as_it_stands(sent: LetterSent, deliveries: Iterable[LetterDelivery]) -> Letter:
    """The letter with the address it last went to; give all its ways, the first one first."""
    papers = [each.paper for each in deliveries if each.paper is not None]
    return papers[-1] if papers else sent.letter


def _to_the_address(book: Book, letter: Letter, way: Way) -> Letter | None:
    """The letter as it is posted this time; None where it goes by wire or by hand."""
    if way.how is not HowSent.POST or not way.address:
        return None
    return letter if way.address == letter.address else written_anew(book, letter, address=way.address)


def came_back(delivery: LetterDelivery, *, because: str, happened_at: datetime, at: datetime, by: Author) -> None:
    """A letter in the post has come back (kom retur), and why; somebody has to find another way. Twice is as once."""
    with open_book(at=at, by=by) as book:
        held = LetterDelivery.objects.select_for_update(of=("self",)).select_related("letter__letter__child")
        returned = held.get(pk=delivery.pk)
        if returned.failed_at is not None:
            return
        returned.failed_at, returned.trouble = max(happened_at, returned.sent_at), because.strip()[:300]
        book.change(returned, "failed_at", "trouble")
        letter = returned.letter.letter
        facts = {"letter": str(letter.pk), "trouble": returned.trouble}
        about = [letter.child_id] if letter.child_id else ()
        book.line(CAME_BACK, about=about, happened_at=returned.failed_at, facts=facts)
        letter_came_back.send(sender=LetterDelivery, book=book, delivery=returned)


def _deliver(book: Book, sent: LetterSent, way: Way, *, again: int, paper: Letter | None = None) -> LetterDelivery:
    """What is given by hand is there; a letter in the post is followed no further."""
    another = paper if paper is not None and paper.pk != sent.pk else None
    return book.add(
        LetterDelivery(
            letter=sent,
            how=way.how,
            paper=another,
            outgoing=_put_in_the_outbox(book, sent.letter, way, again=again),
            sent_at=book.at,
            sent_by=book.by.user_id,
            delivered_at=book.at if way.how is HowSent.BY_HAND else None,
        )
    )


def _put_in_the_outbox(book: Book, letter: Letter, way: Way, *, again: int) -> Outgoing | None:
    if way.how is HowSent.DIGITAL_POST:
        return send_by_digital_post(book, letter, again=again)
    if way.how is HowSent.SECURE_MAIL:
        return send_by_secure_mail(book, letter, mailbox=way.mailbox, again=again)
    return None


def _tell(book: Book, word: str, letter: Letter, way: Way, **more: object) -> None:
    facts = {"letter": str(letter.pk), "how": str(way.how), **more}
    book.line(word, about=[letter.child_id] if letter.child_id else (), happened_at=book.at, facts=facts)
