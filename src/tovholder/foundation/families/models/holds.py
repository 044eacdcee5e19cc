"""The hold by which nothing goes out to the family."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.bare import Record
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models.people import Child


class ContactHold(Record):
    """Nothing goes out to the family until a named person lifts it with a reason (kontaktstop).

    Barnets lov § 18, stk. 3; a suspect must not learn of the suspicion from us.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="contact_holds", verbose_name="barn")
    because = models.CharField("hvorfor", max_length=60)
    set_at = models.DateTimeField("sat")
    review_on = models.DateField("ses på igen", null=True, blank=True)
    lifted_at = models.DateTimeField("ophævet", null=True, blank=True)
    lifted_by = models.UUIDField("ophævet af", null=True, blank=True)
    lifted_because = models.TextField("hvorfor ophævet", blank=True)

    class Meta:
        verbose_name = "kontaktstop"
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(lifted_at=None), name="one_contact_hold_at_a_time"),
            models.CheckConstraint(
                condition=Q(lifted_at=None) | (Q(lifted_by__isnull=False) & ~Q(lifted_because="")),
                name="contact_hold_lifted_by_somebody_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Kontaktstop {self.id}"
