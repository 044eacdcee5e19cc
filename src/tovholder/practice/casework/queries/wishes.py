"""Who may ask for another caseworker."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.families.models import Child, Tie
from tovholder.practice.casework.models import CaseworkerWish


def custody_holders_of(child: Child, *, on: date) -> list[Tie]:
    """The living adults who have custody of the child that day, with what they are to it, by name."""
    ties = Tie.objects.on(on).filter(child=child, custody=True, adult__died_on=None).select_related("adult")
    return list(ties.order_by("adult__name", "pk"))


@asked_by_deeds
def line_since(child: Child, deed: str, *, since: datetime) -> bool:
    """Whether this has been done about the child since that moment."""
    lines = Subject.objects.filter(child_id=child.pk, named=True, line__deed=deed, line__happened_at__gte=since)
    return bool(lines.exists())


def wish_to_open(wish_id: UUID) -> CaseworkerWish | None:
    """A wish, before the page opens its child."""
    return CaseworkerWish.objects.filter(pk=wish_id).select_related("adult").first()
