"""Somebody asks the appeals board for a second opinion. Barnets lov § 98, stk. 3; § 101; SECOND-OPINION-U10."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions.models import SecondOpinion

# No clock reads these words: the eight weeks are the board's aim, not a limit of ours.
ASKED, FORWARDED, ANSWERED = "second opinion asked for", "second opinion forwarded", "second opinion given"


def ask_second_opinion(
    decision: Decision, *, asked_by: str, happened_at: datetime, at: datetime, by: Author
) -> SecondOpinion:
    """Somebody asked for it; it shall be sent on."""
    with open_book(at=at, by=by) as book:
        child = decision.child
        asked = happening(book, SecondOpinion, child, happened_at=happened_at, decision=decision, asked_by=asked_by)
        facts = {"second_opinion": str(asked.pk), "decision_id": str(decision.pk)}
        tell(book, ASKED, [child], happened_at=happened_at, facts=facts)
    return asked


def forward_second_opinion(asked: SecondOpinion, *, happened_at: datetime, at: datetime, by: Author) -> None:
    """It went to the appeals board."""
    with open_book(at=at, by=by) as book:
        asked.forwarded_at = happened_at
        book.change(asked, "forwarded_at")
        facts = {"second_opinion": str(asked.pk)}
        tell(book, FORWARDED, [asked.child], happened_at=happened_at, facts=facts)


def answer_second_opinion(
    asked: SecondOpinion, *, answer: str, happened_at: datetime, at: datetime, by: Author
) -> None:
    """The appeals board has said what it thinks."""
    with open_book(at=at, by=by) as book:
        asked.answered_at, asked.answer = happened_at, answer
        book.change(asked, "answered_at", "answer")
        facts = {"second_opinion": str(asked.pk)}
        tell(book, ANSWERED, [asked.child], happened_at=happened_at, facts=facts)
