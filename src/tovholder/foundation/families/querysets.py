"""Choices among children, as sentences."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from tovholder.foundation.access.asking import is_of_units
from tovholder.foundation.access.models import Key, Shut

if TYPE_CHECKING:
    from tovholder.foundation.access.readers import Reader


def opened_for(reader: Reader, *, at: datetime) -> models.QuerySet[Any, Any]:
    """The ids of the children a key opens for one of the reader's units. Whom the reader may see is still asked of
    `visible_to`.
    """
    opened: models.QuerySet[Any, Any] = keys_of(reader, at=at).filter(is_of_units(reader)).values("child_id")
    return opened


def keys_of(reader: Reader, *, at: datetime) -> models.QuerySet[Any, Any]:
    """The open keys that somebody in the reader's posts can turn; that they are their units' is still to be asked."""
    keys: models.QuerySet[Any, Any] = Key.objects.filter(is_open(at), is_held_by(reader))
    return keys


def is_held_by(reader: Reader) -> Q:
    """Whether a key is one of those the reader's posts can turn: cut for everybody in the unit, or for a kind of post
    that the reader holds in that very unit.
    """
    mine = (Q(for_post=kind, unit__in=reader.units_as(kind)) for kind in sorted(reader.duties))
    return reduce(or_, mine, Q(for_post=""))


class ChildQuerySet(models.QuerySet[Any]):
    """Children."""

    def visible_to(self, reader: Reader, *, at: datetime) -> ChildQuerySet:
        """The children this reader may see at this moment: their unit's, those they hold a key to, on watch all.

        A child shut for one of the reader's units is not among them, except for who is on watch.
        """
        if reader.on_watch:
            return self.all()
        open_key = keys_of(reader, at=at).filter(child_id=OuterRef("pk"), unit__in=reader.units)
        shut = Shut.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), child_id=OuterRef("pk"), unit__in=reader.units)
        return self.filter(Q(unit__in=reader.units) | Exists(open_key)).exclude(Exists(shut))

    def themselves(self) -> ChildQuerySet:
        """Not those since identified as another child."""
        return self.filter(same_as=None)

    def identified_as(self, child: Any) -> ChildQuerySet:
        """This child's own record and those since identified as it; by its id, or an outer one."""
        return self.filter(Q(pk=child) | Q(same_as=child))


def is_open(at: datetime) -> Q:
    """Whether a key opens at this moment."""
    return (Q(closes_at=None) | Q(closes_at__gt=at)) & Q(opens_at__lte=at)
