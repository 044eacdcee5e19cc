"""The child investigation as the clocks know it: begun, preliminary, completed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models.happening import Happening


class Investigation(models.Model):
    """A child investigation (børnefaglig undersøgelse). Barnets lov § 20; serviceloven § 50."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="investigations", verbose_name="barn")
    # None when we only know that it was completed: what has happened is never refused.
    started_at = models.DateTimeField("besluttet", null=True, blank=True)
    completed_at = models.DateTimeField("afsluttet", null=True, blank=True)
    conclusion = models.TextField("begrundet stillingtagen", blank=True)

    class Meta:
        verbose_name = "børnefaglig undersøgelse"
        constraints = [
            models.CheckConstraint(
                condition=Q(completed_at=None) | Q(started_at=None) | Q(completed_at__gte=F("started_at")),
                name="investigation_completed_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"Undersøgelse {self.id}"


class PreliminaryConclusion(Happening):
    """What is known when an investigation is not done in time (foreløbig vurdering). Barnets lov § 20, stk. 3."""

    text = models.TextField("foreløbig vurdering", blank=True)

    class Meta:
        verbose_name = "foreløbig vurdering"

    def __str__(self) -> str:
        return f"Foreløbig vurdering {self.id}"


class SiblingConsidered(Happening):
    """How safe another child of the household is, whom nobody has notified about (søskendevurdering).

    Barnets lov § 21, stk. 1 and 4: the other children are considered, also when nothing is done.
    """

    reason = models.TextField("vurdering")

    class Meta:
        verbose_name = "søskendevurdering"

    def __str__(self) -> str:
        return f"Søskendevurdering {self.id}"
