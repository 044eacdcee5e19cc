"""Plans and follow-ups as the clocks know them."""

from __future__ import annotations

from django.db import models

from tovholder.practice.casework.models.happening import Happening


class Plan(Happening):
    """A plan for the child (barnets plan, ungeplan, handleplan)."""

    kind = models.CharField("art", max_length=40)
    first_follow_up_on = models.DateField("første opfølgning", null=True, blank=True)

    class Meta:
        verbose_name = "plan"

    def __str__(self) -> str:
        return f"Plan {self.id}"


class FollowUp(Happening):
    """A follow-up on plan and help (opfølgning). Barnets lov § 95."""

    result = models.TextField("resultat", blank=True)
    next_on = models.DateField("næste opfølgning", null=True, blank=True)

    class Meta:
        verbose_name = "opfølgning"

    def __str__(self) -> str:
        return f"Opfølgning {self.id}"
