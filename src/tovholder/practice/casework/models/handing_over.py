"""A child that one unit asks another to take over."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.organisation.models import Unit
from tovholder.practice.casework.models.happening import Happening


class UnitHandOver(Happening):
    """A unit asks another to take over a child (overdragelse til en anden enhed).

    Until the other unit's leader takes the child it is the old unit's, so that nobody is between two chairs. `answer`
    is what the unit said: why it did not take the child, or a word on the way; or why it was called off.
    """

    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="fra enhed")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="til enhed")
    because = models.CharField("hvorfor", max_length=300)
    answered_at = models.DateTimeField("besvaret", null=True, blank=True)
    taken = models.BooleanField("overtaget", null=True)
    answer = models.CharField("svaret", max_length=300, blank=True)

    class Meta:
        verbose_name = "overdragelse til en anden enhed"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, taken=None)
                | Q(answered_at__isnull=False, taken=True)
                | (Q(answered_at__isnull=False, taken=False) & ~Q(answer="")),
                name="hand_over_taken_or_why_not",
            ),
            models.UniqueConstraint(
                fields=["child"], condition=Q(answered_at=None), name="one_waiting_hand_over_for_each_child"
            ),
        ]

    def __str__(self) -> str:
        return f"Overdragelse {self.id}"
