"""Is every child seen in time? Counts from dated events, never from a status somebody has set by hand.

Each figure is one statement here, and one list of the rows behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import TruncDate

from tovholder.core.time.calendar import DANISH_TIME
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.deadlines.models import RUNNING, TALK, Deadline
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.intake.models import Concern, ConcernQuerySet

COHORT = timedelta(days=7)
HEARD_WITHIN = timedelta(days=90)
MOST = 100
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Scope:
    """Whose figures: some units', or (units None) the whole municipality's for a head of department."""

    units: tuple[UUID, ...] | None

    @classmethod
    def of(cls, reader: Reader) -> Scope:
        """What this leader answers for."""
        return cls(None if PostKind.HEAD in reader.kinds else reader.led)

    def concerns(self) -> ConcernQuerySet:
        """Children in notifications that stand in these units' queues or are about their children."""
        rows = Concern.objects.filter(moved_to=None)
        if self.units is None:
            return rows
        return rows.filter(Q(notification__unit__in=self.units) | Q(child__unit__in=self.units))

    def deadlines(self) -> Any:
        """The duties towards these units' children, and towards those in their queues who belong to no unit yet."""
        rows = Deadline.objects.all()
        if self.units is None:
            return rows
        queued = Concern.objects.filter(notification__unit__in=self.units, screened_at=None, moved_to=None)
        theirs = Child.objects.filter(Q(unit__in=self.units) | Q(unit=None, pk__in=queued.values("child")))
        return rows.filter(child__in=theirs.values("pk"))


@dataclass(frozen=True)
class Waiting:
    """Notifications that wait: how many, about how many children, and since when the oldest came."""

    notifications: int
    children: int
    oldest: datetime | None


@dataclass(frozen=True)
class Share:
    """So many (`part`) of those there are (`whole`)."""

    part: int
    whole: int


def waiting(scope: Scope) -> Waiting:
    """Notifications not yet assessed."""
    return _waiting(unassessed(scope))


def undecided(scope: Scope) -> Waiting:
    """Notifications assessed, whose outcome is not decided."""
    return _waiting(unscreened(scope))


def assessed_in_time(scope: Scope, *, now: datetime) -> Share:
    """Of those whose 24 hours ended in the last seven days, finished or not: how many were assessed in time."""
    counted = cohort(scope, now=now).aggregate(whole=Count("pk"), part=Count("pk", filter=_IN_TIME))
    return Share(counted["part"], counted["whole"])


def passed(scope: Scope, *, now: datetime) -> Share:
    """How many dates of the law have passed (`part`), for how many children (`whole`)."""
    counted = overdue(scope, now=now).aggregate(part=Count("pk"), whole=Count("child", distinct=True))
    return Share(counted["part"], counted["whole"])


def not_heard(scope: Scope, *, now: datetime) -> Share:
    """Of the children to be talked with in the last 90 days: how many have not been."""
    counted = talks(scope, now=now).aggregate(
        whole=Count("child", distinct=True), part=Count("child", distinct=True, filter=RUNNING)
    )
    return Share(counted["part"], counted["whole"])


def unassessed(scope: Scope) -> QuerySet[Concern]:
    """The rows behind `waiting`, the oldest first; who has died waits for nobody's assessment."""
    alive = scope.concerns().standing().filter(assessed_at=None, child__died_on=None)
    return alive.order_by("assess_before", "pk")


def unscreened(scope: Scope) -> QuerySet[Concern]:
    """The rows behind `undecided`, the oldest first."""
    return scope.concerns().filter(screened_at=None, assessed_at__isnull=False).order_by("assess_before", "pk")


def cohort(scope: Scope, *, now: datetime) -> QuerySet[Concern]:
    """All whose 24 hours ended in the last seven days and who could be assessed within them, the first to end first."""
    since = now - COHORT
    # The moment of receipt has an index; the 24 hours always end a day after it.
    recent = scope.concerns().filter(notification__received_at__gte=since - ONE_DAY)
    return recent.filter(_LIVED_THAT_LONG, assess_before__gte=since, assess_before__lt=now).order_by(
        "assess_before", "pk"
    )


def not_in_time(scope: Scope, *, now: datetime) -> QuerySet[Concern]:
    """The rows behind `assessed_in_time` that were not."""
    return cohort(scope, now=now).exclude(_IN_TIME)


def overdue(scope: Scope, *, now: datetime) -> QuerySet[Deadline]:
    """The rows behind `passed`, the longest passed first."""
    rows: QuerySet[Deadline] = scope.deadlines().overdue(now=now).order_by("red_at", "pk")
    return rows


def talks(scope: Scope, *, now: datetime) -> QuerySet[Deadline]:
    """The duties to talk with a child that began in the last 90 days or still run."""
    recent = Q(started_at__gte=now - HEARD_WITHIN) | RUNNING
    rows: QuerySet[Deadline] = scope.deadlines().filter(recent, alarm=TALK)
    return rows


def untalked(scope: Scope, *, now: datetime) -> QuerySet[Deadline]:
    """The rows behind `not_heard`."""
    return talks(scope, now=now).filter(RUNNING).order_by(F("due_at").asc(nulls_last=True), "pk")


def readable(rows: QuerySet[Any], *, reader: Reader) -> QuerySet[Any]:
    """Those of the rows whose child this reader may see, with the child and its unit."""
    visible = Child.objects.visible_to(reader, at=reader.at).values("pk")
    along = ("child__unit",) if rows.model is Deadline else ("child__unit", "notification")
    return rows.filter(child__in=visible).select_related(*along)


_IN_TIME = Q(assessed_at__lte=F("assess_before"))
# Nobody assesses a dead child. Who died after the 24 hours had ended without an assessment was not seen in time.
_LIVED_THAT_LONG = (
    Q(assessed_at__isnull=False)
    | Q(child__died_on=None)
    | Q(child__died_on__gt=TruncDate("assess_before", tzinfo=DANISH_TIME))
)


def _waiting(rows: QuerySet[Concern]) -> Waiting:
    counted = rows.order_by().aggregate(
        notifications=Count("notification", distinct=True),
        children=Count("pk"),
        oldest=Min("notification__received_at"),
    )
    return Waiting(**counted)
