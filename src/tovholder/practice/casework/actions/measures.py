"""Help to the child or family (indsats): begun and ended."""

from __future__ import annotations

from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.models import Measure
from tovholder.practice.casework.queries import running_measures


def start_measure(child: Child, *, kind: str = "", happened_at: datetime, at: datetime, by: Author) -> Measure:
    """Record that help to the child or family begins. Barnets lov §§ 30, 32; before 2024 serviceloven § 52."""
    with open_book(at=at, by=by) as book:
        begun = book.add(Measure(child=child, kind=kind, starts_at=happened_at))
        facts = {"measure": str(begun.pk), "kind": kind}
        tell(book, EventKind.MEASURE_STARTED, [child], happened_at=happened_at, facts=facts)
    return begun


def end_measure(
    child: Child, measure: Measure | None = None, *, happened_at: datetime, at: datetime, by: Author
) -> list[Measure]:
    """Record that a measure ends; without one, that all help then running ends. Nothing need be running."""
    with open_book(at=at, by=by) as book:
        ended = running_measures(child, at=happened_at) if measure is None else [measure]
        for each in ended:
            each.ends_at = happened_at
            book.change(each, "ends_at")
        facts = {"measure": str(measure.pk)} if measure is not None else {}
        tell(book, EventKind.MEASURE_ENDED, [child], happened_at=happened_at, facts=facts)
    return ended
