"""Which rows stand in a reader's queue: their units', on watch everybody's; never a child shut for one of the units."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from tovholder.foundation.access.models import Shut
from tovholder.foundation.access.readers import Reader
from tovholder.practice.intake.models import Concern


def standing_in(reader: Reader, rows: QuerySet[Concern]) -> QuerySet[Concern]:
    """Those of the rows that this reader may find in the queue."""
    if reader.on_watch:
        return rows
    return rows.filter(notification__unit__in=reader.units).exclude(hidden_from(reader))


def hidden_from(reader: Reader) -> Exists:
    """Whether a row's child is shut for one of the reader's units at this moment."""
    standing = Q(ends_at=None) | Q(ends_at__gt=reader.at)
    return Exists(Shut.objects.filter(standing, child_id=OuterRef("child_id"), unit__in=reader.units))
