"""A follow-up is held: each goal is looked at, and the next day is agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tovholder.core.plans.trend import Trend
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.help.plans import follow_up_in
from tovholder.practice.casework.models import FollowUp, Plan, StatusReport
from tovholder.practice.plans.models import GoalTrend


@dataclass(frozen=True)
class GoalSeen:
    """How one goal stands now: its trend, the child's number from 0 to 10, what is changed since it did not work."""

    thread: UUID
    trend: Trend
    scale: int | None = None
    changed: str = ""


def hold_follow_up(
    child: Child,
    *,
    plan: Plan | None,
    goals: Sequence[GoalSeen],
    result: str,
    child_view: str = "",
    next_on: date | None,
    next_because: str = "",
    status_report: StatusReport | str = "",
    parents_contacted_on: date | None = None,
    parents_not_because: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> FollowUp:
    """Record a follow-up on the plan and on all the child's help. Barnets lov §§ 95-96.

    `next_on` is the day decided for the next one and `next_because` why. The child's view stays with the staff.
    """
    with open_book(at=at, by=by) as book:
        held = follow_up_in(
            book,
            child,
            plan=plan,
            next_on=next_on,
            happened_at=happened_at,
            result=result,
            child_view=child_view,
            next_because=next_because,
            status_report=status_report,
            parents_contacted_on=parents_contacted_on,
            parents_not_because=parents_not_because,
        )
        for goal in goals:
            seen = GoalTrend(
                follow_up=held, thread=goal.thread, trend=goal.trend, scale=goal.scale, changed=goal.changed
            )
            book.add(seen)
    return held
