"""Which units can take over a child, and what has been asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from tovholder.foundation.access.readers import LEADERS
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Employment, Post, PostKind, Unit
from tovholder.practice.casework.models import UnitHandOver


@asked_by_deeds
def waiting_hand_over(child: Child) -> UnitHandOver | None:
    """What another unit has been asked about the child and not answered."""
    return waiting_hand_overs([child]).get(child.pk)


@asked_by_deeds
def waiting_hand_overs(children: Sequence[Child]) -> dict[UUID, UnitHandOver]:
    """What other units have been asked about each of these children and not answered. One statement."""
    waiting = UnitHandOver.objects.filter(child__in=[child.pk for child in children], answered_at=None)
    return {each.child_id: each for each in waiting.select_related("from_unit", "to_unit")}


def asked_beside(asked: UnitHandOver, siblings: Sequence[Child]) -> list[UnitHandOver]:
    """What the same unit has asked the same other about these siblings and not been answered, each with its child."""
    found, waiting = [], waiting_hand_overs(siblings)
    for child in siblings:
        each = waiting.get(child.pk)
        if each and (each.from_unit_id, each.to_unit_id) == (asked.from_unit_id, asked.to_unit_id):
            each.child = child
            found.append(each)
    return found


def hand_over_to_open(hand_over_id: UUID) -> UnitHandOver | None:
    """What was asked, before the page opens its child."""
    return UnitHandOver.objects.select_related("from_unit", "to_unit").filter(pk=hand_over_id).first()


def units_to_ask(child: Child, *, on: date) -> list[Unit]:
    """The other units that can take a child over that day: with somebody who leads them to answer, and a caseworker's
    post to give the child to. By name.
    """
    led: Any = Employment.objects.on(on).filter(post__unit=OuterRef("pk"), post__kind__in=sorted(LEADERS))
    carries: Any = Post.objects.on(on).filter(unit=OuterRef("pk"), kind=PostKind.CASEWORKER)
    can = Unit.objects.on(on).filter(Exists(led), Exists(carries))
    return list(can.exclude(pk=child.unit_id).order_by("name"))
