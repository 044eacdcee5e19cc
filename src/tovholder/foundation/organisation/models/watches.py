"""The roster of the out-of-hours service."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.identity import new_id


class Watch(models.Model):
    """A turn of the out-of-hours roster (vagt): who is called first, who next."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.PROTECT, related_name="watches", verbose_name="bruger")
    starts = models.DateTimeField("fra")
    ends = models.DateTimeField("til")
    rank = models.PositiveSmallIntegerField("ringes op som nr.", default=1)
    phone = models.CharField("telefon", max_length=40)

    class Meta:
        verbose_name = "vagt"
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="watch_ends_after_start"),
            ExclusionConstraint(
                name="one_person_per_rank_on_watch",
                expressions=[
                    ("rank", RangeOperators.EQUAL),
                    (Func(F("starts"), F("ends"), function="tstzrange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Vagt {self.id}"
