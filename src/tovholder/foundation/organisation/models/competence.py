"""Who may decide what: the plan by which the council delegates."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.organisation.models.periods import PeriodQuerySet, dates, ends_after_start


class Level(models.TextChoices):
    """Who decides (beslutningsniveau): the delegation's ladder, and the two whom the law itself names."""

    CASEWORKER = "caseworker", "Rådgiver"
    LEADER = "leader", "Teamleder"
    HEAD = "head", "Afdelingsleder"
    COUNCIL = "council", "Kommunalbestyrelsen"
    CHAIR = "chair", "Udvalgets formand"
    COMMITTEE = "committee", "Børne- og ungeudvalget"


class Competence(models.Model):
    """From which level up a kind of decision may be made (kompetenceregel), from one day until another.

    The council delegates; a decision by somebody without competence can be void (law review F22). `kind` is a code of
    the list "decision_kind"; `up_to` is the most it may cost a month, without it any amount.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField("art", max_length=40)
    level = models.CharField("niveau", max_length=12, choices=Level.choices)
    up_to = models.DecimalField("højst pr. måned (kr.)", max_digits=10, decimal_places=2, null=True, blank=True)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)
    # Who put it in the plan and who gave it an end; None for rules from before we asked.
    set_at = models.DateTimeField("skrevet", null=True, blank=True)
    set_by = models.UUIDField("skrevet af", null=True, blank=True)
    ended_at = models.DateTimeField("afsluttet", null=True, blank=True)
    ended_by = models.UUIDField("afsluttet af", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "kompetenceregel"
        constraints = [
            ends_after_start("competence_ends_after_start"),
            ExclusionConstraint(
                name="one_competence_rule_per_kind_and_level",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    (dates(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Kompetenceregel {self.id}"
