"""Decisions: what was decided about a child, and the line that the clocks read of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tovholder.core.law.events import NO_MARKS, EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, passed_over
from tovholder.practice.casework.models import ChildConversation, Decision


def decide(
    children: Sequence[Child],
    *,
    kind: str,
    happened_at: datetime,
    at: datetime,
    by: Author,
    relies_on: Sequence[ChildConversation] = (),
    **told: Any,
) -> list[Decision]:
    """Record a decision about these children, one record each and one line about them all; see `book_decision`."""
    with open_book(at=at, by=by) as book:
        made = book_decision(book, children, kind=kind, happened_at=happened_at, relies_on=relies_on, **told)
        recount_duties(book, [subject.child_id for _, _, subjects in book.lines for subject in subjects])
    return made


def book_decision(
    book: Book,
    children: Sequence[Child],
    *,
    kind: str,
    happened_at: datetime,
    relies_on: Sequence[ChildConversation] = (),
    plan_needed: bool | None = False,
    marks: Mapping[str, str] = NO_MARKS,
    **told: Any,
) -> list[Decision]:
    """A decision as part of a deed that counts the clocks itself: records and line, also for those passed over.

    `kind` is a code of the list "decision_kind"; "support" with `plan_needed` starts the clock of the plan (Barnets
    lov § 91). `relies_on` are the talks in which a child's view on this matter was heard (§ 5, stk. 3). `told` are
    further columns of Decision; `marks` is what else the clocks read of it. The other children of the household are
    passed over.
    """
    made = [
        happening(
            book,
            Decision,
            child,
            happened_at=happened_at,
            kind=kind,
            plan_needed=plan_needed,
            relies_on=[talk.pk for talk in relies_on if talk.child_id == child.pk],
            **told,
        )
        for child in children
    ]
    book.line(
        EventKind.DECISION_MADE.value,
        about=[child.pk for child in children],
        passed_over=passed_over(children, at=happened_at),
        happened_at=happened_at,
        facts=_marks(made, kind, plan_needed=bool(plan_needed)) | dict(marks),
    )
    return made


def _marks(made: Sequence[Decision], kind: str, *, plan_needed: bool) -> dict[str, Any]:
    """What the clocks read of a decision, and who decided; never the reasons."""
    one = made[0]
    marks: dict[str, Any] = {"decision": kind, "plan_needed": plan_needed, "records": [str(each.pk) for each in made]}
    if one.matter:
        marks |= {"matter": str(one.matter), "reasoned": bool(one.reasons)}
    if one.renewal_due:
        marks["renewal_due"] = one.renewal_due.isoformat()
    if one.by_level:
        marks["by_level"] = str(one.by_level)
    if one.forced:
        marks["forced"] = True
    # Barnets lov § 5, stk. 4: only in very special cases, and with the reason written down.
    if one.no_talk_because:
        marks["child_view_excepted"] = True
    return marks
