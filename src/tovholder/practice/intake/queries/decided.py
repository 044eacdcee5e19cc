"""What has been decided lately (afgjort): the last column of Modtagelsen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from tovholder.foundation.access.readers import Reader
from tovholder.practice.intake.models import Concern, Screening
from tovholder.practice.intake.queries.standing_in import standing_in
from tovholder.practice.intake.queries.told import to_be_told

LATELY = timedelta(days=14)


def decided_lately(reader: Reader, now: datetime, *, start: int = 0, most: int = 50) -> list[Any]:
    """The concerns of the reader's queue screened in the last 14 days, the latest first, with their outcome.

    Each has `outcome`, `unfounded` and `sent_to_name` of its latest screening, and `to_tell`: a professional waits to
    hear what followed. One statement.
    """
    latest = Screening.objects.filter(concern=OuterRef("pk")).order_by("-screened_at", "-pk")
    rows = standing_in(reader, Concern.objects.filter(screened_at__gt=now - LATELY, moved_to=None))
    return list(
        rows.select_related("notification", "child")
        .annotate(
            outcome=Subquery(latest.values("outcome")[:1]),
            unfounded=Subquery(latest.values("unfounded")[:1]),
            to_tell=Exists(to_be_told(Concern.objects.filter(pk=OuterRef("pk")))),
            sent_to_name=Subquery(latest.values("sent_to__name")[:1]),
        )
        .order_by("-screened_at", "-pk")[start : start + most]
    )
