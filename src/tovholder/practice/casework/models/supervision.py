"""Visits to a placed child."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.practice.casework.models.conversations import ChildConversation
from tovholder.practice.casework.models.happening import Happening
from tovholder.practice.casework.models.placements import Placement


class SupervisionVisit(Happening):
    """A visit to a placed child (tilsynsbesøg); counts only with the child spoken to or met. Barnets lov § 156."""

    # None where only the visit is known, and not which placement it was to (published cases).
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="visits", verbose_name="anbringelse"
    )
    cancelled = models.BooleanField("aflyst", default=False)
    cancelled_because = models.CharField("aflyst fordi", max_length=300, blank=True)
    child_seen = models.BooleanField("talt med barnet", default=False)
    # The talk or the direct contact at the visit: it has the child's words, and who may see them.
    conversation = models.ForeignKey(
        ChildConversation, models.PROTECT, null=True, blank=True, related_name="visits", verbose_name="samtale"
    )
    # Why the child was not met, or not alone: as far as possible without staff present (§ 156, stk. 5).
    why_not = models.CharField("hvorfor ikke talt med barnet, eller ikke alene", max_length=300, blank=True)
    seen = models.TextField("det så jeg", blank=True)
    # How it goes with each goal: [{"goal": its id or words, "trend": "up" | "same" | "down"}].
    goals = models.JSONField("mål", default=list, blank=True)
    happens_now = models.TextField("hvad sker der nu", blank=True)

    class Meta:
        verbose_name = "tilsynsbesøg"
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled=False) | Q(child_seen=False), name="a_cancelled_visit_met_no_child"
            )
        ]
        indexes = [models.Index(fields=["child", "-happened_at"], name="visit_child_latest")]

    def __str__(self) -> str:
        return f"Tilsynsbesøg {self.id}"

    @property
    def counts(self) -> bool:
        """Only a visit at which the child was talked with, or met in another direct way, counts."""
        return self.child_seen and not self.cancelled
