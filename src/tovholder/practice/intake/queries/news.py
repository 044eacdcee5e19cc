"""Is there anything new? A number, and nothing about anybody."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.access.readers import Reader
from tovholder.practice.intake.models import Concern
from tovholder.practice.intake.queries.standing_in import standing_in


def new_since(reader: Reader, *, after: datetime) -> int:
    """How many children have come into the reader's queue since that moment."""
    rows = Concern.objects.standing().filter(assessed_at=None, notification__recorded_at__gt=after)
    return standing_in(reader, rows).count()
