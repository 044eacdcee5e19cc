"""An ordinary caseworker of a town: the one in the middle when all are ranked by how many open cases they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Employment, PostKind
from tovholder.practice.casework.models import Investigation, Placement, Plan


class NoSuchTown(LookupError):
    """Nobody works here with open cases of their own, so it is no town made by `tovholder town`."""


@dataclass(frozen=True)
class Ordinary:
    """The caseworker and the one of their children with most to show; their unit's leader; somebody in Modtagelsen."""

    user: User
    leader: User
    intake: User
    child: Child


def ordinary_caseworker() -> Ordinary:
    """The same one whenever asked, also in a town copied tenfold. Raises NoSuchTown where there is none."""
    now = timezone.now()
    held = Employment.objects.on(danish_day(now)).select_related("user", "post")
    children = Child.objects.themselves().filter(died_on=None, cases__isnull=False, cases__closed_at=None)
    counts = dict(children.order_by().values_list("caseworker").annotate(n=Count("pk")))
    carried = [each for each in held.filter(post__kind=PostKind.CASEWORKER) if counts.get(each.post_id)]
    if not carried:
        raise NoSuchTown("Ingen rådgiver i byen har børn med åben sag. Lav byen med tovholder town.")
    ranked = sorted(carried, key=lambda each: (counts[each.post_id], each.pk))
    chosen = ranked[len(ranked) // 2]
    leads: Any = held.filter(post__kind=PostKind.TEAM_LEADER, post__unit=chosen.post.unit_id).order_by("pk").first()
    receives: Any = held.filter(post__kind=PostKind.INTAKE).order_by("pk").first()
    child = _with_most_to_show(children.filter(caseworker=chosen.post_id))
    leader, intake = (each.user if each else chosen.user for each in (leads, receives))
    return Ordinary(chosen.user, leader, intake, child)


def _with_most_to_show(children: QuerySet[Any]) -> Child:
    mine: dict[str, Any] = {"child": OuterRef("pk")}
    has = {
        "is_placed": Exists(Placement.objects.filter(**mine, ends_at=None)),
        "has_plan": Exists(Plan.objects.filter(**mine)),
        "is_known": Exists(Investigation.objects.filter(**mine)),
    }
    first: Child = children.annotate(**has).order_by("-is_placed", "-has_plan", "-is_known", "pk")[0]
    return first
