"""Help to the child or family."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Lower

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child, only_to_compare
from tovholder.practice.casework.models.decisions import Decision


class EndReason(models.TextChoices):
    """Why help or a placement ended (figure I14: what ended otherwise than planned)."""

    GOALS_MET = "goals_met", "Formålet er nået"
    PLANNED = "planned", "Slut som planlagt"
    REPLACED = "replaced", "Afløst af anden hjælp"
    NOT_WORKING = "not_working", "Virkede ikke"
    FAMILY_STOPPED = "family_stopped", "Familien ønskede ikke mere (samtykke trukket)"
    CHILD_LEFT = "child_left", "Barnet eller den unge gik selv"
    PROVIDER_STOPPED = "provider_stopped", "Udføreren eller stedet sagde fra"
    AGE = "age", "Den unge fylder 18 eller 23 år"
    MOVED = "moved", "Familien er flyttet til en anden kommune"
    DEATH = "death", "Dødsfald"
    OTHER = "other", "Andet"


class Measure(models.Model):
    """Help to the child or family (indsats; before 2024 foranstaltning)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="measures", verbose_name="barn")
    # A code of the dated lists, as in measure_kinds.py: "support_bl32:5".
    kind = models.CharField("art", max_length=40, blank=True)
    paragraph = models.CharField("hjemmel", max_length=120, blank=True)
    purpose = models.TextField("formål", blank=True)
    provider = models.CharField("udfører", max_length=200, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name="afgørelse"
    )
    starts_at = models.DateTimeField("fra")
    # Agreed but not begun: `starts_at` is then the planned start, and no clock runs.
    begun = models.BooleanField("begyndt", default=True)
    planned_end = models.DateField("planlagt slut", null=True, blank=True)
    ends_at = models.DateTimeField("til", null=True, blank=True)
    ended_because = models.CharField("ophørt fordi", max_length=20, choices=EndReason.choices, blank=True)
    ended_words = models.CharField("om ophøret", max_length=500, blank=True)
    price_month = models.DecimalField("pris pr. måned (kr.)", max_digits=10, decimal_places=2, null=True, blank=True)
    price_package = models.DecimalField("pris i alt (kr.)", max_digits=11, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "indsats"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="measure_ends_after_start"
            ),
            # Where nobody has said what it is or who gives it, two may well be the same or not.
            ExclusionConstraint(
                name="measure_of_a_kind_and_provider_once_at_a_time",
                expressions=[
                    (only_to_compare("child"), RangeOperators.EQUAL),
                    (only_to_compare("kind"), RangeOperators.EQUAL),
                    (Lower("provider"), RangeOperators.EQUAL),
                    (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS),
                ],
                condition=~Q(kind="") & ~Q(provider=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Indsats {self.id}"
