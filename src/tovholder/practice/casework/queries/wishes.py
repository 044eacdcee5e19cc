"""Who may ask for another caseworker."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from tovholder.foundation.families.models import Adult, Child, Tie
from tovholder.practice.casework.models import CaseworkerWish


def custody_holders_of(child: Child, *, on: date) -> list[Adult]:
    """The living adults who have custody of the child that day, by name."""
    ties = Tie.objects.on(on).filter(child=child, custody=True, adult__died_on=None).values("adult")
    return list(Adult.objects.filter(pk__in=ties).order_by("name", "pk"))


def wish_to_open(wish_id: UUID) -> CaseworkerWish | None:
    """A wish, before the page opens its child."""
    return CaseworkerWish.objects.filter(pk=wish_id).select_related("adult").first()
