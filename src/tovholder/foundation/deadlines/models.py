"""The child's duties as last counted: kept so that a worklist is an index read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.bare import Record
from tovholder.foundation.families.models import Child

TALK = "RCONV"  # the alarm of every duty to talk with the child
RUNNING = Q(met_at=None, ended_at=None)
TO_DO = RUNNING & Q(too_late_at=None)


class DeadlineQuerySet(models.QuerySet[Any]):
    """Kept duties."""

    def running(self) -> DeadlineQuerySet:
        """Neither met nor fallen away."""
        return self.filter(RUNNING)

    def to_do(self) -> DeadlineQuerySet:
        """Running, and something can still be done about it."""
        return self.filter(TO_DO)

    def overdue(self, *, now: datetime) -> DeadlineQuerySet:
        """Running, and red: the law's moment has passed."""
        return self.running().filter(red_at__lte=now)


class Deadline(Record):
    """One duty of the law (or of ours) towards one child, as counted from the chronicle (frist).

    Never written by a deed itself: `recount_duties` writes it, and recounting everything gives the same rows.
    """

    id = models.UUIDField(primary_key=True)
    child = models.ForeignKey(Child, models.CASCADE, related_name="deadlines", verbose_name="barn", db_index=False)
    rule = models.CharField("regel", max_length=40)
    alarm = models.CharField("alarm", max_length=20, blank=True)
    round = models.PositiveIntegerField("omgang", default=1)
    started_by = models.UUIDField("begyndte med linjen")
    started_at = models.DateTimeField("begyndte")
    due_at = models.DateTimeField("senest", null=True)
    # When it turned red, or will if nothing is done; empty when it was met in time.
    red_at = models.DateTimeField("rød fra", null=True)
    # Red, and nothing that is done now puts it right: a breach that stays one. docs/decisions/0019.
    too_late_at = models.DateTimeField("kan ikke rettes op fra", null=True)
    met_by = models.UUIDField("opfyldt med linjen", null=True)
    met_at = models.DateTimeField("opfyldt", null=True)
    ended_at = models.DateTimeField("bortfaldet", null=True)
    ended_because = models.CharField("bortfaldet fordi", max_length=200, blank=True)
    transitional = models.BooleanField("overgangsregel ikke bekræftet", default=False)
    source = models.CharField("hjemmel", max_length=200)
    because = models.TextField("hvorfor")
    counted = models.TextField("sådan er der talt")

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = "frist"
        indexes = [
            models.Index(fields=["child", "due_at"], name="deadline_child_due"),
            models.Index(
                fields=["child"],
                include=["due_at", "red_at", "too_late_at"],
                name="deadline_running",
                condition=RUNNING,
            ),
            # A leader's question: who was to be talked with lately, and who still is.
            models.Index(fields=["started_at"], name="deadline_talks", condition=Q(alarm=TALK)),
            models.Index(fields=["child"], name="deadline_talks_owed", condition=RUNNING & Q(alarm=TALK)),
        ]

    def __str__(self) -> str:
        return f"Frist {self.id}"


class Counting(Record):
    """When a child's duties were last counted (optælling): a check recounts as of then, and must get the same."""

    child = models.OneToOneField(Child, models.CASCADE, primary_key=True, related_name="counting", verbose_name="barn")
    counted_at = models.DateTimeField("talt")

    class Meta:
        verbose_name = "optælling"

    def __str__(self) -> str:
        return f"Optælling {self.child_id}"
