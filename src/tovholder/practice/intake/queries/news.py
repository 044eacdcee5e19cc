"""Is there anything new? A number, and nothing about anybody."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.access.readers import Reader
from tovholder.practice.intake.models import Concern


def new_since(reader: Reader, *, after: datetime) -> int:
    """How many children have come into the reader's queue since that moment."""
    rows = Concern.objects.filter(assessed_at=None, moved_to=None, notification__recorded_at__gt=after)
    if not reader.on_watch:
        rows = rows.filter(notification__unit__in=reader.units)
    return rows.count()
