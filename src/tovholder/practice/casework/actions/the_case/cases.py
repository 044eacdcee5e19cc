"""The child's case: opened, closed with a reason, opened again; and what is put into it when it is closed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import hold_still
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.actions.the_case.what_stands import end_what_stands
from tovholder.practice.casework.models import Case, ClosingReason, LateAddition
from tovholder.practice.casework.queries import cases_of

ADDED_AFTERWARDS = "added to a closed case"  # no clock reads it


class AlreadyClosed(ValueError):
    """Somebody closed the case first; the message says so to the person."""


def open_case(child: Child, *, because: str = "", happened_at: datetime, at: datetime, by: Author) -> Case:
    """Open the child's case, or open it again; the open one when there is one, also of two opened at once."""
    with open_book(at=at, by=by) as book:
        hold_still([child.pk])
        case = open_case_in(book, child, because=because, happened_at=happened_at)
        recount_duties(book, [child.pk])
    return case


def open_case_in(book: Book, child: Child, *, because: str = "", happened_at: datetime) -> Case:
    """The child's open case, opened as part of a deed that counts the clocks itself."""
    cases = [] if book.is_new(child) else cases_of(child)
    for case in cases:
        if case.closed_at is None:
            return case
    opened = book.add(Case(child=child, opened_at=happened_at, opened_because=because))
    word = (EventKind.CASE_REOPENED if cases else EventKind.CASE_OPENED).value
    facts = {"case": str(opened.pk)} | ({"because": because} if because else {})
    book.line(word, about=[child.pk], happened_at=happened_at, facts=facts)
    return opened


def close_case(
    case: Case,
    *,
    because: str,
    reason: ClosingReason | None = None,
    what_follows: str = "",
    parties_told_on: date | None = None,
    parties_not_told_because: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> None:
    """Close a case and say why, what follows, and that the parties know. The clocks that then end say so themselves.

    What was begun and is not done ends with it (`end_what_stands`), and is not begun anew when the case is reopened.
    Raises AlreadyClosed: of two people who close it at once, one does.
    """
    with open_book(at=at, by=by) as book:
        hold_still([case.child_id])
        if any(each.pk == case.pk and each.closed_at is not None for each in cases_of(case.child)):
            raise AlreadyClosed("En anden har lige lukket sagen. Hent siden igen for at se, hvad der er skrevet.")
        case.closed_at, case.closed_because, case.closed_reason = happened_at, because, reason or ""
        case.what_follows, case.parties_told_on = what_follows, parties_told_on
        case.parties_not_told_because = parties_not_told_because
        told = ("what_follows", "parties_told_on", "parties_not_told_because")
        book.change(case, "closed_at", "closed_because", "closed_reason", *told)
        end_what_stands(book, case, because=because, happened_at=happened_at)
        facts: dict[str, object] = {"case": str(case.pk), "because": because}
        if reason:
            facts |= {"reason": str(reason), "parties_told": bool(parties_told_on)}
        tell(book, EventKind.CASE_CLOSED, [case.child], happened_at=happened_at, facts=facts)


def close_quietly(book: Book, case: Case, *, reason: ClosingReason, happened_at: datetime) -> None:
    """Close a case as part of another deed, without a letter to anybody."""
    case.closed_at, case.closed_reason, case.closed_because = happened_at, reason, reason.label
    book.change(case, "closed_at", "closed_reason", "closed_because")
    end_what_stands(book, case, because=reason.label, happened_at=happened_at)
    facts = {"case": str(case.pk), "because": reason.label, "reason": str(reason), "quietly": True}
    book.line(EventKind.CASE_CLOSED.value, about=[case.child_id], happened_at=happened_at, facts=facts)


def add_to_closed_case(
    case: Case, *, what: str, record: UUID, because: str, happened_at: datetime, at: datetime, by: Author
) -> LateAddition:
    """Record that something was put into a closed case, and why; said beside the deed that puts it there."""
    with open_book(at=at, by=by) as book:
        added = add_to_closed_case_in(book, case, what=what, record=record, because=because, happened_at=happened_at)
        recount_duties(book, [case.child_id])
    return added


def add_to_closed_case_in(
    book: Book, case: Case, *, what: str, record: UUID, because: str, happened_at: datetime
) -> LateAddition:
    """The same as part of the deed itself; no clock hears of it."""
    added = book.add(
        LateAddition(
            case=case,
            child_id=case.child_id,
            what=what,
            record=record,
            because=because,
            happened_at=happened_at,
            recorded_at=book.at,
            recorded_by=book.by.user_id,
        )
    )
    facts = {"case": str(case.pk), "what": what, "record": str(record), "because": because}
    book.line(ADDED_AFTERWARDS, about=[case.child_id], happened_at=happened_at, facts=facts)
    return added
