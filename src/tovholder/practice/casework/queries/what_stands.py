"""What has been begun for a child and is not done: it ends with the case, or is settled before."""

from __future__ import annotations

from dataclasses import dataclass

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import AskedStatement, Investigation, Plan, TargetedAssessment


@dataclass(frozen=True)
class WhatStands:
    """What is begun and not done, each sort from the oldest on."""

    investigations: list[Investigation]
    assessments: list[TargetedAssessment]
    statements: list[AskedStatement]
    plans: list[Plan]


@asked_by_deeds
def what_stands(child: Child) -> WhatStands:
    """All of it. Four statements."""
    begun = Investigation.objects.filter(child=child, completed_at=None)
    looked_into = TargetedAssessment.objects.filter(child=child, completed_at=None)
    awaited = AskedStatement.objects.filter(child=child, received_at=None, refused_at=None)
    plans = Plan.objects.filter(child=child, ended_at=None)
    return WhatStands(
        list(begun.order_by("started_at", "pk")),
        list(looked_into.order_by("happened_at", "pk")),
        list(awaited.order_by("happened_at", "pk")),
        list(plans.order_by("happened_at", "pk")),
    )
