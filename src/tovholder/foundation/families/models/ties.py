"""How a grown-up is related to a child, and until when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models.columns import only_to_compare
from tovholder.foundation.families.models.people import Adult, Child
from tovholder.foundation.organisation.models import PeriodQuerySet, dates, ends_after_start


class TieKind(models.TextChoices):
    """How an adult belongs to a child."""

    MOTHER = "mother", "Mor"
    FATHER = "father", "Far"
    CO_MOTHER = "co_mother", "Medmor"
    STEP_PARENT = "step_parent", "Stedforælder"
    FOSTER_PARENT = "foster_parent", "Plejeforælder"
    GRANDPARENT = "grandparent", "Bedsteforælder"
    REPRESENTATIVE = "representative", "Repræsentant for uledsaget barn"  # udlændingeloven § 56 a
    OTHER = "other", "Anden voksen"


class Tie(models.Model):
    """An adult's tie to a child, with or without custody (relation, forældremyndighed)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="ties", verbose_name="barn")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="ties", verbose_name="voksen", db_index=False)
    kind = models.CharField("relation", max_length=20, choices=TieKind.choices)
    custody = models.BooleanField("forældremyndighed", null=True)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "relation"
        # A grown-up's children, read in the index alone: a search finds five hundred mothers of one name.
        indexes = [models.Index(fields=["adult"], include=["child"], name="tie_adult_child")]
        constraints = [
            ends_after_start("tie_ends_after_start"),
            ExclusionConstraint(
                name="tie_one_of_a_kind_at_a_time",
                expressions=[
                    (only_to_compare("child"), RangeOperators.EQUAL),
                    (only_to_compare("adult"), RangeOperators.EQUAL),
                    (dates(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Relation {self.id}"
