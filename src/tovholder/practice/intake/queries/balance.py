"""The balance line of Modtagelsen: nothing that came in is lost between the chairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from tovholder.practice.intake.models import Concern, SafetyAssessment


@dataclass(frozen=True)
class Balance:
    """Children in notifications: received = assessed + waiting. A row moved to the right child counts once."""

    received: int
    assessed: int
    waiting: int

    @property
    def holds(self) -> bool:
        """Whether it adds up."""
        return self.received == self.assessed + self.waiting


def balance(
    *, units: Iterable[UUID] | None = None, since: datetime | None = None, until: datetime | None = None
) -> Balance:
    """The balance of notifications received in [since, until), of some units' queues or of all.

    The three are counted apart: who waits by the row, who is assessed by the assessments themselves.
    """
    rows = Concern.objects.filter(moved_to=None)
    if units is not None:
        rows = rows.filter(notification__unit__in=list(units))
    if since is not None:
        rows = rows.filter(notification__received_at__gte=since)
    if until is not None:
        rows = rows.filter(notification__received_at__lt=until)
    is_assessed = Exists(SafetyAssessment.objects.filter(concern=OuterRef("pk")))
    counted = rows.aggregate(
        received=Count("pk"),
        assessed=Count("pk", filter=is_assessed),
        waiting=Count("pk", filter=Q(assessed_at=None)),
    )
    return Balance(**counted)
