"""Plans and follow-ups as the clocks know them; what stands in a plan is kept by the room of the plans."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tovholder.practice.casework.models.happening import Happening


class PlanKind(models.TextChoices):
    """What kind of plan the law wants; the codes are those of the code list plan_type."""

    CHILD = "barnets_plan", "Barnets plan"
    YOUTH = "ungeplan", "Ungeplan"
    ACTION = "handleplan", "Handleplan"
    PARENTS = "foraeldre", "Forældrehandleplan"


class Plan(Happening):
    """A plan for the child (barnets plan, ungeplan, handleplan), or for its parents. Barnets lov §§ 91, 108 and 77."""

    kind = models.CharField("art", max_length=40)
    first_follow_up_on = models.DateField("første opfølgning", null=True, blank=True)
    ended_at = models.DateTimeField("ophørt", null=True, blank=True)
    ended_because = models.CharField("ophørt fordi", max_length=600, blank=True)

    class Meta:
        verbose_name = "plan"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | (Q(ended_at__gte=F("happened_at")) & ~Q(ended_because="")),
                name="plan_ends_after_it_was_made_and_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Plan {self.id}"


class StatusReport(models.TextChoices):
    """What became of the provider's status report before a follow-up."""

    READ = "read", "Læst"
    WAITING = "waiting", "Ikke modtaget endnu"
    NONE = "none", "Der er ingen udfører"


class FollowUp(Happening):
    """A follow-up on plan and help (opfølgning). Barnets lov §§ 95-96."""

    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="follow_ups", verbose_name="plan"
    )
    result = models.TextField("resultat", blank=True)
    child_view = models.TextField("barnets syn", blank=True)
    next_on = models.DateField("næste opfølgning", null=True, blank=True)
    next_because = models.CharField("hvorfor den dag", max_length=500, blank=True)
    status_report = models.CharField("statusrapport", max_length=10, choices=StatusReport.choices, blank=True)
    # For a placed child: when the custody holder was spoken with (§ 96), or why not.
    parents_contacted_on = models.DateField("kontakt med forældre", null=True, blank=True)
    parents_not_because = models.CharField("ingen kontakt, fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "opfølgning"

    def __str__(self) -> str:
        return f"Opfølgning {self.id}"
