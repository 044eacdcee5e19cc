"""The chronology of a child, or of the children of a home: chosen events, the oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from tovholder.entrances.desk.words import deed_in_words
from tovholder.foundation.chronicle.models import Line, Subject
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.practice.casework.models import ChosenEvent


@dataclass(frozen=True)
class Chosen:
    """One event that means something: when it was so, what, for whom, why it matters and what was done."""

    line_id: UUID
    happened_at: datetime
    what: str
    child_id: UUID
    letter: str
    name: str
    why: str
    did: str


def chronology_of(children: Sequence[Child]) -> list[Chosen]:
    """The chosen events of these children, interleaved, each child with a letter of its own. One statement."""
    letters = {child.pk: chr(ord("A") + number) for number, child in enumerate(children)}
    names = {child.pk: shown_name(child) for child in children}
    line = Line.objects.filter(pk=OuterRef("line_id"))
    rows = ChosenEvent.objects.filter(child__in=list(letters), dropped_at=None).annotate(
        happened_at=Subquery(line.values("happened_at")[:1]), deed=Subquery(line.values("deed")[:1])
    )
    found = [
        Chosen(
            row.line_id,
            row.happened_at,
            deed_in_words(row.deed),
            row.child_id,
            letters[row.child_id],
            names[row.child_id],
            row.why,
            row.did,
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (each.happened_at, each.line_id, each.letter))


def event_of(child: Child, line_id: UUID) -> Subject | None:
    """An event that names the child, with its line; None when there is no such."""
    told = Subject.objects.filter(child_id=child.pk, line=line_id, named=True)
    return told.select_related("line").first()


def chosen_of(child: Child, line_id: UUID) -> ChosenEvent | None:
    """The event as it stands in the chronology; None when it does not."""
    return ChosenEvent.objects.filter(child=child, line_id=line_id, dropped_at=None).first()
