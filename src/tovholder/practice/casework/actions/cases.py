"""The child's case: opened and closed; the child moves, the child dies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import Case, Move
from tovholder.practice.casework.queries import cases_of


def open_case(child: Child, *, happened_at: datetime, at: datetime, by: Author) -> Case:
    """Open the child's case, or open it again; the open one when there is one."""
    with open_book(at=at, by=by) as book:
        case = open_case_in(book, child, happened_at=happened_at)
        recount_duties(book, [child.pk])
    return case


def open_case_in(book: Book, child: Child, *, happened_at: datetime) -> Case:
    """The child's open case, opened as part of a deed that counts the clocks itself."""
    cases = [] if book.is_new(child) else cases_of(child)
    for case in cases:
        if case.closed_at is None:
            return case
    opened = book.add(Case(child=child, opened_at=happened_at))
    word = (EventKind.CASE_REOPENED if cases else EventKind.CASE_OPENED).value
    book.line(word, about=[child.pk], happened_at=happened_at, facts={"case": str(opened.pk)})
    return opened


def close_case(case: Case, *, because: str, happened_at: datetime, at: datetime, by: Author) -> None:
    """Close a case and say why. The clocks that then end say so themselves."""
    with open_book(at=at, by=by) as book:
        case.closed_at, case.closed_because = happened_at, because
        book.change(case, "closed_at", "closed_because")
        facts = {"case": str(case.pk), "because": because}
        tell(book, EventKind.CASE_CLOSED, [case.child], happened_at=happened_at, facts=facts)


def record_move(
    children: Sequence[Child],
    *,
    from_municipality: str = "",
    to_municipality: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Move]:
    """Record that these children moved between municipalities. Barnets lov § 132."""
    with open_book(at=at, by=by) as book:
        moves = [
            happening(
                book,
                Move,
                child,
                happened_at=happened_at,
                from_municipality=from_municipality,
                to_municipality=to_municipality,
            )
            for child in children
        ]
        facts = {"from": from_municipality, "to": to_municipality}
        tell(book, EventKind.CHILD_MOVED, children, happened_at=happened_at, facts=facts)
    return moves


def record_death(child: Child, *, happened_at: datetime, at: datetime, by: Author) -> None:
    """Record that the child has died. Every clock of the child ends; what was red stays in the record."""
    with open_book(at=at, by=by) as book:
        child.died_on = danish_day(happened_at)
        book.change(child, "died_on")
        tell(book, EventKind.CHILD_DIED, [child], happened_at=happened_at)
