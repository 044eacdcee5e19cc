"""After a decision: the complaint, the second look, the appeals board, its orders, and the court."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.placed.while_placed import set_renewal_date
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions.models import BoardOrder, BoardResult, Complaint, ComplaintForm, Reconsidered


def receive_complaint(
    decision: Decision,
    *,
    person_name: str,
    form: ComplaintForm,
    person: UUID | None = None,
    words: str = "",
    late: bool = False,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> Complaint:
    """A party complains, in any form; also a child from 10. Late ones too: only the appeals board turns them away."""
    with open_book(at=at, by=by) as book:
        came = happening(
            book,
            Complaint,
            decision.child,
            happened_at=happened_at,
            decision=decision,
            person=person,
            person_name=person_name,
            form=form,
            words=words,
            late=late,
        )
        facts = {
            "complaint": str(came.pk),
            "decision_id": str(decision.pk),
            "by_level": str(decision.by_level),
            "late": late,
        }
        tell(book, EventKind.COMPLAINT_MADE, [decision.child], happened_at=happened_at, facts=facts)
    return came


def reconsider(
    complaint: Complaint, *, result: Reconsidered, because: str, happened_at: datetime, at: datetime, by: Author
) -> None:
    """The municipality looks at its decision once more, within four weeks (COMPLAINT-REMIT-4W)."""
    changes = {"reconsidered_at": happened_at, "result": result, "reconsidered_because": because}
    facts = {"result": str(result)}
    _go_on(complaint, changes, EventKind.RECONSIDERED, facts, happened_at=happened_at, at=at, by=by)


def forward_complaint(
    complaint: Complaint, *, unreconsidered_because: str = "", happened_at: datetime, at: datetime, by: Author
) -> None:
    """The complaint goes to the appeals board with the files; why, where we did not look at it ourselves first."""
    changes = {"forwarded_at": happened_at, "unreconsidered_because": unreconsidered_because}
    _go_on(complaint, changes, EventKind.COMPLAINT_FORWARDED, {}, happened_at=happened_at, at=at, by=by)


def board_decides(
    complaint: Complaint,
    *,
    result: BoardResult,
    words: str = "",
    renewal_due: date | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> None:
    """The appeals board upholds, changes, repeals, sends back or refuses.

    About a placement without consent it can set the day it is heard again: from then on that day counts (COURT-4W).
    """
    changes = {
        "board_decided_at": happened_at,
        "board_result": result,
        "board_words": words,
        "board_renewal_due": renewal_due,
    }
    about = complaint.decision
    facts = {"result": str(result), "decision_id": str(about.pk), "by_level": str(about.by_level)}
    word = EventKind.BOARD_DECIDED
    _go_on(complaint, changes, word, facts, renewal_due=renewal_due, happened_at=happened_at, at=at, by=by)


def demand_court(complaint: Complaint, *, happened_at: datetime, at: datetime, by: Author) -> None:
    """A party wants the court to look at it (COURT-4W)."""
    changes = {"court_demanded_at": happened_at}
    _go_on(complaint, changes, EventKind.COURT_DEMANDED, {}, happened_at=happened_at, at=at, by=by)


def court_decides(
    complaint: Complaint,
    *,
    words: str,
    renewal_due: date | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> None:
    """The court has decided; the day it sets for hearing the placement again counts from then on."""
    changes = {"court_decided_at": happened_at, "court_words": words, "court_renewal_due": renewal_due}
    word = EventKind.COURT_DECIDED
    _go_on(complaint, changes, word, {}, renewal_due=renewal_due, happened_at=happened_at, at=at, by=by)


def board_orders(
    child: Child,
    *,
    text: str,
    due_on: date,
    decision: Decision | None = None,
    complaint: Complaint | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> BoardOrder:
    """The appeals board orders a step or a decision by a date. Barnets lov §§ 151-153; ANKE-ORDER."""
    with open_book(at=at, by=by) as book:
        order = happening(
            book,
            BoardOrder,
            child,
            happened_at=happened_at,
            text=text,
            due_on=due_on,
            decision=decision,
            complaint=complaint,
        )
        facts = {"order": str(order.pk), "due_on": due_on.isoformat()}
        tell(book, EventKind.BOARD_ORDERED, [child], happened_at=happened_at, facts=facts)
    return order


def carry_out_order(order: BoardOrder, *, how: str, happened_at: datetime, at: datetime, by: Author) -> None:
    """What was ordered is done, and the board told."""
    with open_book(at=at, by=by) as book:
        order.done_at, order.done_how = happened_at, how
        book.change(order, "done_at", "done_how")
        facts = {"order": str(order.pk)}
        tell(book, EventKind.BOARD_ORDER_CARRIED_OUT, [order.child], happened_at=happened_at, facts=facts)


def _go_on(
    complaint: Complaint,
    changes: dict[str, Any],
    word: EventKind,
    facts: dict[str, Any],
    *,
    renewal_due: date | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> None:
    with open_book(at=at, by=by) as book:
        for name, value in changes.items():
            setattr(complaint, name, value)
        book.change(complaint, *changes)
        marks = {"complaint": str(complaint.pk), **facts}
        if renewal_due is not None:
            set_renewal_date(book, complaint.child, renewal_due, because=complaint.pk, happened_at=happened_at)
        tell(book, word, [complaint.child], happened_at=happened_at, facts=marks)
