"""Before a decision: the question is raised, its purpose worded, and each step of due process written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.actions import write_letter
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.recipients import Addressee
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.decisions.actions.proposing import withdraw_proposals
from tovholder.practice.decisions.models import Gate, Preparation, Step

# No clock reads these words.
PREPARED = "decision prepared"
REWORDED = "purpose reworded"
DROPPED = "preparation dropped"
LEFT_OUT = "step of due process left out"
ANSWERED = "party answered"

_WORDS: Mapping[str, str] = {
    Gate.HEARING: EventKind.PARTY_HEARD.value,
    Gate.LAWYER: EventKind.LAWYER_OFFERED.value,
    Gate.LAY_REPRESENTATIVE: EventKind.LAY_REPRESENTATIVE_TOLD.value,
    Gate.CENTRAL_AUTHORITY: LEFT_OUT,
    Gate.INTERPRETER: "interpreter agreed",
    Gate.IMPARTIAL: "impartiality weighed",
    Gate.CHILD_VIEW: "child's view weighed",
}


def prepare(
    children: Sequence[Child],
    *,
    kind: str,
    purpose: str,
    raised_at: datetime,
    at: datetime,
    by: Author,
    asks: str = "",
    amount: Decimal | None = None,
) -> list[Preparation]:
    """Begin to prepare a decision, one preparation for each child and one line about them all.

    `raised_at` is when the question came up: what the child said before that was about something else (F15).
    """
    together = new_id() if len(children) > 1 else None
    with open_book(at=at, by=by) as book:
        begun = [
            book.add(
                Preparation(
                    child=child,
                    together=together,
                    kind=kind,
                    asks=asks,
                    purpose=purpose,
                    raised_at=raised_at,
                    amount=amount,
                    begun_at=at,
                    begun_by=by.user_id,
                )
            )
            for child in children
        ]
        tell(book, PREPARED, children, happened_at=at, facts={"matter": begun[0].mark, "decision": kind})
    return begun


def reword_purpose(preparation: Preparation, *, purpose: str, at: datetime, by: Author) -> None:
    """Word the purpose anew; consents to the old wording do not cover the new one (law review F26)."""
    with open_book(at=at, by=by) as book:
        preparation.purpose, preparation.purpose_version = purpose, preparation.purpose_version + 1
        book.change(preparation, "purpose", "purpose_version")
        facts = {"matter": preparation.mark, "purpose": preparation.purpose_version}
        tell(book, REWORDED, [preparation.child], happened_at=at, facts=facts)


def drop(preparation: Preparation, *, because: str, at: datetime, by: Author) -> None:
    """Nothing is decided after all; the reason stays, and what waits for a signature is back for the same."""
    with open_book(at=at, by=by) as book:
        drop_in(book, preparation, because=because)
        recount_duties(book, [preparation.child_id])


def drop_in(book: Book, preparation: Preparation, *, because: str) -> None:
    """The same as part of a deed that counts the clocks itself."""
    preparation.dropped_at, preparation.dropped_because = book.at, because
    book.change(preparation, "dropped_at", "dropped_because")
    withdraw_proposals(book, preparation, because=because)
    book.line(DROPPED, about=[preparation.child_id], happened_at=book.at, facts={"matter": preparation.mark})


def take_step(
    preparations: Sequence[Preparation],
    *,
    gate: Gate,
    person: UUID | None = None,
    person_name: str = "",
    words: str = "",
    excused: bool = False,
    answer_by: date | None = None,
    letter: Mapping[str, str] | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Step]:
    """Write down a step of due process, or that it was left out and why; one record for each sibling, one line.

    Forvaltningsloven §§ 3, 9 b, 19; Barnets lov §§ 6, 140-141. `letter` are the words of the hearing letter (address,
    and what fills in the template); raises HeldBack while there is a contact hold on the child.
    """
    with open_book(at=at, by=by) as book:
        said: dict[str, Any] = {"person": person, "person_name": person_name, "words": words, "answer_by": answer_by}
        if letter:
            to = Addressee(person_name, letter["address"], person)
            said["letter"] = _hearing_letter(book, preparations, to, letter).pk
        taken = [
            happening(
                book, Step, each.child, happened_at=happened_at, preparation=each, gate=gate, excused=excused, **said
            )
            for each in preparations
        ]
        facts = {
            "matter": preparations[0].mark,
            "request": str(taken[0].pk),
            "gate": str(gate),
            "person": str(person) if person else "",
            "answer_by": answer_by.isoformat() if answer_by else None,
        }
        word = LEFT_OUT if excused else _WORDS[gate]
        tell(book, word, [each.child for each in preparations], happened_at=happened_at, facts=facts)
    return taken


def _hearing_letter(book: Book, preparations: Sequence[Preparation], to: Addressee, words: Mapping[str, str]) -> Letter:
    first = preparations[0]
    return write_letter(
        book,
        kind="hearing",
        to=to,
        about=first.pk,
        child=first.child,
        other_children=[each.child_id for each in preparations[1:]],
        fields={"name": to.name, **words},
    )


def answer_step(step: Step, *, answer: str, happened_at: datetime, at: datetime, by: Author) -> None:
    """What was asked for has come: a party's answer to the hearing."""
    with open_book(at=at, by=by) as book:
        step.answered_at, step.answer = happened_at, answer
        book.change(step, "answered_at", "answer")
        facts = {"request": str(step.pk), "matter": step.preparation.mark if step.preparation else ""}
        tell(book, ANSWERED, [step.child], happened_at=happened_at, facts=facts)
