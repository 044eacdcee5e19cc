"""The visits of placed children, counted over twelve months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from tovholder.core.supervision.rolling import Rolling, rolling, wanted_on
from tovholder.core.time.calendar import danish_day
from tovholder.core.time.periods import Period
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Placement, SupervisionVisit
from tovholder.practice.casework.queries.waiting import seen_closed
from tovholder.practice.supervision.models import PlannedVisit

MOST_CHILDREN = 300


@dataclass(frozen=True)
class Watched:
    """A placed child with its place, the count of visits, the latest and the next one."""

    child: Child
    placement: Placement
    count: Rolling
    latest: SupervisionVisit | None
    planned: PlannedVisit | None

    @property
    def moved_within_the_year(self) -> bool:
        """The count reaches back to an earlier place, while the limit of the law begins anew with this one."""
        return self.count.since < danish_day(self.placement.starts_at)


def placed_now(*, at: datetime) -> Q:
    """The placements that run at that moment."""
    return Q(starts_at__lte=at) & (Q(ends_at=None) | Q(ends_at__gt=at))


def watched_children(reader: Reader) -> list[Watched]:
    """The placed children this reader may see, those whose next visit is nearest first. Four statements."""
    visible = Child.objects.visible_to(reader, at=reader.at).themselves().filter(died_on=None)
    here = Placement.objects.filter(placed_now(at=reader.at), child__in=visible).select_related("child", "home")
    return _watched(list(here.order_by("starts_at", "pk")[:MOST_CHILDREN]), at=reader.at)


def watched(child: Child, *, at: datetime) -> Watched | None:
    """The child as it is watched now; None when it is not placed. Four statements."""
    placed = Placement.objects.filter(placed_now(at=at), child=child.pk).select_related("home")
    here = placed.annotate(case_closed_at=seen_closed()).first()
    if here is None:
        return None
    here.child = child
    return next(iter(_watched([here], at=at)), None)


def visits_of(child: Child, *, most: int = 20) -> list[SupervisionVisit]:
    """The child's latest visits, with the talk at each; also those that were cancelled."""
    visits = SupervisionVisit.objects.filter(child=child.pk).select_related("conversation", "placement__home")
    return list(visits.order_by("-happened_at", "-pk")[:most])


def _watched(placements: Sequence[Placement], *, at: datetime) -> list[Watched]:
    children = [each.child_id for each in placements]
    stays, met, latest = _stays(children), *_visits(children)
    planned = {
        each.child_id: each for each in PlannedVisit.objects.filter(child__in=children, made_as=None, moved_at=None)
    }
    today = danish_day(at)
    wanted = wanted_on(today)
    rows = [
        Watched(each.child, each, count, latest.get(each.child_id), planned.get(each.child_id))
        for each in placements
        if (count := rolling(met[each.child_id], stays[each.child_id], on=today, wanted=wanted)) is not None
    ]
    return sorted(rows, key=lambda row: (row.count.next_by, row.count.wished_by, str(row.child.pk)))


def _stays(children: Iterable[UUID]) -> dict[UUID, list[Period[date]]]:
    stays: dict[UUID, list[Period[date]]] = defaultdict(list)
    rows = Placement.objects.filter(child__in=list(children)).values_list("child", "starts_at", "ends_at")
    for child, starts_at, ends_at in rows:
        starts, ends = danish_day(starts_at), danish_day(ends_at) if ends_at else None
        if ends is None or ends > starts:
            stays[child].append(Period(starts, ends))
    return stays


def _visits(children: Iterable[UUID]) -> tuple[dict[UUID, list[date]], dict[UUID, SupervisionVisit]]:
    """The days each child was met, and its latest visit that was not cancelled."""
    met: dict[UUID, list[date]] = defaultdict(list)
    latest: dict[UUID, SupervisionVisit] = {}
    for visit in SupervisionVisit.objects.filter(child__in=list(children), cancelled=False).order_by("happened_at"):
        latest[visit.child_id] = visit
        if visit.counts:
            met[visit.child_id].append(danish_day(visit.happened_at))
    return met, latest
