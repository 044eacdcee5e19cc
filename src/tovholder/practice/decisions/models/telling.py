"""After a decision: each party's letter on its way, and that they have it."""

from __future__ import annotations

from django.db import models

from tovholder.practice.casework.models import Decision, Happening


class HowTold(models.TextChoices):
    """How a party got the decision."""

    LETTER = "letter", "Brev"
    DIGITAL_POST = "digital_post", "Digital Post"
    READ_TOGETHER = "read_together", "Udleveret og læst sammen"
    IN_PERSON = "in_person", "Udleveret personligt"


class DecisionTold(Happening):
    """A party got the decision in writing (meddelelse af afgørelse); from then on there are four weeks to complain."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="told", verbose_name="afgørelse")
    person = models.UUIDField("person", null=True, blank=True)
    person_name = models.CharField("til", max_length=200)
    role = models.CharField("som", max_length=100, blank=True)
    how = models.CharField("hvordan", max_length=20, choices=HowTold.choices)
    told_on = models.DateField("modtaget")
    complaint_until = models.DateField("kan klage til og med", null=True, blank=True)
    letter = models.UUIDField("brev", null=True, blank=True)

    class Meta:
        verbose_name = "meddelelse af afgørelse"

    def __str__(self) -> str:
        return f"Meddelelse {self.id}"
