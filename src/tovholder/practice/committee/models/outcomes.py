"""What happened at the meeting: who spoke, who voted how, what was decided, and the minutes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.practice.casework.models import Decision, Happening
from tovholder.practice.committee.models.meetings import CommitteeMatter
from tovholder.practice.committee.models.members import CommitteeMember


class Result(models.TextChoices):
    """What became of the recommendation."""

    AS_RECOMMENDED = "as_recommended", "Som indstillet"
    CHANGED = "changed", "Med ændringer"
    REJECTED = "rejected", "Indstillingen blev ikke fulgt"


class CommitteeOutcome(Happening):
    """The committee's decision in one child's matter (udvalgets afgørelse); `happened_at` is when it was made."""

    matter = models.OneToOneField(CommitteeMatter, models.PROTECT, related_name="outcome", verbose_name="udvalgssag")
    result = models.CharField("resultat", max_length=20, choices=Result.choices)
    reasons = models.TextField("begrundelse")
    purpose = models.TextField("formål", blank=True)
    expected_duration = models.CharField("forventet varighed", max_length=200, blank=True)
    grounds = models.JSONField("grunde", default=list, blank=True)
    # The date the committee itself set; the law's numbers under § 50 are not copied (law note on RENEW-FORCED).
    renewal_due = models.DateField("genbehandles senest", null=True, blank=True)
    few_votes_because = models.CharField("færre end fire stemmer, fordi", max_length=300, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="afgørelse"
    )

    class Meta:
        verbose_name = "udvalgets afgørelse"
        indexes = [
            models.Index(fields=["renewal_due"], name="outcome_renewal_due", condition=Q(renewal_due__isnull=False))
        ]

    def __str__(self) -> str:
        return f"Udvalgets afgørelse {self.id}"

    @property
    def approved(self) -> bool:
        """Whether the committee did what was asked, as it stood or changed."""
        return self.result != Result.REJECTED


class Vote(models.Model):
    """One member's vote in one matter (stemme)."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    outcome = models.ForeignKey(CommitteeOutcome, models.PROTECT, related_name="votes", verbose_name="afgørelse")
    member = models.ForeignKey(CommitteeMember, models.PROTECT, related_name="+", verbose_name="medlem")
    in_favour = models.BooleanField("for")

    class Meta:
        verbose_name = "stemme"
        constraints = [models.UniqueConstraint(fields=["outcome", "member"], name="a_member_votes_once")]

    def __str__(self) -> str:
        return f"Stemme {self.id}"


class Speaker(models.Model):
    """Who was given the word before the committee, or why not (taler). Barnets lov § 142, stk. 2-3."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    matter = models.ForeignKey(CommitteeMatter, models.PROTECT, related_name="speakers", verbose_name="udvalgssag")
    name = models.CharField("navn", max_length=200)
    role = models.CharField("hvem er det", max_length=200, blank=True)
    spoke = models.BooleanField("udtalte sig")
    why_not = models.CharField("hvorfor ikke", max_length=300, blank=True)
    recorded_at = models.DateTimeField("registreret")
    recorded_by = models.UUIDField("registreret af", null=True)

    class Meta:
        verbose_name = "taler for udvalget"

    def __str__(self) -> str:
        return f"Taler {self.id}"


class CommitteeMinutes(models.Model):
    """The minutes of one matter (udvalgets protokol): never changed; a new text corrects an old one."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    matter = models.ForeignKey(CommitteeMatter, models.PROTECT, related_name="minutes", verbose_name="udvalgssag")
    text = models.TextField("protokol")
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name="retter"
    )
    written_at = models.DateTimeField("skrevet")
    written_by = models.UUIDField("skrevet af", null=True)
    author_name = models.CharField("skrevet af (navn)", max_length=200)

    class Meta:
        verbose_name = "udvalgets protokol"
        constraints = [models.CheckConstraint(condition=~Q(corrects=models.F("id")), name="minutes_correct_others")]

    def __str__(self) -> str:
        return f"Protokol {self.id}"
