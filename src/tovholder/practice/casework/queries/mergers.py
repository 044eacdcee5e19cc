"""Whose records a merger of municipalities is told in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Case, LifeEvent


def in_hand_at(moment: datetime) -> list[UUID]:
    """The living children with a case that was open then, or a duty that had begun and still runs."""
    still_open = Q(closed_at=None) | Q(closed_at__gt=moment)
    case = Case.objects.filter(still_open, child=OuterRef("pk"), opened_at__lt=moment)
    duty = Deadline.objects.running().filter(child=OuterRef("pk"), started_at__lt=moment)
    rows = Child.objects.filter(Exists(case) | Exists(duty), died_on=None)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def told_of_merger(children: Iterable[UUID], *, happened_at: datetime) -> frozenset[UUID]:
    """Those in whose record the merger of that moment stands already."""
    told = LifeEvent.objects.filter(kind=LifeEvent.Kind.MERGED, happened_at=happened_at, child__in=list(children))
    return frozenset(told.values_list("child", flat=True))
