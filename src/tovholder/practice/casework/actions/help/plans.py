"""Plans and follow-ups as the clocks hear of them; what stands in a plan is kept by the room of the plans."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import FollowUp, Measure, Plan, PlanKind


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
        return make_plan_in(book, child, kind=kind, first_follow_up_on=first_follow_up_on, happened_at=happened_at)


def make_plan_in(
    book: Book, child: Child, *, kind: str, first_follow_up_on: date | None, happened_at: datetime
) -> Plan:
    """A plan made, as the end of a deed: the record, the line, the clocks. A parents' plan has a word of its own."""
    made = happening(book, Plan, child, happened_at=happened_at, kind=kind, first_follow_up_on=first_follow_up_on)
    word = EventKind.PARENT_PLAN_MADE if kind == PlanKind.PARENTS else EventKind.PLAN_MADE
    facts = {"plan": str(made.pk), "kind": kind, "first_follow_up_on": _iso(first_follow_up_on)}
    tell(book, word, [child], happened_at=happened_at, facts=facts)
    return made


def revise_plan_in(book: Book, plan: Plan, *, child: Child, changed: str, because: str, happened_at: datetime) -> None:
    """A plan revised, as the end of a deed: what was changed, and why. Barnets lov § 95, stk. 4.

    A parents' plan that is revised is told in its own word: it must meet no clock of the child's plan.
    """
    word = EventKind.PARENT_PLAN_MADE if plan.kind == PlanKind.PARENTS else EventKind.PLAN_REVISED
    facts = {"plan": str(plan.pk), "kind": plan.kind, "changed": changed, "because": because}
    tell(book, word, [child], happened_at=happened_at, facts=facts)


def end_plan(plan: Plan, *, because: str, happened_at: datetime, at: datetime, by: Author) -> None:
    """End a plan and say why; it stays readable with all its versions."""
    with open_book(at=at, by=by) as book:
        end_plan_in(book, plan, because=because, happened_at=happened_at)
        tell(
            book,
            EventKind.PLAN_ENDED,
            [plan.child],
            happened_at=happened_at,
            facts={"plan": str(plan.pk), "kind": plan.kind, "because": because},
        )


def end_plan_in(book: Book, plan: Plan, *, because: str, happened_at: datetime) -> None:
    """The plan's last day, as part of a deed that tells of it in its own words."""
    plan.ended_at, plan.ended_because = max(happened_at, plan.happened_at), because
    book.change(plan, "ended_at", "ended_because")


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
        return follow_up_in(book, child, result=result, next_on=next_on, measure=measure, happened_at=happened_at)


def follow_up_in(
    book: Book,
    child: Child,
    *,
    plan: Plan | None = None,
    measure: Measure | None = None,
    next_on: date | None = None,
    happened_at: datetime,
    **seen: Any,
) -> FollowUp:
    """A follow-up held, as the end of a deed: the record, the line, the clocks. `seen` are its other fields."""
    held = happening(book, FollowUp, child, happened_at=happened_at, plan=plan, next_on=next_on, **seen)
    facts = {"follow_up": str(held.pk), "next_by": _iso(next_on)}
    if plan is not None:
        facts["plan"] = str(plan.pk)
    if measure is not None:
        facts["measure"] = str(measure.pk)
    tell(book, EventKind.FOLLOW_UP_HELD, [child], happened_at=happened_at, facts=facts)
    return held


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
