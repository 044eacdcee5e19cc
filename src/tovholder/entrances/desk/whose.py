"""Whose children: what "mine" means on a caseworker's and on a leader's desk.

A child whose case is closed has left the desk, but not its caseworker: if the case is opened again, they are back.
"""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.querysets import ChildQuerySet
from tovholder.foundation.organisation.models import Employment
from tovholder.practice.casework.models import Case
from tovholder.practice.intake.models import Concern


def posts_of(reader: Reader) -> QuerySet[Any, Any]:
    """The posts this person holds today, as a subquery."""
    return Employment.objects.on(reader.today).filter(user=reader.user.pk).values("post")


def my_children(reader: Reader) -> ChildQuerySet:
    """Those whose caseworker's post this person holds; for a leader also all the unit's.

    In Modtagelsen also those in the queue who have no unit yet. Only the living with an open case, or none so far.
    """
    whose = Q(caseworker__in=posts_of(reader))
    if reader.is_leader or "intake" in reader.unit_kinds:
        whose |= Q(unit__in=reader.units)
    if "intake" in reader.unit_kinds:
        queued = Concern.objects.filter(notification__unit__in=reader.units, screened_at=None, moved_to=None)
        whose |= Q(unit=None, pk__in=queued.values("child"))
    return _visible(reader).filter(whose)


def _visible(reader: Reader) -> ChildQuerySet:
    latest = Case.objects.filter(child=OuterRef("pk")).order_by("-opened_at", "-pk").values("closed_at")[:1]
    living = Child.objects.visible_to(reader, at=reader.at).themselves().filter(died_on=None)
    here: ChildQuerySet = living.alias(left_at=Subquery(latest)).filter(left_at=None)
    return here
