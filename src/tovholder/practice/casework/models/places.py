"""A place where children are placed, as far as the case must know of it: that it closes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Home


class PlaceClosing(models.Model):
    """A place closes (stedet lukker): the last day a child can live there, put right or called off if wrong."""

    id = models.UUIDField(primary_key=True, default=new_id)
    home = models.ForeignKey(Home, models.PROTECT, related_name="closings", verbose_name="sted")
    closes_on = models.DateField("lukker")
    because = models.CharField("fordi", max_length=300, blank=True)
    told_at = models.DateTimeField("skrevet ned")
    called_off_at = models.DateTimeField("lukker ikke alligevel", null=True, blank=True)
    called_off_because = models.CharField("lukker ikke alligevel, fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "stedet lukker"
        constraints = [
            models.UniqueConstraint(fields=["home"], condition=Q(called_off_at=None), name="a_place_closes_once"),
            models.CheckConstraint(
                condition=Q(called_off_at=None) | ~Q(called_off_because=""), name="closing_called_off_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Sted lukker {self.id}"
