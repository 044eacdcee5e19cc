"""Visits that are planned and not yet made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import SupervisionVisit


class PlannedVisit(models.Model):
    """The next visit to a placed child (planlagt tilsynsbesøg): one at a time, until it is made or called off."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="planned_visits", verbose_name="barn")
    day = models.DateField("dag")
    # None when only the day is agreed.
    clock = models.TimeField("klokken", null=True, blank=True)
    booked_at = models.DateTimeField("booket")
    booked_by = models.UUIDField("booket af", null=True)
    made_as = models.ForeignKey(
        SupervisionVisit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="blev til besøget"
    )
    moved_at = models.DateTimeField("flyttet eller aflyst", null=True, blank=True)

    class Meta:
        verbose_name = "planlagt tilsynsbesøg"
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(made_as=None, moved_at=None), name="one_next_visit_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"Planlagt tilsynsbesøg {self.id}"
