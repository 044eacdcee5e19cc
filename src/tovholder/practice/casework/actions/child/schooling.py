"""What the child needs in school, found out before it moves (vurdering af behov for specialundervisning)."""

from __future__ import annotations

from datetime import datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import SchoolNeeds


def assess_school_needs(
    child: Child, *, result: str, made_by: str = "", happened_at: datetime, at: datetime, by: Author
) -> SchoolNeeds:
    """Record what PPR found about special education. Barnets lov § 52, stk. 4; folkeskoleloven § 12, stk. 2.

    It comes before a placement in a children's home in another municipality (PLACE-PPV-OTHER-MUN).
    """
    with open_book(at=at, by=by) as book:
        made = happening(book, SchoolNeeds, child, happened_at=happened_at, result=result, made_by=made_by)
        facts = {"assessment": str(made.pk)}
        tell(book, EventKind.SCHOOL_NEEDS_ASSESSED, [child], happened_at=happened_at, facts=facts)
    return made
