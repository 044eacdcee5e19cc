"""Decisions, and the consents they rest on."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tovholder.practice.casework.models.happening import Happening


class Decision(Happening):
    """A decision (afgørelse) that can be appealed."""

    kind = models.CharField("art", max_length=40)
    reasons = models.TextField("begrundelse", blank=True)
    # The talks in which the child's view on this very matter was heard, or why there was none (law review F15).
    relies_on = ArrayField(models.UUIDField(), default=list, verbose_name="bygger på samtalerne")
    no_talk_because = models.CharField("ingen samtale, fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "afgørelse"

    def __str__(self) -> str:
        return f"Afgørelse {self.id}"


class ConsentWithdrawal(Happening):
    """A consent that was withdrawn (samtykke trukket tilbage)."""

    by_whom = models.CharField("af hvem", max_length=200, blank=True)

    class Meta:
        verbose_name = "tilbagetrukket samtykke"

    def __str__(self) -> str:
        return f"Tilbagetrukket samtykke {self.id}"
