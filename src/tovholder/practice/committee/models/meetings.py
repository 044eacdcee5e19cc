"""Meetings, and the matters on their agendas."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.practice.committee.models.chair import ChairDecision


class CommitteeMeeting(models.Model):
    """A meeting of the committee (udvalgsmøde): booked, then held or called off."""

    id = models.UUIDField(primary_key=True, default=new_id)
    meets_at = models.DateTimeField("mødes")
    place = models.CharField("sted", max_length=200, blank=True)
    booked_at = models.DateTimeField("berammet")
    booked_by = models.UUIDField("berammet af", null=True)
    held_at = models.DateTimeField("holdt", null=True, blank=True)
    called_off_at = models.DateTimeField("aflyst", null=True, blank=True)
    called_off_because = models.CharField("aflyst fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "udvalgsmøde"
        indexes = [models.Index(fields=["meets_at"], name="committee_meeting_at")]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_at=None) | Q(called_off_at=None), name="meeting_is_held_or_called_off"
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None) | ~Q(called_off_because=""), name="meeting_called_off_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Udvalgsmøde {self.id}"


class CommitteeMatter(models.Model):
    """One child's matter before the committee (udvalgssag). Siblings' matters stand together on the agenda.

    `kind` is a code of the code list committee_decision (Barnets lov § 142, stk. 1).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="committee_matters", verbose_name="barn")
    kind = models.CharField("hvad skal afgøres", max_length=10)
    # The same for the siblings whose matters are heard together.
    together = models.UUIDField("behandles sammen", db_index=True)
    approves = models.ForeignKey(
        ChairDecision, models.PROTECT, null=True, blank=True, related_name="matters", verbose_name="godkender"
    )
    meeting = models.ForeignKey(
        CommitteeMeeting, models.PROTECT, null=True, blank=True, related_name="matters", verbose_name="møde"
    )
    raised_at = models.DateTimeField("rejst")
    raised_by = models.UUIDField("rejst af", null=True)
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True, blank=True)
    withdrawn_because = models.CharField("trukket tilbage fordi", max_length=300, blank=True)

    class Meta:
        verbose_name = "udvalgssag"
        constraints = [
            models.UniqueConstraint(fields=["together", "child"], name="a_child_stands_once_in_a_matter"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""), name="matter_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Udvalgssag {self.id}"
