"""The child's own requests (barnets anmodning): an application, answered by a day (law review F29)."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import end_of_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.actions.the_case.tasks import give_task, settle_tasks
from tovholder.practice.casework.actions.the_case.wishes import give_another_caseworker
from tovholder.practice.casework.models import ChildRequest, Task


def receive_request(
    child: Child,
    *,
    what: ChildRequest.What,
    words: str,
    answer_by: date,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> ChildRequest:
    """Record what the child asks for, in the child's own words, and the day it is answered by.

    The words are for staff and never stand in the line. Another caseworker is the leader's to answer, not that of the
    one it is about.
    """
    with open_book(at=at, by=by) as book:
        asked = happening(
            book, ChildRequest, child, happened_at=happened_at, what=what, words=words, answer_by=answer_by
        )
        facts = {"request": str(asked.pk), "what": str(what), "answer_by": answer_by.isoformat()}
        if what == ChildRequest.What.OTHER_CASEWORKER:
            within = end_of_day(answer_by) - at
            kind, leader = Task.Kind.OTHER_CASEWORKER, PostKind.TEAM_LEADER
            give_task(book, child.pk, kind, for_post=leader, because=asked.pk, within=within)
        tell(book, EventKind.CHILD_REQUESTED, [child], happened_at=happened_at, facts=facts)
    return asked


def answer_request(
    request: ChildRequest, *, answer: str, granted: bool, happened_at: datetime, at: datetime, by: Author
) -> None:
    """Record the answer the child was given; a yes to another caseworker is then the leader's to carry out.

    Answered twice, the first stands.
    """
    if request.answered_at is not None:
        return
    with open_book(at=at, by=by) as book:
        request.answered_at = max(happened_at, request.happened_at)
        request.answer, request.granted = answer, granted
        book.change(request, "answered_at", "answer", "granted")
        settle_tasks(book, because=request.pk, words="Barnet har fået svar.")
        if granted and request.what == ChildRequest.What.OTHER_CASEWORKER:
            give_another_caseworker(book, request)
        facts = {"request": str(request.pk), "granted": granted}
        tell(book, EventKind.CHILD_ANSWERED, [request.child], happened_at=request.answered_at, facts=facts)
