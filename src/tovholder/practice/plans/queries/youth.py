"""How far a young person's way to adult life has come."""

from __future__ import annotations

from dataclasses import dataclass

from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import (
    AdultLifePreparation,
    Coordinator,
    YouthPlanConsidered,
    YouthSupport,
)


@dataclass(frozen=True)
class WayToAdultLife:
    """What stands now: the last yes or no, the coordinator, the preparation, and every decision on support."""

    considered: YouthPlanConsidered | None
    coordinator: Coordinator | None
    preparation: AdultLifePreparation | None
    support: list[YouthSupport]


def way_to_adult_life(child: Child) -> WayToAdultLife:
    """What stands now. Four statements."""
    latest = ("-happened_at", "-pk")
    return WayToAdultLife(
        considered=YouthPlanConsidered.objects.filter(child=child).order_by(*latest).first(),
        coordinator=coordinator_of(child),
        preparation=AdultLifePreparation.objects.filter(child=child).order_by(*latest).first(),
        support=list(YouthSupport.objects.filter(child=child).order_by(*latest)),
    )


def coordinator_of(child: Child) -> Coordinator | None:
    """The one named last as coordinator (tovholder 16+); None when nobody is."""
    return Coordinator.objects.filter(child=child).order_by("-happened_at", "-pk").first()
