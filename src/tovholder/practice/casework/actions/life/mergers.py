"""Municipalities are merged (kommunesammenlægning): the new council succeeds the old ones, so every start stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.queries import hold_still
from tovholder.practice.casework.models import LifeEvent
from tovholder.practice.casework.queries.mergers import told_of_merger


def record_merger(
    children: Sequence[UUID], *, of: Sequence[str], into: str, happened_at: datetime, at: datetime, by: Author
) -> int:
    """Tell in each child's record that municipalities were merged at that moment; how many were told of it now.

    Unlike after a move, no clock begins anew: the council that was aware is the same one (law review F24). A child
    told already is passed over, so that what was broken off can be done again. One line a child: what is erased of
    one is never another's.
    """
    with open_book(at=at, by=by) as book:
        hold_still(children)
        told = told_of_merger(children, happened_at=happened_at)
        new = [child for child in dict.fromkeys(children) if child not in told]
        facts = {"of": list(of), "into": into, "starts_stand": True}
        for child in new:
            book.add(
                LifeEvent(
                    child_id=child,
                    kind=LifeEvent.Kind.MERGED,
                    words=f"{', '.join(of)} er nu {into}",
                    happened_at=happened_at,
                    recorded_at=at,
                    recorded_by=by.user_id,
                )
            )
            book.line(EventKind.MUNICIPALITIES_MERGED.value, about=[child], happened_at=happened_at, facts=facts)
        recount_duties(book, new)
    return len(new)
