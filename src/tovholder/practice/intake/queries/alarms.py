"""Which notifications still ring: somebody is called, and nobody has opened it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from tovholder.foundation.letters.models import Outgoing

ALARM = "out_of_hours_alarm"


def ringing(notifications: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the notifications with an alarm neither called off nor, at every rank, delivered. One statement."""
    wanted = list(notifications)
    if not wanted:
        return frozenset()
    found = Outgoing.objects.filter(_named(wanted), done_at=None, called_off_at=None)
    kept = {str(pk): pk for pk in wanted}
    return frozenset(kept[name] for key in found.values_list("key", flat=True) for name in kept if name in key)


def _named(wanted: list[UUID]) -> Q:
    which = Q()
    for pk in wanted:
        which |= Q(key__startswith=f"{ALARM}/{pk}/")
    return which
