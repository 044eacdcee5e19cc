"""Which units can take over a child, and what has been asked of them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Employment, PostKind, Unit
from tovholder.practice.casework.models import UnitHandOver


@asked_by_deeds
def waiting_hand_over(child: Child) -> UnitHandOver | None:
    """What another unit has been asked about the child and not answered."""
    return UnitHandOver.objects.filter(child=child.pk, answered_at=None).first()


def hand_over_to_open(hand_over_id: UUID) -> UnitHandOver | None:
    """What was asked, before the page opens its child."""
    return UnitHandOver.objects.select_related("from_unit", "to_unit").filter(pk=hand_over_id).first()


def units_to_ask(child: Child, *, on: date) -> list[Unit]:
    """The other units that have a team leader to answer that day, by name."""
    led: Any = Employment.objects.on(on).filter(post__unit=OuterRef("pk"), post__kind=PostKind.TEAM_LEADER)
    return list(Unit.objects.on(on).exclude(pk=child.unit_id).filter(Exists(led)).order_by("name"))
