"""The keys of other systems."""

from __future__ import annotations

from django.db import models

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.organisation.models.periods import PeriodQuerySet, ends_after_start


class ApiToken(models.Model):
    """A key another system knocks with (adgangsnøgle); only its SHA-256 is kept."""

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField("system", max_length=100)
    digest = models.CharField("SHA-256", max_length=64, unique=True)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "adgangsnøgle"
        constraints = [ends_after_start("token_ends_after_start")]

    def __str__(self) -> str:
        return f"Adgangsnøgle {self.id}"
