"""What the child's parents ask of us about who works with them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tovholder.foundation.families.models import Adult
from tovholder.practice.casework.models.happening import Happening


class CaseworkerWish(Happening):
    """A holder of custody asks for another caseworker (ønske om en anden rådgiver), and the leader answers why.

    Who works with a family is the authority's own to arrange and no decision that can be complained of; that the
    answer has its reasons is good administrative practice. What the child itself asks for is a `ChildRequest`.
    """

    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+", verbose_name="hvem beder")
    words = models.TextField("hvorfor", blank=True)
    answered_at = models.DateTimeField("besvaret", null=True, blank=True)
    granted = models.BooleanField("fik ret", null=True)
    answer = models.TextField("svaret", blank=True)

    class Meta:
        verbose_name = "ønske om en anden rådgiver"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | (Q(answered_at__gte=F("happened_at")) & ~Q(answer="")),
                name="wish_answered_afterwards_and_with_words",
            )
        ]

    def __str__(self) -> str:
        return f"Ønske om en anden rådgiver {self.id}"
