"""Whose children: what "mine" means on a caseworker's and on a leader's desk."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.deadlines.models import TO_DO, Deadline
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.querysets import ChildQuerySet
from tovholder.foundation.organisation.models import Employment
from tovholder.practice.casework.models import Case
from tovholder.practice.casework.queries.carrying import has_one, on_a_desk
from tovholder.practice.intake.models import Concern


def posts_of(reader: Reader) -> QuerySet[Any, Any]:
    """The posts this person holds today, as a subquery."""
    return Employment.objects.on(reader.today).filter(user=reader.user.pk).values("post")


def my_children(reader: Reader) -> ChildQuerySet:
    """Those whose caseworker's post this person holds, with an open case or none so far; only the living.

    For a leader also those of the units she leads, and in Modtagelsen the unit's, where a case is open or something
    still waits to be done: who was seen to and needed no case does not stay. In Modtagelsen also those in the queue who
    have no unit yet.
    """
    # Each way by itself: one condition over them all would read every child there is.
    ways = [Child.objects.filter(caseworker__in=posts_of(reader))]
    waiting = Concern.objects.filter(screened_at=None, moved_to=None)
    if reader.is_leader or "intake" in reader.unit_kinds:
        units = reader.units if "intake" in reader.unit_kinds else reader.led
        waits = Q(pk__in=waiting.values("child")) | has_one(Deadline, TO_DO, due_at__isnull=False)
        ways.append(Child.objects.filter(has_one(Case, closed_at=None) | waits, unit__in=units))
    if "intake" in reader.unit_kinds:
        queued = waiting.filter(notification__unit__in=reader.units)
        ways.append(Child.objects.filter(unit=None, pk__in=queued.values("child")))
    mine, *others = [way.order_by().values("pk") for way in ways]
    return on_a_desk(Child.objects.visible_to(reader, at=reader.at)).filter(
        pk__in=mine.union(*others) if others else mine
    )
