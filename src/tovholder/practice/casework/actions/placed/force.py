"""Force used against a placed child (magtanvendelse): what happened, who was told, and what the child says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import ForceUsed, ReportedTo
from tovholder.practice.casework.queries import placement_at

FORCE_TOLD_IN_PART = "force told of in part"  # no clock reads it


def record_force(
    child: Child, *, what: str, used_by: str, paragraph: str = "", happened_at: datetime, at: datetime, by: Author
) -> ForceUsed:
    """Record that force was used against the child, where it was placed then. Voksenansvarsloven § 21.

    The clock of the report runs until `report_force` has told who must know.
    """
    with open_book(at=at, by=by) as book:
        used = happening(
            book,
            ForceUsed,
            child,
            happened_at=happened_at,
            placement=placement_at(child, at=happened_at),
            what=what,
            used_by=used_by,
            paragraph=paragraph,
        )
        facts = {"force": str(used.pk), "placement": str(used.placement_id) if used.placement_id else None}
        tell(book, EventKind.FORCE_USED, [child], happened_at=happened_at, facts=facts)
    return used


def report_force(
    used: ForceUsed,
    *,
    reported_to: Sequence[ReportedTo],
    reported_on: date | None,
    child_shown_on: date | None = None,
    childs_words: str = "",
    child_not_heard_because: str = "",
    parents_told_on: date | None = None,
    parents_not_told_because: str = "",
    at: datetime,
    by: Author,
) -> None:
    """Record who was told of it, and that the child saw the report and could comment; in one go, or bit by bit.

    The clock is met when acting municipality and supervisory authority know and the child was heard, or it is said
    why not. The child's words never stand in the line.
    """
    was_reported = used.is_reported
    told = {
        "reported_to": [str(each) for each in reported_to],
        "reported_on": reported_on if reported_to else None,
        "child_shown_on": child_shown_on,
        "childs_words": childs_words,
        "child_not_heard_because": child_not_heard_because,
        "parents_told_on": parents_told_on,
        "parents_not_told_because": parents_not_told_because,
    }
    with open_book(at=at, by=by) as book:
        for name, value in told.items():
            setattr(used, name, value)
        book.change(used, *told)
        word = EventKind.FORCE_REPORTED if used.is_reported and not was_reported else FORCE_TOLD_IN_PART
        facts = {
            "force": str(used.pk),
            "reported_to": told["reported_to"],
            "child_shown": bool(child_shown_on),
            "parents_told": bool(parents_told_on),
        }
        tell(book, word, [used.child], happened_at=at, facts=facts)
