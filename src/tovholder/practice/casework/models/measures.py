"""Help to the child or family."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child


class Measure(models.Model):
    """Help to the child or family (indsats; before 2024 foranstaltning)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="measures", verbose_name="barn")
    kind = models.CharField("art", max_length=40, blank=True)
    starts_at = models.DateTimeField("fra")
    ends_at = models.DateTimeField("til", null=True, blank=True)

    class Meta:
        verbose_name = "indsats"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="measure_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"Indsats {self.id}"
