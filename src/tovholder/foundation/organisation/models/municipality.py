"""The one municipality of this database, when its offices are closed, and its neighbours."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import Q


class Municipality(models.Model):
    """The one municipality (kommune) of this database, and what it has decided for itself."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    name = models.CharField("navn", max_length=100)
    code = models.CharField("kommunekode", max_length=4, blank=True)
    out_of_hours_phone = models.CharField("døgnvagtens telefon", max_length=40)
    daytime_phone = models.CharField("Modtagelsens telefon", max_length=40, blank=True)
    # Where Modtagelsen is told, without a word about anybody, that something has come. Empty: nobody is mailed.
    intake_mailbox = models.EmailField("Modtagelsens postkasse", blank=True)
    saturday_counts = models.BooleanField("lørdag er hverdag", default=True)
    opens = models.TimeField("åbner", default=time(8))
    closes = models.TimeField("lukker", default=time(15, 30))
    screen_within_days = models.PositiveSmallIntegerField("screening inden (hverdage)", default=10)
    parents_told_within_days = models.PositiveSmallIntegerField("forældre orienteres inden (hverdage)", default=5)
    escalate_after_minutes = models.PositiveSmallIntegerField("døgnvagt: næste efter (minutter)", default=30)
    history_open_days = models.PositiveSmallIntegerField("historik åben efter afgørelse (dage)", default=14)
    texts = models.JSONField("kommunens egne tekster", default=dict, blank=True)

    class Meta:
        verbose_name = "kommune"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_municipality_one_database")]

    def __str__(self) -> str:
        return self.name


class ClosingDay(models.Model):
    """A day the offices are closed though it is no public holiday (lukkedag). It does not stop a legal clock."""

    day = models.DateField("dag", primary_key=True)
    why = models.CharField("hvorfor", max_length=100)

    class Meta:
        verbose_name = "lukkedag"

    def __str__(self) -> str:
        return f"Lukkedag {self.day}"


class OtherMunicipality(models.Model):
    """Another municipality, and the mailbox it takes secure mail in (anden kommune)."""

    name = models.CharField("navn", max_length=100, primary_key=True)
    mailbox = models.EmailField("sikker postkasse")

    class Meta:
        verbose_name = "anden kommune"

    def __str__(self) -> str:
        return self.name
