"""Decisions, and a consent that is withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, passed_over, tell
from tovholder.practice.casework.models import ChildConversation, ConsentWithdrawal, Decision


def decide(
    children: Sequence[Child],
    *,
    kind: str,
    reasons: str = "",
    relies_on: Sequence[ChildConversation] = (),
    no_talk_because: str = "",
    plan_needed: bool = False,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Decision]:
    """Record a decision about these children, one record each and one line about them all.

    `kind` is what was decided; "support" with `plan_needed` starts the clock of the plan (Barnets lov § 91).
    `relies_on` are the talks in which a child's view on this matter was heard (§ 5, stk. 3). The other children of
    the household are passed over.
    """
    with open_book(at=at, by=by) as book:
        made = [
            happening(
                book,
                Decision,
                child,
                happened_at=happened_at,
                kind=kind,
                reasons=reasons,
                relies_on=[talk.pk for talk in relies_on if talk.child_id == child.pk],
                no_talk_because=no_talk_because,
            )
            for child in children
        ]
        tell(
            book,
            EventKind.DECISION_MADE,
            children,
            happened_at=happened_at,
            facts={"decision": kind, "plan_needed": plan_needed, "records": [str(decision.pk) for decision in made]},
            passed_over=passed_over(children, at=happened_at),
        )
    return made


def withdraw_consent(
    child: Child, *, by_whom: str = "", happened_at: datetime, at: datetime, by: Author
) -> ConsentWithdrawal:
    """Record that a consent to help or to a placement was withdrawn, and by whom."""
    with open_book(at=at, by=by) as book:
        withdrawn = happening(book, ConsentWithdrawal, child, happened_at=happened_at, by_whom=by_whom)
        tell(book, EventKind.CONSENT_WITHDRAWN, [child], happened_at=happened_at, facts={"by_whom": by_whom})
    return withdrawn
