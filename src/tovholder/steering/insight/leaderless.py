"""Units that nobody leads, where something waits for a leader: it would stand on nobody's Min dag."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from tovholder.foundation.access.readers import LEADERS
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Employment, PostKind, Unit
from tovholder.practice.casework.models import Task
from tovholder.steering.insight.carried import WITH_CHILDREN, with_work


@dataclass(frozen=True)
class Leaderless:
    """A unit without a leader that day, and about how many children something waits for one."""

    unit: Unit
    children: int

    @property
    def has_figures(self) -> bool:
        """Whether a head of department can look at what the unit carries."""
        return self.unit.kind in WITH_CHILDREN


def leaderless_units(*, on: date) -> list[Leaderless]:
    """The units nobody leads that day in which a leader's task waits, or a child has no caseworker; by name.

    One statement where every unit has a leader. Numbers alone: who is told of it opens none of the children by it.
    """
    leads = Employment.objects.on(on).filter(post__unit=OuterRef("pk"), post__kind__in=sorted(LEADERS))
    units: list[Unit] = list(Unit.objects.on(on).filter(~Exists(leads)).order_by("name", "pk"))
    waiting = _waiting_in([unit.pk for unit in units]) if units else {}
    return [Leaderless(unit, len(waiting[unit.pk])) for unit in units if unit.pk in waiting]


def _waiting_in(units: list[UUID]) -> dict[UUID, set[UUID]]:
    """The children about whom something waits for the leader of each of the units that have any. One statement."""
    tasks = Task.objects.filter(done_at=None, for_post=PostKind.TEAM_LEADER).order_by()
    asked = tasks.annotate(whose=Coalesce("unit", "child__unit")).filter(whose__in=units).values_list("whose", "child")
    nobodys = with_work(Child.objects.filter(unit__in=units, caseworker=None)).order_by().values_list("unit", "pk")
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for unit, child in asked.union(nobodys):
        found[unit].add(child)
    return found
