"""The turn of the day: duties that change because time passes, and not because somebody did something.

A limit runs out, an agreement with the police is to be looked at again: such a child is counted anew within a minute.
A child turns 18, the next round of a repeated duty begins: every child is counted anew after midnight, since to guess
whom time has touched would be to know the rules twice.
"""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from django.db import OperationalError
from django.db.models import F, Q, QuerySet

from tovholder.core.time.calendar import danish_day, start_of_day
from tovholder.foundation.deadlines.anew import count_anew
from tovholder.foundation.deadlines.models import Counting, Deadline

AT_A_TIME = 200
_COUNTED = F("child__counting__counted_at")

logger = logging.getLogger(__name__)


def turn_to_today(*, now: datetime) -> int:
    """Count anew every child not counted since midnight, or whose time has run out since; how many had changed.

    Goes on where it was cut off: a child that has been counted says so itself.
    """
    today = start_of_day(danish_day(now))
    run_out = Q(due_at__lte=now, due_at__gt=_COUNTED) | Q(red_at__lte=now, red_at__gt=_COUNTED)
    late = Deadline.objects.running().filter(run_out).values("child")
    known = Counting.objects.filter(child__same_as=None).order_by("pk")
    return sum(_turn(behind, now=now) for behind in (known.filter(counted_at__lt=today), known.filter(pk__in=late)))


def _turn(behind: QuerySet[Counting], *, now: datetime) -> int:
    changed, last = 0, UUID(int=0)
    while batch := list(behind.filter(pk__gt=last).values_list("pk", flat=True)[:AT_A_TIME]):
        try:
            changed += count_anew(batch, now=now)
        except OperationalError:  # somebody is writing about one of them just now: they are taken next time
            logger.info("Turn of the day: a batch was busy and waits")
        last = batch[-1]
    return changed
