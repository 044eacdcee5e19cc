"""Plans and follow-ups as the clocks hear of them; the pages' own records are kept by practice/plans."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import FollowUp, Measure, Plan


def make_plan(
    child: Child,
    *,
    kind: str,
    first_follow_up_on: date | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> Plan:
    """Record that a plan for the child was made. Barnets lov § 91."""
    with open_book(at=at, by=by) as book:
        made = happening(book, Plan, child, happened_at=happened_at, kind=kind, first_follow_up_on=first_follow_up_on)
        tell(book, EventKind.PLAN_MADE, [child], happened_at=happened_at, facts={"plan": str(made.pk), "kind": kind})
    return made


def follow_up(
    child: Child,
    *,
    result: str = "",
    next_on: date | None = None,
    measure: Measure | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> FollowUp:
    """Record a follow-up on plan and help; on all the child's help unless one measure is named. Barnets lov § 95."""
    with open_book(at=at, by=by) as book:
        held = happening(book, FollowUp, child, happened_at=happened_at, result=result, next_on=next_on)
        facts = {"follow_up": str(held.pk), "next_by": next_on.isoformat() if next_on else None}
        if measure is not None:
            facts["measure"] = str(measure.pk)
        tell(book, EventKind.FOLLOW_UP_HELD, [child], happened_at=happened_at, facts=facts)
    return held
