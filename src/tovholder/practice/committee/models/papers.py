"""The recommendation to the committee, and proof of who has been sent what."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tovholder.foundation.chronicle.identity import new_id
from tovholder.practice.committee.models.meetings import CommitteeMatter


class Recommendation(models.Model):
    """What the office recommends (indstilling), put together from what is on file; a new version corrects an old one.

    `parts` is [{"part", "heading", "source", "day", "text"}]: the words as they stood when it was made.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    matter = models.ForeignKey(
        CommitteeMatter, models.PROTECT, related_name="recommendations", verbose_name="udvalgssag"
    )
    version = models.PositiveSmallIntegerField("udgave")
    recommends = models.TextField("vi indstiller")
    purpose = models.TextField("formål", blank=True)
    expected_duration = models.CharField("forventet varighed", max_length=200, blank=True)
    parts = models.JSONField("dele fra sagen")
    made_at = models.DateTimeField("lavet")
    made_by = models.UUIDField("lavet af", null=True)
    author_name = models.CharField("skrevet af", max_length=200)

    class Meta:
        verbose_name = "indstilling"
        constraints = [models.UniqueConstraint(fields=["matter", "version"], name="recommendation_versions_are_single")]

    def __str__(self) -> str:
        return f"Indstilling {self.id}"


class Recipient(models.TextChoices):
    """Who has the papers."""

    CUSTODY_HOLDER = "custody_holder", "Forældremyndighedsindehaver"
    CHILD = "child", "Barnet"
    LAWYER = "lawyer", "Advokat"
    EXPECTANT = "expectant", "Kommende forælder"
    OTHER_PARTY = "other_party", "Anden part"
    MEMBER = "member", "Medlem af udvalget"


class BundleSending(models.Model):
    """The papers of a matter as they went to one recipient (udsendelse af materiale): who, when, how.

    Which version, and whether the summons to the meeting went with it.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    matter = models.ForeignKey(CommitteeMatter, models.PROTECT, related_name="sendings", verbose_name="udvalgssag")
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="sendings", verbose_name="indstilling"
    )
    kind = models.CharField("hvem er det", max_length=20, choices=Recipient.choices)
    recipient = models.CharField("modtager", max_length=200)
    how = models.CharField("hvordan", max_length=200)
    summons = models.BooleanField("med indkaldelse", default=True)
    sent_at = models.DateTimeField("sendt")
    recorded_at = models.DateTimeField("registreret")
    sent_by = models.UUIDField("sendt af", null=True)

    class Meta:
        verbose_name = "udsendelse af materiale"

    def __str__(self) -> str:
        return f"Udsendelse {self.id}"
