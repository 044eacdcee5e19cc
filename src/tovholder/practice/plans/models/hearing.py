"""The plan sent for comment, and what came back."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.letters.models import Letter
from tovholder.practice.plans.models.writing import PlanVersion


class PlanSent(models.Model):
    """A version of the plan sent to one person for comment (plan til kommentering)."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="sent", verbose_name="udgave")
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="+", verbose_name="brev")
    recipient = models.CharField("modtager", max_length=300)
    relation = models.CharField("relation", max_length=60)
    sent_at = models.DateTimeField("sendt")

    class Meta:
        verbose_name = "plan til kommentering"

    def __str__(self) -> str:
        return f"Plan til kommentering {self.id}"


class Answer(models.TextChoices):
    """The three answers to "is this right?"."""

    FITS = "fits", "Ja, det passer"
    NOT_QUITE = "not_quite", "Det passer ikke helt"
    TALK = "talk", "Det vil jeg tale om"


class PlanComment(models.Model):
    """What somebody said to a goal, or to the whole plan (kommentar). A child's comment is for staff."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="comments", verbose_name="udgave")
    thread = models.UUIDField("mål", null=True, blank=True)
    answer = models.CharField("svar", max_length=10, choices=Answer.choices)
    words = models.TextField("med egne ord", blank=True)
    said_by = models.CharField("hvem sagde det", max_length=200)
    by_child = models.BooleanField("barnet selv", default=False)
    said_at = models.DateTimeField("sagt")
    recorded_at = models.DateTimeField("registreret")
    recorded_by = models.UUIDField("registreret af", null=True)

    class Meta:
        verbose_name = "kommentar til planen"

    def __str__(self) -> str:
        return f"Kommentar {self.id}"
