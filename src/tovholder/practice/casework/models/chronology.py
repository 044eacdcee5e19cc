"""The chronology: the few events chosen because they mean something, with why, and what was done."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child


class ChosenEvent(models.Model):
    """An event of the timeline put into the chronology (udvalgt hændelse), and perhaps taken out again."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="chosen_events", verbose_name="barn")
    line_id = models.UUIDField("linje")
    why = models.TextField("hvorfor betyder det noget")
    did = models.TextField("hvad gjorde vi, eller hvorfor ikke", blank=True)
    chosen_at = models.DateTimeField("udvalgt")
    chosen_by = models.UUIDField("udvalgt af", null=True)
    dropped_at = models.DateTimeField("taget ud", null=True, blank=True)

    class Meta:
        verbose_name = "udvalgt hændelse"
        constraints = [
            models.UniqueConstraint(
                fields=["child", "line_id"], condition=Q(dropped_at=None), name="event_stands_once_in_the_chronology"
            )
        ]

    def __str__(self) -> str:
        return f"Udvalgt hændelse {self.id}"
