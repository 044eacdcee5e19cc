"""The case itself, and what happens to it from outside: a move between municipalities."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models.happening import Happening


class Case(models.Model):
    """A child's case (sag): open while the municipality works with the child."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="cases", verbose_name="barn")
    opened_at = models.DateTimeField("åbnet")
    closed_at = models.DateTimeField("lukket", null=True, blank=True)
    closed_because = models.CharField("lukket fordi", max_length=200, blank=True)

    class Meta:
        verbose_name = "sag"
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(closed_at=None), name="one_open_case_per_child")
        ]

    def __str__(self) -> str:
        return f"Sag {self.id}"


class Move(Happening):
    """The child moves between municipalities (flytning)."""

    from_municipality = models.CharField("fra kommune", max_length=100, blank=True)
    to_municipality = models.CharField("til kommune", max_length=100, blank=True)

    class Meta:
        verbose_name = "flytning"

    def __str__(self) -> str:
        return f"Flytning {self.id}"
