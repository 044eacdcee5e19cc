"""The case itself: opened, closed, and what is put into it afterwards."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models.happening import Happening


class ClosingReason(models.TextChoices):
    """Why a case is closed (CASE-CLOSE)."""

    GOALS_MET = "goals_met", "Målene er nået"
    NO_NEED = "no_need", "Der er ikke behov for hjælp"
    DECLINED = "declined", "Familien ønsker ikke frivillig hjælp"
    MOVED = "moved", "Flyttet til en anden kommune"
    ADULT = "adult", "Den unge er fyldt 18 eller 23 år"
    PREGNANCY_ENDED = "pregnancy_ended", "Graviditeten er slut"
    DEATH = "death", "Dødsfald"
    OTHER = "other", "Andet"


class Case(models.Model):
    """A child's case (sag): open while the municipality works with the child."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="cases", verbose_name="barn")
    opened_at = models.DateTimeField("åbnet")
    opened_because = models.CharField("åbnet fordi", max_length=300, blank=True)
    closed_at = models.DateTimeField("lukket", null=True, blank=True)
    closed_reason = models.CharField("lukkegrund", max_length=20, choices=ClosingReason.choices, blank=True)
    closed_because = models.CharField("lukket fordi", max_length=500, blank=True)
    what_follows = models.CharField("hvad sker der nu", max_length=500, blank=True)
    parties_told_on = models.DateField("parterne orienteret", null=True, blank=True)
    parties_not_told_because = models.CharField("parterne ikke orienteret, fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "sag"
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(closed_at=None), name="one_open_case_per_child")
        ]

    def __str__(self) -> str:
        return f"Sag {self.id}"


class LateAddition(Happening):
    """Something was put into a case that is closed, and why (tilføjelse til en lukket sag)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="late_additions", verbose_name="sag")
    what = models.CharField("hvad", max_length=40)
    record = models.UUIDField("tilføjet")
    because = models.CharField("hvorfor", max_length=300)

    class Meta:
        verbose_name = "tilføjelse til lukket sag"

    def __str__(self) -> str:
        return f"Tilføjelse til lukket sag {self.id}"
