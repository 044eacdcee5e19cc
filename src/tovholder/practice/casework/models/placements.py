"""Placements outside the home."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child, Home, Residence


class Placement(models.Model):
    """A child placed outside the home (anbringelse), with or without consent."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="placements", verbose_name="barn")
    home = models.ForeignKey(
        Home, models.PROTECT, null=True, blank=True, related_name="placements", verbose_name="sted"
    )
    # The residence the placement gave the child; None where the child already lived there.
    residence = models.ForeignKey(
        Residence, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bopæl"
    )
    forced = models.BooleanField("uden samtykke", default=False)
    starts_at = models.DateTimeField("fra")
    ends_at = models.DateTimeField("til", null=True, blank=True)
    return_home = models.BooleanField("hjemgivelse", default=False)

    class Meta:
        verbose_name = "anbringelse"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="placement_ends_after_start"
            ),
            ExclusionConstraint(
                name="child_is_placed_in_one_place_at_a_time",
                expressions=[
                    (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS),
                    ("child", RangeOperators.EQUAL),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Anbringelse {self.id}"
