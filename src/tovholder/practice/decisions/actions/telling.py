"""A decision is told: each party gets a letter of their own, and can complain for four weeks from when it is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day, midday
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.letters.actions import write_letter, written_anew
from tovholder.foundation.letters.digital_post import send_by_digital_post
from tovholder.foundation.letters.exposing import refuse_while_on_hold
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.recipients import Addressee
from tovholder.practice.casework.actions.telling import happening
from tovholder.practice.casework.actions.the_case.tasks import settle_tasks
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions.how_to_complain import how_long
from tovholder.practice.decisions.limits import complaint_until
from tovholder.practice.decisions.models import DecisionTold, Dispatch, HowTold

# No clock reads these words: the party is told when they have the letter.
SENT, SENT_AGAIN = "decision letter sent", "decision letter sent again"


class AlreadySent(ValueError):
    """The party's letter is under way or there; the message says so to the person."""


@dataclass(frozen=True)
class PartyLetter:
    """One party's letter: whose it is (`person`), to whom it goes, and how.

    `told_on` when they have had it already; else it is under way.
    """

    person: UUID | None
    to: Addressee
    role: str
    how: HowTold
    told_on: date | None = None
    letter: str = "decision"
    told_to_child: str = ""


def send_decision(
    decision: Decision, wanted: PartyLetter, *, fields: Mapping[str, str], at: datetime, by: Author
) -> Dispatch:
    """Send one party their letter: into the outbox, or to be posted or handed over. Forvaltningsloven § 25.

    `fields` fill in the letter's words. Raises HeldBack while there is a contact hold on the child, WordMissing, and
    AlreadySent for a party whose letter is under way.
    """
    try:
        with open_book(at=at, by=by) as book:
            letter = _letter(book, decision, wanted, fields)
            sent = book.add(
                Dispatch(
                    decision=decision,
                    person=wanted.person,
                    person_name=wanted.to.name,
                    role=wanted.role,
                    how=wanted.how,
                    letter=letter.pk,
                    sent_at=at,
                    sent_by=by.user_id,
                )
            )
            if wanted.told_on is not None:
                book_told(book, sent, told_on=wanted.told_on, new=True)
                return sent
            if not sent.by_hand:
                sent.outgoing = send_by_digital_post(book, letter)
            _line(book, sent, SENT)
    except IntegrityError as error:
        if "one_letter_about_a_decision_to_each" not in str(error):
            raise
        raise AlreadySent("Brevet er allerede sendt. Se hvor langt det er på afgørelsens side.") from None
    return sent


def send_again(dispatch: Dispatch, *, how: HowTold, address: str = "", at: datetime, by: Author) -> None:
    """A letter that did not come through goes once more, the same way or another. Raises HeldBack and HasNoLetterbox.

    Posted to another `address` it is the same words on a new letter; the one before is kept as it was sent.
    """
    child_id = dispatch.decision.child_id
    refuse_while_on_hold([child_id])
    with open_book(at=at, by=by) as book:
        settle_tasks(book, because=dispatch.cause, words="Sendt igen.")
        dispatch.how, dispatch.tries, dispatch.outgoing = how, dispatch.tries + 1, None
        dispatch.sent_at, dispatch.sent_by = at, by.user_id
        letter = Letter.objects.get(pk=dispatch.letter)
        if not dispatch.by_hand:
            dispatch.outgoing = send_by_digital_post(book, letter, again=dispatch.tries)
        elif address and address != letter.address:
            dispatch.letter = written_anew(book, letter, address=address).pk
        dispatch.failed_at, dispatch.trouble = None, ""
        anew = ("how", "tries", "outgoing", "letter", "sent_at", "sent_by")
        book.change(dispatch, *anew, "failed_at", "trouble")
        _line(book, dispatch, SENT_AGAIN)


def handed_over(dispatch: Dispatch, *, how: HowTold, told_on: date, at: datetime, by: Author) -> DecisionTold:
    """The party has it: posted, handed over, or read together. From that day they have four weeks (COMPLAINT-4W).

    What still waits in the outbox is called off, so that nobody gets it twice.
    """
    with open_book(at=at, by=by) as book:
        waiting = dispatch.outgoing
        if waiting is not None and waiting.done_at is None and waiting.called_off_at is None:
            waiting.called_off_at = at
            book.change(waiting, "called_off_at")
        dispatch.how = how
        book.change(dispatch, "how")
        settle_tasks(book, because=dispatch.cause, words="Udleveret.")
        return book_told(book, dispatch, told_on=told_on)


def book_told(book: Book, dispatch: Dispatch, *, told_on: date, new: bool = False) -> DecisionTold:
    """The party had the decision that day, as part of a deed: the record, the line, the clocks."""
    decision, until = dispatch.decision, complaint_until(told_on)
    had_it = min(midday(told_on), book.at)
    told = happening(
        book,
        DecisionTold,
        decision.child,
        happened_at=had_it,
        decision=decision,
        person=dispatch.person,
        person_name=dispatch.person_name,
        role=dispatch.role,
        how=dispatch.how,
        told_on=told_on,
        complaint_until=until,
        letter=dispatch.letter,
    )
    dispatch.told = told
    if not new:
        book.change(dispatch, "told")
    facts = {
        "decision_id": str(decision.pk),
        "decision": decision.kind,
        "person": str(dispatch.person) if dispatch.person else "",
        "own": dispatch.person == decision.child_id,  # the child's own letter (PARTY-10)
        "told_on": told_on.isoformat(),
        "complaint_until": until.isoformat() if until else None,
    }
    book.line(EventKind.DECISION_TOLD.value, about=[decision.child_id], happened_at=had_it, facts=facts)
    recount_duties(book, [decision.child_id])
    return told


def _letter(book: Book, decision: Decision, wanted: PartyLetter, fields: Mapping[str, str]) -> Letter:
    until = complaint_until(wanted.told_on) if wanted.told_on else None
    return write_letter(
        book,
        kind=wanted.letter,
        to=wanted.to,
        about=decision.pk,
        child=decision.child,
        fields={
            "name": wanted.to.name,
            "until": how_long(until, on=danish_day(book.at)),
            "told_to_child": wanted.told_to_child,
            **fields,
        },
    )


def _line(book: Book, dispatch: Dispatch, word: str) -> None:
    facts = {"decision_id": str(dispatch.decision_id), "how": str(dispatch.how), "letter": str(dispatch.letter)}
    book.line(word, about=[dispatch.decision.child_id], happened_at=book.at, facts=facts)
