"""What every record of a case has in common."""

from __future__ import annotations

from django.db import models

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child


class Happening(models.Model):
    """What every record of a case has: whose it is, when it was so, when and by whom it was recorded."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="+", verbose_name="barn")
    happened_at = models.DateTimeField("skete")
    recorded_at = models.DateTimeField("registreret")
    recorded_by = models.UUIDField("registreret af", null=True)

    class Meta:
        abstract = True
