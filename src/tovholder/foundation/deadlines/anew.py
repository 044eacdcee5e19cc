"""Counting some children anew: after midnight, and when a rule has been put right."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Counting
from tovholder.foundation.families.models import Child


def count_anew(children: Collection[UUID], *, now: datetime) -> int:
    """Count these children's duties as of now, but for those somebody writes about just then; how many had changed.

    Raises OperationalError when a batch is busy.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set local lock_timeout = '300ms'")  # deeds go first
        # The same lock as a deed takes before it counts.
        free = Child.objects.select_for_update(skip_locked=True, no_key=True).filter(pk__in=children).order_by("pk")
        counted = dict.fromkeys(free.values_list("pk", flat=True), now)
        changed = differing(counted)
        if changed:
            with open_book(at=now, by=NOBODY_LOGGED_IN) as book:
                recount_duties(book, changed)
        Counting.objects.filter(pk__in=counted.keys() - set(changed)).update(counted_at=now)
        return len(changed)
