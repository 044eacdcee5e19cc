"""A matter comes before the committee: one for each child, the siblings' together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.practice.committee.actions.keys import close_behind_the_jurists, open_to_the_jurists
from tovholder.practice.committee.actions.meetings import told_of_meeting
from tovholder.practice.committee.models import ChairDecision, CommitteeMatter, CommitteeMeeting

APPROVAL = "12"  # code list committee_decision: approval of a provisional decision, § 143, stk. 4


def raise_matter(
    children: Sequence[Child],
    *,
    kind: str,
    meeting: CommitteeMeeting | None = None,
    approves: ChairDecision | None = None,
    at: datetime,
    by: Author,
) -> list[CommitteeMatter]:
    """Raise a matter of this kind (code list committee_decision) for each child; they stand together.

    `approves` is the chair decision that the committee is to approve.
    """
    with open_book(at=at, by=by) as book:
        together = new_id()
        matters = [
            book.add(
                CommitteeMatter(
                    child=child,
                    kind=kind,
                    together=together,
                    approves=approves,
                    meeting=meeting,
                    raised_at=at,
                    raised_by=by.user_id,
                )
            )
            for child in children
        ]
        for matter in matters:
            facts = {"matter": str(matter.pk), "kind": kind}
            book.line(EventKind.COMMITTEE_MATTER_RAISED.value, about=[matter.child_id], happened_at=at, facts=facts)
            if meeting is not None:
                told_of_meeting(book, matter, meeting)
        open_to_the_jurists(book, children, because=together)
        recount_duties(book, [child.pk for child in children])
    return matters


def withdraw_matter(matter: CommitteeMatter, *, because: str, at: datetime, by: Author) -> None:
    """The matter shall not be heard after all, and why."""
    with open_book(at=at, by=by) as book:
        matter.withdrawn_at, matter.withdrawn_because = at, because
        book.change(matter, "withdrawn_at", "withdrawn_because")
        book.line(
            EventKind.COMMITTEE_MATTER_WITHDRAWN.value,
            about=[matter.child_id],
            happened_at=at,
            facts={"matter": str(matter.pk)},
        )
        waiting = CommitteeMatter.objects.filter(together=matter.together, withdrawn_at=None, outcome=None)
        if not waiting.exclude(pk=matter.pk).exists():
            close_behind_the_jurists(book, [matter.together], decided_at=at)
        recount_duties(book, [matter.child_id])
