"""The balance line of Modtagelsen: nothing that came in is lost between the chairs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.organisation.models import UnitKind
from tovholder.practice.intake.models import Concern, SafetyAssessment
from tovholder.practice.intake.queries.standing_in import hidden_from


@dataclass(frozen=True)
class Balance:
    """Children in notifications: received = assessed + waiting + closed. A row moved to the right child counts once.

    `closed` are those who died before anybody could assess them, and whose row is closed for that.
    `elsewhere` are those of the waiting that the reader's own queue does not show: they stand with another unit or
    a deputy, and who they are is not for this reader.
    """

    received: int
    assessed: int
    waiting: int
    elsewhere: int = 0
    closed: int = 0

    @property
    def holds(self) -> bool:
        """Whether it adds up."""
        return self.received == self.assessed + self.waiting + self.closed


def balance(
    *,
    reader: Reader | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    with_all_that_waits: bool = False,
) -> Balance:
    """The balance of notifications received in [since, until): all of them, or what came in by the reader's door.

    `with_all_that_waits` takes along what came before `since` and still waits, so that a page need not count ten
    years and yet loses nobody. By Modtagelsen's door comes also what went on to its deputy. The three are counted
    apart: who waits by the row, who is assessed by the assessments themselves. One statement.
    """
    waits = Q(assessed_at=None, closed_by_death_at=None)
    rows: QuerySet[Concern] = Concern.objects.filter(moved_to=None)
    hidden = Q(pk=None)
    if reader is not None and not reader.on_watch:
        ours = Q(notification__unit__in=reader.units)
        if UnitKind.INTAKE in reader.unit_kinds:
            ours |= Q(notification__routed_to_deputy=True)
        rows = rows.filter(ours)
        hidden = Q(hidden_from(reader)) | Q(notification__unit=None) | ~Q(notification__unit__in=reader.units)
    if since is not None:
        lately = rows.filter(notification__received_at__gte=since)
        rows = _either(lately, rows.filter(waits)) if with_all_that_waits else lately
    if until is not None:
        rows = rows.filter(notification__received_at__lt=until)
    is_assessed = Exists(SafetyAssessment.objects.filter(concern=OuterRef("pk")))
    counted = rows.aggregate(
        received=Count("pk"),
        assessed=Count("pk", filter=is_assessed),
        waiting=Count("pk", filter=waits),
        elsewhere=Count("pk", filter=waits & hidden),
        closed=Count("pk", filter=Q(assessed_at=None, closed_by_death_at__isnull=False)),
    )
    return Balance(**counted)


def _either(some: QuerySet[Concern], others: QuerySet[Concern]) -> QuerySet[Concern]:
    """Two small sets put together by their keys: an OR between two tables would read both from end to end."""
    return Concern.objects.filter(pk__in=some.values("pk").union(others.values("pk")))
