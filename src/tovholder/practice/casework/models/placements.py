"""Placements outside the home."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child, Home, Residence, only_to_compare
from tovholder.practice.casework.models.decisions import Decision
from tovholder.practice.casework.models.measures import EndReason


class Basis(models.TextChoices):
    """What a placement rests on (anbringelsesgrundlag); the statute's three ways and those of other boards."""

    CONSENT = "consent", "Med samtykke (§ 46)"
    COMMITTEE = "committee", "Uden samtykke, børne- og ungeudvalget (§ 47)"
    CHAIR = "chair", "Foreløbig afgørelse, udvalgets formand (§ 143)"
    BOARD = "board", "Ankestyrelsens afgørelse"
    YOUTH_CRIME = "youth_crime", "Ungdomskriminalitetsnævnet"
    JUDGMENT = "judgment", "Dom"


class Siblings(models.TextChoices):
    """Whether brothers and sisters who are placed live together."""

    TOGETHER = "together", "Anbragt sammen med søskende"
    APART = "apart", "Ikke sammen med sine søskende"
    NONE = "none", "Ingen søskende er anbragt"


class NetworkApproval(models.Model):
    """A family of the child's own network approved for this child (godkendelse af netværksplejefamilie).

    Barnets lov §§ 43 ff.: the municipality that places approves concretely. `people` are those aged 15 or more in the
    home, each {"name", "criminal_on", "children_on"}: the days their two certificates were seen.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="network_approvals", verbose_name="barn")
    home = models.ForeignKey(Home, models.PROTECT, related_name="+", verbose_name="familien")
    approved_at = models.DateTimeField("godkendt")
    recorded_at = models.DateTimeField("registreret")
    recorded_by = models.UUIDField("registreret af", null=True)
    people = models.JSONField("alle over 15 år", default=list)
    home_visit_on = models.DateField("hjemmebesøg")
    childs_wish = models.TextField("barnets ønske")
    other_children = models.CharField("andre børn i hjemmet", max_length=500, blank=True)
    course_on = models.DateField("kursus", null=True, blank=True)
    contract_on = models.DateField("kontrakt", null=True, blank=True)
    review_on = models.DateField("ses på igen")

    class Meta:
        verbose_name = "godkendelse af netværksplejefamilie"

    def __str__(self) -> str:
        return f"Godkendelse af netværksplejefamilie {self.id}"


class Placement(models.Model):
    """A child placed outside the home (anbringelse), with or without consent."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="placements", verbose_name="barn")
    home = models.ForeignKey(
        Home, models.PROTECT, null=True, blank=True, related_name="placements", verbose_name="sted"
    )
    # The residence the placement gave the child; None where the child already lived there.
    residence = models.ForeignKey(
        Residence, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bopæl"
    )
    # A code of the dated list placement_type.
    kind = models.CharField("art", max_length=10, blank=True)
    forced = models.BooleanField("uden samtykke", default=False)
    basis = models.CharField("grundlag", max_length=12, choices=Basis.choices, blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="placements", verbose_name="afgørelse"
    )
    approval = models.ForeignKey(
        NetworkApproval, models.PROTECT, null=True, blank=True, related_name="placements", verbose_name="godkendelse"
    )
    municipality = models.CharField("stedets kommune", max_length=100, blank=True)
    siblings = models.CharField("søskende", max_length=10, choices=Siblings.choices, blank=True)
    siblings_because = models.CharField("hvorfor ikke sammen", max_length=500, blank=True)
    starts_at = models.DateTimeField("fra")
    planned_end = models.DateField("planlagt slut", null=True, blank=True)
    ends_at = models.DateTimeField("til", null=True, blank=True)
    return_home = models.BooleanField("hjemgivelse", default=False)
    return_until = models.DateField("hjemgivelsesperiode til", null=True, blank=True)
    ended_because = models.CharField("ophørt fordi", max_length=20, choices=EndReason.choices, blank=True)
    ended_words = models.CharField("om ophøret", max_length=500, blank=True)
    price_month = models.DecimalField("pris pr. måned (kr.)", max_digits=10, decimal_places=2, null=True, blank=True)
    renewal_due = models.DateField("genbehandles senest", null=True, blank=True)
    permanent_since = models.DateField("permanent siden", null=True, blank=True)

    class Meta:
        verbose_name = "anbringelse"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("starts_at")), name="placement_ends_after_start"
            ),
            ExclusionConstraint(
                name="child_is_placed_in_one_place_at_a_time",
                expressions=[
                    (only_to_compare("child"), RangeOperators.EQUAL),
                    (Func(F("starts_at"), F("ends_at"), function="tstzrange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Anbringelse {self.id}"
