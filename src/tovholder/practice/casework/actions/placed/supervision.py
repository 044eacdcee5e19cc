"""Visits to a placed child."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import ChildConversation, Placement, SupervisionVisit


def visit(
    child: Child,
    *,
    cancelled: bool = False,
    cancelled_because: str = "",
    child_seen: bool = False,
    conversation: ChildConversation | None = None,
    why_not: str = "",
    seen: str = "",
    goals: Sequence[Mapping[str, str]] = (),
    happens_now: str = "",
    placement: Placement | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> SupervisionVisit:
    """Record a visit to a placed child, also one that was cancelled. Barnets lov § 156, stk. 5.

    `child_seen` says that the child was talked with, or met in another direct way, at the visit; `conversation` is
    that talk, recorded before. `why_not` is the reason when the child was not met, or not alone.
    """
    with open_book(at=at, by=by) as book:
        made = happening(
            book,
            SupervisionVisit,
            child,
            happened_at=happened_at,
            placement=placement,
            cancelled=cancelled,
            cancelled_because=cancelled_because,
            child_seen=child_seen,
            conversation=conversation,
            why_not=why_not,
            seen=seen,
            goals=[dict(goal) for goal in goals],
            happens_now=happens_now,
        )
        facts = {"visit": str(made.pk), "cancelled": cancelled, "child_seen": child_seen}
        tell(book, EventKind.SUPERVISION_VISIT_MADE, [child], happened_at=happened_at, facts=facts)
    return made
