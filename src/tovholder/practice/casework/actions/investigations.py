"""The child investigation (børnefaglig undersøgelse): begun, concluded for the time being, completed; its siblings."""

from __future__ import annotations

from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import Investigation, PreliminaryConclusion, SiblingConsidered
from tovholder.practice.casework.queries import running_investigations


def start_investigation(child: Child, *, happened_at: datetime, at: datetime, by: Author) -> Investigation:
    """Record that an investigation of the child was decided. Barnets lov § 20, stk. 1."""
    with open_book(at=at, by=by) as book:
        begun = book.add(Investigation(child=child, started_at=happened_at))
        tell(
            book,
            EventKind.INVESTIGATION_STARTED,
            [child],
            happened_at=happened_at,
            facts={"investigation": str(begun.pk)},
        )
    return begun


def complete_investigation(
    child: Child, *, conclusion: str = "", happened_at: datetime, at: datetime, by: Author
) -> list[Investigation]:
    """Record that the child's investigation is completed with its conclusion. Barnets lov § 20, stk. 3.

    All that ran at that moment are completed. Where none is known to have begun, one with unknown start is kept.
    """
    with open_book(at=at, by=by) as book:
        ran = running_investigations(child, at=happened_at) or [book.add(Investigation(child=child))]
        for investigation in ran:
            investigation.completed_at, investigation.conclusion = happened_at, conclusion
            book.change(investigation, "completed_at", "conclusion")
        ids = [str(investigation.pk) for investigation in ran]
        tell(book, EventKind.INVESTIGATION_COMPLETED, [child], happened_at=happened_at, facts={"investigations": ids})
    return ran


def consider_sibling(
    child: Child, *, reason: str, by_new_person: bool = False, happened_at: datetime, at: datetime, by: Author
) -> SiblingConsidered:
    """Record that the safety of a child of the household was assessed, though no notification named it.

    It answers none of the child's own notifications: each of those has an assessment of its own.
    """
    with open_book(at=at, by=by) as book:
        made = happening(book, SiblingConsidered, child, happened_at=happened_at, reason=reason)
        facts = {"notification": "", "considered": str(made.pk), "by_new_person": by_new_person}
        tell(book, EventKind.SAFETY_ASSESSED, [child], happened_at=happened_at, facts=facts)
    return made


def make_preliminary_conclusion(
    child: Child, *, text: str, happened_at: datetime, at: datetime, by: Author
) -> PreliminaryConclusion:
    """Record what is concluded for the time being when the investigation is not done. Barnets lov § 20, stk. 3."""
    with open_book(at=at, by=by) as book:
        made = happening(book, PreliminaryConclusion, child, happened_at=happened_at, text=text)
        tell(
            book,
            EventKind.PRELIMINARY_CONCLUSION_MADE,
            [child],
            happened_at=happened_at,
            facts={"conclusion": str(made.pk)},
        )
    return made
